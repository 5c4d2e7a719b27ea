package io.replicagateway.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A real HTTP server around a {@link Vendor}: records requests, lets faults strike, sends answers. */
final class HttpWire implements AutoCloseable {

    static {
        // Without this the JDK's server answers 40 ms late on Linux (Nagle against delayed
        // acknowledgements).
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    /** What the server says, apart from HTTP. */
    interface Vendor {

        /** The answer to a request that no fault struck. */
        Reply answer(Request request);

        /** An error in the vendor's shape. */
        Reply error(int status, Request request);

        /** Whether the request asks for a new session. */
        boolean isLogon(Request request);
    }

    private final Vendor vendor;
    private final HttpServer server;
    private final boolean tls;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "simulator");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final WireTap tap;

    HttpWire(
            Vendor vendor,
            WireTap tap,
            InetSocketAddress address,
            @Nullable SSLContext tlsContext) {
        this.vendor = vendor;
        this.tap = tap;
        this.tls = tlsContext != null;
        try {
            server =
                    tlsContext == null
                            ? HttpServer.create(address, 0)
                            : secured(address, tlsContext);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Any free port of the loopback interface if the port is 0. */
    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    private static HttpServer secured(InetSocketAddress address, SSLContext context)
            throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    URI url() {
        InetSocketAddress address = server.getAddress();
        String host =
                address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getHostString();
        return URI.create((tls ? "https" : "http") + "://" + host + ":" + address.getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        URI target = exchange.getRequestURI();
        RecordedRequest recorded =
                new RecordedRequest(
                        exchange.getRequestMethod(),
                        target.getRawPath(),
                        target.getRawQuery(),
                        exchange.getRequestHeaders(),
                        body,
                        tap.now());
        Request request = Request.of(recorded);
        WireTap.Struck struck = tap.strike(target.toString(), vendor.isLogon(request));
        // After the strike: whoever sees the request may heal the server and must not spare it by
        // that.
        tap.record(recorded);
        try {
            answer(exchange, request, struck);
        } finally {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, Request request, WireTap.Struck struck)
            throws IOException {
        @Nullable Fault fault = struck.fault();
        if (fault instanceof Fault.CarriedOut carried) {
            vendor.answer(request);
            answer(exchange, request, new WireTap.Struck(carried.fault(), struck.healed()));
            return;
        }
        if (fault instanceof Fault.CutConnection) {
            return;
        }
        if (fault instanceof Fault.Hang) {
            struck.pause(Duration.ofDays(1));
            return;
        }
        if (fault instanceof Fault.Delay delay) {
            struck.pause(delay.by());
        }
        Reply reply = reply(request, fault);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        int length = reply.body().length;
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
        if (length > 0) {
            send(reply.body(), exchange.getResponseBody(), struck);
        }
    }

    private Reply reply(Request request, @Nullable Fault fault) {
        if (fault instanceof Fault.Garbage garbage) {
            return Reply.of(200, garbage.contentType(), garbage.body());
        }
        if (fault instanceof Fault.Answer answer) {
            return Reply.of(answer.status(), answer.contentType(), answer.body());
        }
        if (fault instanceof Fault.Redirect redirect) {
            return Reply.empty(redirect.status()).with("Location", redirect.location());
        }
        if (fault instanceof Fault.RefuseLogon) {
            return vendor.error(401, request);
        }
        if (fault instanceof Fault.Status status) {
            Reply error = vendor.error(status.code(), request);
            @Nullable Duration wait = status.retryAfter();
            return wait == null
                    ? error
                    : error.with("Retry-After", Long.toString(wait.toSeconds()));
        }
        try {
            return vendor.answer(request);
        } catch (RuntimeException bug) {
            System.getLogger(HttpWire.class.getName())
                    .log(System.Logger.Level.ERROR, "simulator failed", bug);
            return vendor.error(500, request);
        }
    }

    private static void send(byte[] body, OutputStream out, WireTap.Struck struck)
            throws IOException {
        @Nullable Fault fault = struck.fault();
        if (fault instanceof Fault.Trickle trickle) {
            for (byte piece : body) {
                struck.pause(trickle.perByte());
                out.write(piece);
                out.flush();
            }
        } else if (fault instanceof Fault.TruncatedBody) {
            out.write(body, 0, body.length / 2);
            out.flush();
            return;
        } else {
            out.write(body);
        }
        out.close();
    }

    @Override
    public void close() {
        tap.heal();
        server.stop(0);
        threads.shutdownNow();
    }
}
