package io.replicagateway.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.replicagateway.app.GatewayProcess;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SelfSigned;
import io.replicagateway.simulator.SimulatedInventory;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged gateway as the production overlay starts it, with Secrets and a file of sites as operators write them. */
class ProductionIT {

    private static final Pattern HTTPS = Pattern.compile("https://0\\.0\\.0\\.0:(\\d+)");
    private static final int SIGTERM = 128 + 15;

    @TempDir Path directory;

    private final FakeVbr paris =
            FakeVbr.start(SimulatedInventory.seeded(1, SeedSpec.vbr(Instant.now()).sized(4, 3)))
                    .account("svc-gateway", "secret");
    private final FakeEnterpriseManager cloud =
            FakeEnterpriseManager.start(
                            SimulatedInventory.seeded(2, SeedSpec.em(Instant.now()).sized(3, 2)))
                    .account("EXAMPLE\\svc-gateway", "secret");

    @AfterEach
    void end() {
        paris.close();
        cloud.close();
    }

    @Test
    void itServesToolsOfTheVendorsByTlsAndLogsJson() throws Exception {
        // Given
        var pod =
                Pod.of(
                        "production",
                        directory,
                        Map.of(
                                "replica-gateway-sites", Map.of("sites.yaml", sites()),
                                "replica-gateway-passwords",
                                        Map.of("paris", "secret", "cloud", "secret"),
                                "replica-gateway-callers", Map.of("callers.properties", callers()),
                                "replica-gateway-tls", certificate()));
        Map<String, String> anyPort = Map.of("quarkus.http.ssl-port", "0");
        try (GatewayProcess gateway = pod.start(anyPort)) {
            Matcher https = HTTPS.matcher(gateway.awaitLine("Listening on: "));
            assertThat(https.find()).isTrue();
            String url = "https://127.0.0.1:" + https.group(1);
            gateway.awaitLine("site answers");
            gateway.awaitLine("site answers");
            // When
            JsonPath replicas = replicas(url, token(url));
            int session = logOn(url);
            int strangers = given().relaxedHTTPSValidation().get(url + "/v1/sites").statusCode();
            gateway.terminate();
            List<String> output = gateway.awaitEnd();
            // Then
            assertThat(replicas.getInt("pagination.total")).isEqualTo(4 + 3);
            assertThat(session).isEqualTo(201);
            assertThat(strangers).isEqualTo(401);
            assertThat(output).isNotEmpty().allSatisfy(ProductionIT::isAnEntry);
            assertThat(gateway.exitCode()).isEqualTo(SIGTERM);
            assertThat(paris.openSessions() + cloud.openSessions()).isZero();
        }
    }

    private static int logOn(String url) {
        return given().relaxedHTTPSValidation()
                .auth()
                .preemptive()
                .basic("prometheus", "demo-metrics")
                .post(url + "/api/sessionMngr/?v=latest")
                .statusCode();
    }

    private static String token(String url) {
        return given().relaxedHTTPSValidation()
                .header("x-api-version", "1.3-rev2")
                .formParam("grant_type", "password")
                .formParam("username", "prometheus")
                .formParam("password", "demo-metrics")
                .post(url + "/api/oauth2/token")
                .jsonPath()
                .getString("access_token");
    }

    private static JsonPath replicas(String url, String token) {
        return given().relaxedHTTPSValidation()
                .header("x-api-version", "1.3-rev2")
                .header("Authorization", "Bearer " + token)
                .get(url + "/api/v1/replicas")
                .jsonPath();
    }

    private static void isAnEntry(String line) throws IOException {
        assertThat(new ObjectMapper().readTree(line).path("level").asText()).isNotEmpty();
    }

    /** The overlay's own file, with the addresses of the simulated servers. */
    private String sites() {
        String delivered =
                Cluster.of(Path.of("k8s", "overlays", "production"))
                        .all(ConfigMap.class)
                        .filter(map -> map.getMetadata().getName().equals("replica-gateway-sites"))
                        .findFirst()
                        .orElseThrow()
                        .getData()
                        .get("sites.yaml");
        return delivered
                .replace("https://vbr.paris.example:9419", paris.url().toString())
                .replace("https://em.example:9398", cloud.url().toString());
    }

    private static String callers() throws IOException {
        return Files.readString(Path.of("k8s", "overlays", "demo", "callers.properties"));
    }

    /** As {@code kubectl create secret tls} takes it. */
    private Map<String, String> certificate() throws Exception {
        SelfSigned made = SelfSigned.make(directory, "gateway", "ip:127.0.0.1");
        KeyStore keys = made.keys();
        Key key = keys.getKey(made.name(), SelfSigned.PASSWORD.toCharArray());
        return Map.of(
                "tls.crt", pem("CERTIFICATE", keys.getCertificate(made.name()).getEncoded()),
                "tls.key", pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        byte[] line = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, line).encodeToString(bytes));
    }
}
