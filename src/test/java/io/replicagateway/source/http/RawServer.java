package io.replicagateway.source.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each request with bytes of the test's choice, well-formed or not, and closes the connection after. */
public final class RawServer implements AutoCloseable {

    /** Writes an answer; may go on for ever, since it ends when the client goes. */
    @FunctionalInterface
    public interface Script {
        void answer(OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private RawServer(Script script) {
        this.script = script;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    public static RawServer answering(Script script) {
        return new RawServer(script);
    }

    /** A whole answer with a length. */
    public static RawServer answering(String head, String body) {
        return answering(
                out ->
                        out.write(
                                (head
                                                + "\r\nContent-Length: "
                                                + body.length()
                                                + "\r\nConnection: close\r\n\r\n"
                                                + body)
                                        .getBytes(ISO_8859_1)));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                inBackground(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            heads.add(head(connection.getInputStream()));
            script.answer(connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (IOException clientHasGone) {
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Request lines with headers, as they came. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
