package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged gateway is asked to end while callers ask it, as Kubernetes does it behind a service. */
class GracefulEndIT {

    private static final int CALLERS = 4;

    /** Requests that still come when it says that it is not ready any more, because proxies hear of it late. */
    private static final int LATE = 40;

    /** What a pod has from the signal to the end. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    @TempDir Path directory;

    /** Speaks as probes and most proxies do. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtomicBoolean inService = new AtomicBoolean(true);
    private final Semaphore answers = new Semaphore(0);

    @Test
    void noRequestIsLostAndReadinessIsTurnedOffFirst() throws Exception {
        // Given
        try (var site =
                        FakeVbr.start(
                                SimulatedInventory.seeded(
                                        31, SeedSpec.vbr(Instant.now()).sized(100, 100)));
                var gateway = GatewayProcess.start(directory, properties(site.url()))) {
            String url = gateway.url();
            gateway.awaitLine("site answers");
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            Callable<Integer> calling = () -> call(url);
            List<Future<Integer>> calls =
                    IntStream.range(0, CALLERS)
                            .mapToObj(caller -> callers.submit(calling))
                            .toList();
            HttpResponse<InputStream> export = export(url);
            BufferedReader rows =
                    new BufferedReader(
                            new InputStreamReader(export.body(), StandardCharsets.UTF_8));
            rows.readLine();
            answers.acquire(CALLERS);
            // When
            Instant asked = Instant.now();
            gateway.terminate();
            awaitUnready(url);
            answers.drainPermits();
            answers.acquire(LATE);
            inService.set(false);
            long exported = rows.lines().count();
            int answered = 0;
            for (Future<Integer> call : calls) {
                answered += call.get();
            }
            gateway.awaitEnd();
            Duration took = Duration.between(asked, Instant.now());
            callers.shutdown();
            // Then
            assertThat(answered).isGreaterThan(LATE);
            assertThat(export.headers().firstValueAsLong("X-Total-Count")).hasValue(exported);
            assertThat(took).isLessThan(GRACE);
            assertThat(site.openSessions()).isZero();
        }
    }

    /** Asks for one page after another until the gateway is out of service; fails if one of them is not answered. */
    private int call(String url) throws IOException, InterruptedException {
        int answered = 0;
        while (inService.get()) {
            HttpResponse<String> page =
                    client.send(
                            get(url + "/v1/replicas?limit=10&offset=" + answered % 50),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            answered++;
            answers.release();
        }
        return answered;
    }

    private HttpResponse<InputStream> export(String url) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + "/v1/restore-points"))
                        .header("Accept", "text/csv")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    /** What a probe does, only more often; that it is told at all is the first half of the promise. */
    private void awaitUnready(String url) throws IOException, InterruptedException {
        int status = 200;
        while (status == 200) {
            status =
                    client.send(
                                    get(url + "/q/health/ready"),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode();
        }
        assertThat(status).isEqualTo(503);
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }

    private static Map<String, String> properties(URI site) {
        Map<String, String> properties = new HashMap<>();
        properties.put("gateway.sites.paris.kind", "vbr");
        properties.put("gateway.sites.paris.url", site.toString());
        properties.put("gateway.sites.paris.username", "gateway");
        properties.put("gateway.sites.paris.password", "secret");
        properties.put("quarkus.shutdown.delay", "3S");
        return properties;
    }
}
