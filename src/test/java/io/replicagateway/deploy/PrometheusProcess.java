package io.replicagateway.deploy;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A real Prometheus with the project's configuration, scraping a gateway at another address, every second. */
final class PrometheusProcess implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Process process;
    private final String url;

    private PrometheusProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static PrometheusProcess scraping(String address, Path emptyDirectory) throws IOException {
        Tool prometheus = Tool.named("prometheus");
        Path configuration = Path.of("deploy", "prometheus");
        for (String file : new String[] {"rules.yml", "password"}) {
            Files.copy(configuration.resolve(file), emptyDirectory.resolve(file));
        }
        Path file = emptyDirectory.resolve("prometheus.yml");
        Files.writeString(
                file,
                Yaml.text(configuration.resolve("prometheus.yml"))
                        .replace("gateway:8080", address)
                        .replace("15s", "1s"));
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                prometheus.path().toString(),
                                "--config.file=" + file,
                                "--storage.tsdb.path=" + emptyDirectory.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(emptyDirectory.resolve("log").toFile())
                        .start();
        return new PrometheusProcess(process, "http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    JsonPath query(String expression) {
        return given().queryParam("query", expression).get(url + "/api/v1/query").jsonPath();
    }

    JsonPath get(String path) {
        return given().get(url + "/api/v1/" + path).jsonPath();
    }

    /** Waits until the expression has a result of that kind. */
    void await(String expression, Predicate<JsonPath> expected) {
        for (long left = LONGEST_WAIT.dividedBy(PAUSE); left > 0; left--) {
            if (answers() && expected.test(query(expression))) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("not in time: " + expression);
    }

    private boolean answers() {
        try {
            return given().get(url + "/-/ready").statusCode() == 200;
        } catch (Exception notYet) {
            if (!process.isAlive()) {
                throw new UncheckedIOException(new IOException("Prometheus has ended", notYet));
            }
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
