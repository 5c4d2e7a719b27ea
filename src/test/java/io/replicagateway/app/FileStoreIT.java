package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged gateway with a file store: what it knew before it ended, it knows when it starts again. */
class FileStoreIT {

    @TempDir Path directory;

    @Test
    void aRestartedGatewayAnswersWithOldRowsThatAreAsOldAsTheyAre()
            throws IOException, InterruptedException {
        // Given
        Instant now = Instant.now();
        var vbr = FakeVbr.start(SimulatedInventory.seeded(1, SeedSpec.vbr(now)));
        var em = FakeEnterpriseManager.start(SimulatedInventory.seeded(2, SeedSpec.em(now)));
        Map<String, String> properties = properties(vbr.url(), em.url());
        JsonPath before;
        try (vbr;
                em;
                var gateway = GatewayProcess.start(directory, properties)) {
            String url = gateway.url();
            gateway.awaitLine("site answers");
            gateway.awaitLine("site answers");
            before = answer(url, "/v1/restore-points?limit=1000&sort=id");
            gateway.terminate();
            gateway.awaitEnd();
        }
        // When
        try (var gateway = GatewayProcess.start(directory, properties)) {
            String url = gateway.url();
            JsonPath atOnce = answer(url, "/v1/restore-points?limit=1000&sort=id");
            int ready = given().get(url + "/q/health/ready").statusCode();
            gateway.awaitLine("site failed");
            gateway.awaitLine("site failed");
            JsonPath later = answer(url, "/v1/replicas?limit=1");
            String metrics = given().get(url + "/q/metrics").asString();
            // Then
            assertThat(ready).isEqualTo(200);
            assertThat(atOnce.getList("items.id", String.class))
                    .isNotEmpty()
                    .isEqualTo(before.getList("items.id"));
            assertThat(Instant.parse(atOnce.getString("fleet.asOf")))
                    .isBetween(Instant.parse(before.getString("fleet.asOf")), Instant.now());
            assertThat(later.getInt("fleet.sites.stale")).isEqualTo(2);
            assertThat(later.getList("fleet.problems.site")).isEqualTo(List.of("cloud", "paris"));
            assertThat(later.getList("fleet.problems.failure"))
                    .isEqualTo(List.of("unreachable", "unreachable"));
            assertThat(metrics)
                    .contains("gateway_store_up 1.0")
                    .contains("gateway_store_loads_total{outcome=\"loaded\"} 2.0")
                    .contains("gateway_store_writes_total{outcome=\"failed\"} 0.0");
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTheOthersAreServed() throws IOException, InterruptedException {
        // Given
        Instant now = Instant.now();
        var vbr = FakeVbr.start(SimulatedInventory.seeded(1, SeedSpec.vbr(now)));
        var em = FakeEnterpriseManager.start(SimulatedInventory.seeded(2, SeedSpec.em(now)));
        Map<String, String> properties = properties(vbr.url(), em.url());
        try (vbr;
                em;
                var gateway = GatewayProcess.start(directory, properties)) {
            gateway.awaitLine("site answers");
            gateway.awaitLine("site answers");
            gateway.terminate();
            gateway.awaitEnd();
        }
        Files.writeString(
                directory.resolve("data").resolve("paris.block"), "x", StandardOpenOption.APPEND);
        // When
        try (var gateway = GatewayProcess.start(directory, properties)) {
            String told = gateway.awaitLine("stored file is damaged and set aside");
            JsonPath sites = answer(gateway.url(), "/v1/sites");
            // Then
            assertThat(told).contains("paris.block");
            assertThat(sites.getInt("items.find{it.id=='cloud'}.restorePoints")).isPositive();
            assertThat(sites.getInt("items.find{it.id=='paris'}.restorePoints")).isZero();
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenEndsInOneClearLine()
            throws IOException, InterruptedException {
        // Given
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        Map<String, String> properties = properties(URI.create("https://127.0.0.1:1"), null);
        properties.put("gateway.store-directory", file.resolve("data").toString());
        // When
        GatewayProcess.assertFailingStart(directory, properties)
                // Then
                .startsWith(
                        "replica-gateway cannot start: gateway.store-directory cannot be written")
                .contains(file.toString());
    }

    private static JsonPath answer(String url, String path) {
        return given().get(url + path).jsonPath();
    }

    private static Map<String, String> properties(URI vbr, URI em) {
        Map<String, String> properties = new HashMap<>();
        properties.put("gateway.sites.paris.kind", "vbr");
        properties.put("gateway.sites.paris.url", vbr.toString());
        properties.put("gateway.sites.paris.username", "gateway");
        properties.put("gateway.sites.paris.password", "secret");
        if (em != null) {
            properties.put("gateway.sites.cloud.kind", "em");
            properties.put("gateway.sites.cloud.url", em.toString());
            properties.put("gateway.sites.cloud.username", "gateway");
            properties.put("gateway.sites.cloud.password", "secret");
        }
        properties.put("gateway.store", "file");
        properties.put("gateway.refresh.interval", "1S");
        properties.put("gateway.refresh.stale-after", "10MS");
        return properties;
    }
}
