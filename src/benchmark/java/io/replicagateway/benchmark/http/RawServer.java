package io.replicagateway.benchmark.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The least that Vert.x, which the gateway is built on, can do: a route that answers whatever is asked with bytes that
 * stand ready, on an event loop. It ends when its input does.
 */
final class RawServer {

    /** An answer in one of its forms. */
    private record Ready(List<CharSequence[]> headers, Buffer body) {

        static Ready read(Path body, Path headers) throws IOException {
            return new Ready(
                    Files.readAllLines(headers).stream()
                            .map(line -> line.split(": ", 2))
                            .map(
                                    parts ->
                                            new CharSequence[] {
                                                HttpHeaders.createOptimized(parts[0]),
                                                HttpHeaders.createOptimized(parts[1])
                                            })
                            .toList(),
                    Buffer.buffer(Files.readAllBytes(body)));
        }

        void answer(HttpServerRequest request) {
            HttpServerResponse response = request.response();
            for (CharSequence[] header : headers) {
                response.putHeader(header[0], header[1]);
            }
            response.end(body);
        }
    }

    private RawServer() {}

    /**
     * Starts it and says where it is.
     *
     * @param arguments a directory with {@code plain} and {@code gzip}, and the headers of either
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Ready plain = Ready.read(directory.resolve("plain"), directory.resolve("plain.headers"));
        Ready gzip = Ready.read(directory.resolve("gzip"), directory.resolve("gzip.headers"));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Router router = Router.router(vertx);
        router.route("/*")
                .handler(
                        context -> {
                            HttpServerRequest request = context.request();
                            String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
                            (accepted == null ? plain : gzip).answer(request);
                        });
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router)
                .listen()
                .onSuccess(
                        server ->
                                System.out.println(
                                        "Listening on: http://127.0.0.1:" + server.actualPort()))
                .onFailure(failure -> System.exit(1));
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }
}
