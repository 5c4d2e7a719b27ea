package io.replicagateway.benchmark.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The gateway's answers to one address, plain and compressed, for other servers to answer with. */
record ReadyAnswer(Connection.Answer plain, Connection.Answer gzip) {

    static final Map<String, String> GZIP = Map.of("Accept-Encoding", "gzip");

    private static final int OK = 200;

    /** What every server adds by itself. */
    private static final List<String> ADDED = List.of("content-length", "connection", "date");

    /** As the gateway gives them now. */
    static ReadyAnswer of(Target page) throws IOException {
        var answer = new ReadyAnswer(page.ask(), with(page, GZIP).ask());
        if (answer.plain.status() != OK
                || answer.gzip.status() != OK
                || !"gzip".equals(answer.gzip.headers().get("content-encoding"))) {
            throw new IllegalStateException("the gateway does not answer well: " + answer);
        }
        return answer;
    }

    /** The same address with more headers. */
    static Target with(Target page, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(page.headers());
        headers.putAll(more);
        return new Target(page.server(), page.path(), headers);
    }

    /** Writes both with their headers where {@link RawServer} looks for them. */
    void write(Path directory) throws IOException {
        write(directory, "plain", plain);
        write(directory, "gzip", gzip);
    }

    private static void write(Path directory, String name, Connection.Answer answer)
            throws IOException {
        Files.write(directory.resolve(name), answer.body());
        Files.write(
                directory.resolve(name + ".headers"),
                answer.headers().entrySet().stream()
                        .filter(header -> !ADDED.contains(header.getKey()))
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .toList());
    }

    /**
     * Makes sure that a server answers with the very same bytes, several times.
     *
     * @throws IllegalStateException if it does not
     */
    void checkSameAt(Target page) throws IOException {
        for (int time = 0; time < 3; time++) {
            if (!Arrays.equals(page.ask().body(), plain.body())
                    || !Arrays.equals(with(page, GZIP).ask().body(), gzip.body())) {
                throw new IllegalStateException(page.server() + " answers with other bytes");
            }
        }
    }
}
