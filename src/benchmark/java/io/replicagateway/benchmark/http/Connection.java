package io.replicagateway.benchmark.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One kept-alive connection to a server on this machine. It understands just enough HTTP/1.1 for the answers of the
 * servers here, and costs little, so that it is the server that is measured.
 */
public final class Connection implements AutoCloseable {

    private static final int BUFFER = 128 * 1024;
    private static final int LONGEST_WAIT_MILLIS = 30_000;
    private static final int NOT_MODIFIED = 304;

    /**
     * What came back.
     *
     * @param headers by their names in lower case
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;

    /** Connects. */
    public Connection(URI server) throws IOException {
        this(server, 0);
    }

    /**
     * Connects.
     *
     * @param receiveBuffer how many bytes this system may hold that were not read yet; 0 for as many as it likes
     */
    public Connection(URI server, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** The bytes of a request, for sending it often. */
    public static byte[] request(String method, String target, Map<String, String> headers) {
        var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        if (!method.equals("GET")) {
            text.append("Content-Length: 0\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends a request and waits for the whole answer. */
    public Answer exchange(byte[] request) throws IOException {
        Answer head = begin(request);
        return head.status() == NOT_MODIFIED
                ? head
                : new Answer(head.status(), head.headers(), body(head.headers()));
    }

    /** Sends a request and waits for the answer's head only; nothing can be asked after it. */
    public Answer begin(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status.split(" ")[1]), headers, new byte[0]);
    }

    /** Takes so many bytes of what {@link #begin} began, or fewer if there are no more. */
    public int take(int bytes) throws IOException {
        return in.readNBytes(bytes).length;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return bytes(Integer.parseInt(length));
        }
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            throw new IOException("an answer whose length is not told");
        }
        var body = new ByteArrayOutputStream();
        int chunk;
        do {
            chunk = Integer.parseInt(line(), 16);
            body.write(bytes(chunk));
            line();
        } while (chunk > 0);
        return body.toByteArray();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer was cut short");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new EOFException("the connection was closed");
            }
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
