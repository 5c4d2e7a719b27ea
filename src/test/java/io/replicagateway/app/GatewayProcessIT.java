package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged gateway, started and ended as an operator does it. */
class GatewayProcessIT {

    private static final String PARIS =
            "gateway.sites.paris.kind=vbr;gateway.sites.paris.url=https://127.0.0.1:1;"
                    + "gateway.sites.paris.username=u;gateway.sites.paris.password=topsecret;";

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no sites are configured: set gateway.sites",
                "gateway.sitez.paris.kind=vbr | there is no key gateway.sitez.paris.kind",
                "PARIS gateway.sites.paris.urll=x | there is no key gateway.sites.paris.urll",
                "PARIS gateway.sites.paris.url=ftp://u:topsecret@host | gateway.sites.\"paris\".url must be http(s)",
                "PARIS gateway.sites.paris.kind=veeam | gateway.sites.\"paris\".kind must be vbr or em: veeam",
                "gateway.sites.oslo.kind=em;gateway.sites.oslo.url=https://h:1;gateway.sites.oslo.username=u;"
                        + "gateway.sites.oslo.password-file=/nowhere/secret"
                        + " | gateway.sites.\"oslo\".password-file does not exist or cannot be read: /nowhere/secret",
                "PARIS gateway.sites.paris.enabled=false | all sites are disabled",
                "PARIS gateway.sites.paris.tls=nobody | gateway.sites.\"paris\".tls names no bucket",
                "PARIS gateway.sites.paris.api-version=2 | gateway.sites.\"paris\".api-version must be auto or a revision",
                "PARIS gateway.refresh.interval=soon | gateway.refresh.interval cannot be \"soon\"",
                "PARIS gateway.refresh.interval=0S | gateway.refresh.interval must be from a millisecond to a year",
                "PARIS gateway.cursors.secret=short | gateway.cursors.secret must have 16 characters or more",
                "PARIS gateway.store=redis | gateway.store=redis is not available yet",
                "PARIS gateway.auth.mode=oidc | gateway.auth.mode cannot be \"oidc\"",
                "PARIS gateway.auth.mode=local | gateway.auth.mode=local needs callers",
                "PARIS quarkus.http.host=0.0.0.0 | gateway.auth.mode=none serves anyone",
            })
    void aConfigurationThatItCannotStartWithEndsInOneClearLine(String settings, String complaint)
            throws InterruptedException {
        // Given
        Map<String, String> properties = properties(settings.replace("PARIS ", PARIS));
        // When
        GatewayProcess.assertFailingStart(directory, properties)
                // Then
                .contains(complaint)
                .doesNotContain("topsecret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "application.yaml | password: \"topsecret\"x | at line 1, column",
                "application.properties | gateway.rpo=topsecret\\u12 | cannot be read",
                "application.properties | quarkus.tls.a.trust-store.pem.certs=/none/ca.pem"
                        + " | quarkus.tls cannot be read: NoSuchFileException /none/ca.pem",
            })
    void whatCannotBeReadEndsInOneClearLine(String name, String content, String complaint)
            throws InterruptedException, IOException {
        // Given
        Path file = Files.createDirectory(directory.resolve("config")).resolve(name);
        Files.writeString(file, content + "\n");
        Map<String, String> demo = Map.of("gateway.demo", "true");
        // When
        GatewayProcess.assertFailingStart(directory, demo)
                // Then
                .contains(complaint)
                .doesNotContain("topsecret");
    }

    private static Map<String, String> properties(String settings) {
        return Arrays.stream(settings.split(";"))
                .filter(setting -> !setting.isEmpty())
                .map(setting -> setting.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0], pair -> pair[1], (earlier, later) -> later));
    }

    @Test
    void everyFaultIsToldAtOnce() throws InterruptedException {
        // Given
        Map<String, String> properties =
                Map.of("gateway.sites.paris.kind", "veeam", "gateway.sites.paris.url", "paris");
        // When
        List<String> output;
        try (var gateway = GatewayProcess.start(directory, properties)) {
            output = gateway.awaitEnd();
        }
        // Then
        assertThat(output)
                .hasSize(4)
                .allMatch(line -> line.startsWith("replica-gateway cannot start: "));
    }

    @Test
    void sessionsAreEndedWhenTheProcessIsAskedToEnd() throws InterruptedException, IOException {
        // Given
        Instant now = Instant.now();
        try (var vbr =
                        FakeVbr.start(SimulatedInventory.seeded(1, SeedSpec.vbr(now)))
                                .account("u", "rotated");
                var em =
                        FakeEnterpriseManager.start(
                                SimulatedInventory.seeded(2, SeedSpec.em(now)))) {
            Path secret = Files.writeString(directory.resolve("secret"), "rotated\n");
            Map<String, String> properties = new HashMap<>();
            properties.put("gateway.sites.paris.kind", "vbr");
            properties.put("gateway.sites.paris.url", vbr.url().toString());
            properties.put("gateway.sites.paris.username", "u");
            properties.put("gateway.sites.paris.password-file", secret.toString());
            properties.put("gateway.sites.cloud.kind", "em");
            properties.put("gateway.sites.cloud.url", em.url().toString());
            properties.put("gateway.sites.cloud.username", "gateway");
            properties.put("gateway.sites.cloud.password", "secret");
            properties.put("gateway.refresh.interval", "1S");
            try (var gateway = GatewayProcess.start(directory, properties)) {
                gateway.awaitLine("site answers");
                gateway.awaitLine("site answers");
                int openWhileRunning = vbr.openSessions() + em.openSessions();
                // When
                gateway.terminate();
                gateway.awaitEnd();
                // Then
                assertThat(openWhileRunning).isEqualTo(2);
                assertThat(vbr.openSessions()).isZero();
                assertThat(em.openSessions()).isZero();
                assertThat(vbr.logons()).isEqualTo(1);
                assertThat(em.logons()).isEqualTo(1);
            }
        }
    }

    @Test
    void theDemoNeedsNoConfigurationAndServesFiveSites() {
        // Given
        try (var gateway = GatewayProcess.start(directory, Map.of("gateway.demo", "true"))) {
            String url = gateway.url();
            gateway.awaitLine("site answers");
            // When
            JsonPath replicas = given().get(url + "/v1/replicas?limit=1").jsonPath();
            int ready = given().get(url + "/q/health/ready").statusCode();
            // Then
            assertThat(replicas.getInt("fleet.sites.total")).isEqualTo(5);
            assertThat(replicas.getList("items")).hasSize(1);
            assertThat(ready).isEqualTo(200);
        }
    }

    @Test
    void asInProductionEachLineIsAnObjectInJson() throws IOException, InterruptedException {
        // Given
        var production = new Properties();
        try (var file =
                Files.newBufferedReader(
                        Path.of("k8s", "overlays", "production", "application.properties"))) {
            production.load(file);
        }
        String key = "quarkus.log.console.json.enabled";
        Map<String, String> properties =
                Map.of("gateway.demo", "true", key, production.getProperty(key));
        // When
        List<String> output;
        try (var gateway = GatewayProcess.start(directory, properties)) {
            gateway.awaitLine("site answers");
            gateway.terminate();
            output = gateway.awaitEnd();
        }
        // Then
        assertThat(output)
                .isNotEmpty()
                .allSatisfy(
                        line ->
                                assertThat(new JsonPath(line).getMap("$"))
                                        .containsKeys("timestamp", "level", "message"));
    }
}
