package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged gateway with its sites in a file of their own, which an operator changes while it runs. */
class SitesFileIT {

    private static final Instant NOW = Instant.now();

    @TempDir Path directory;

    private final FakeVbr paris =
            FakeVbr.start(SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(4, 3)));
    private final FakeVbr oslo =
            FakeVbr.start(SimulatedInventory.seeded(2, SeedSpec.vbr(NOW).sized(5, 3)));

    private Path file;

    @BeforeEach
    void mounted() throws IOException {
        Path mount = Files.createDirectory(directory.resolve("mount"));
        Files.createSymbolicLink(mount.resolve("..data"), mount.resolve("none"));
        file = Files.createSymbolicLink(mount.resolve("sites.yaml"), Path.of("..data/sites.yaml"));
    }

    @AfterEach
    void end() {
        paris.close();
        oslo.close();
    }

    @Test
    void sitesComeChangeAndGoAndAMistakeChangesNothing() throws IOException {
        // Given
        write("one", site("paris", paris, "region: west"));
        Map<String, String> properties =
                Map.of(
                        "gateway.sites-file", file.toString(),
                        "gateway.sites-file-interval", "100MS",
                        "gateway.refresh.interval", "1S",
                        "gateway.store", "file");
        try (var gateway = GatewayProcess.start(directory, properties)) {
            String url = gateway.url();
            gateway.awaitLine("site answers site=paris");
            JsonPath alone = answer(url, "/v1/sites");

            // When
            write(
                    "two",
                    site("paris", paris, "region: west") + site("oslo", oslo, "region: north"));
            gateway.awaitLine("sites file is taken");
            gateway.awaitLine("site answers site=oslo");
            JsonPath both = answer(url, "/v1/replicas?limit=1");
            write("three", site("paris", paris, "region: east") + site("oslo", oslo, "tier: x"));
            gateway.awaitLine("added=0 changed=2 removed=0");
            JsonPath relabelled = answer(url, "/v1/replicas?label=region=east&limit=1");
            write("four", "gateway: [broken");
            String told = gateway.awaitLine("sites file changes nothing");
            String broken = given().get(url + "/q/metrics").asString();
            write("five", site("oslo", oslo, "tier: x"));
            gateway.awaitLine("added=0 changed=0 removed=1");
            JsonPath left = answer(url, "/v1/sites");
            String mended = given().get(url + "/q/metrics").asString();
            write("six", site("paris", paris, "region: east") + site("oslo", oslo, "tier: x"));
            gateway.awaitLine("added=1 changed=0 removed=0");
            JsonPath takenBack = answer(url, "/v1/sites/paris");

            // Then
            assertThat(alone.getList("items.id")).isEqualTo(List.of("paris"));
            assertThat(both.getInt("page.total")).isEqualTo(9);
            assertThat(relabelled.getInt("page.total")).isEqualTo(4);
            assertThat(told).contains("is no YAML at line 1").contains(file.toString());
            assertThat(broken)
                    .contains("gateway_sites_file_up 0.0")
                    .contains("gateway_sites_file_reloads_total{outcome=\"refused\"} 1.0")
                    .contains("gateway_site_up{kind=\"vbr\",site=\"paris\"} 1.0")
                    .contains("gateway_upstream_sessions{site=\"oslo\"} 1.0");
            assertThat(left.getList("items.id")).isEqualTo(List.of("oslo"));
            assertThat(mended)
                    .contains("gateway_sites_file_up 1.0")
                    .contains("gateway_sites_file_reloads_total{outcome=\"taken\"} 3.0")
                    .contains("site=\"oslo\"")
                    .doesNotContain("site=\"paris\"");
            assertThat(takenBack.getInt("restorePoints")).isPositive();
            assertThat(oslo.logons()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nowhere/sites.yaml | '' | gateway.sites-file /nowhere/sites.yaml: does not exist",
                "sites.yaml | 'gateway: [topsecret' | is no YAML at line 1",
                "sites.properties | gateway.sites.rome.urll=topsecret | there is no key gateway.sites.rome.urll",
                "sites.properties | gateway.sites.paris.kind=topsecret | gateway.sites.\"paris\" stands both in",
                "sites.txt | gateway.sites.rome.kind=em | must be named .properties, .yaml or .yml",
            })
    void withAFileThatItCannotStartWithItEndsInOneClearLine(
            String name, String text, String complaint) throws IOException, InterruptedException {
        // Given
        Path mistaken = directory.resolve(name);
        if (mistaken.startsWith(directory)) {
            Files.writeString(mistaken, text);
        }
        Map<String, String> properties =
                Map.of(
                        "gateway.sites-file", mistaken.toString(),
                        "gateway.sites.paris.kind", "vbr",
                        "gateway.sites.paris.url", "https://127.0.0.1:1",
                        "gateway.sites.paris.username", "u",
                        "gateway.sites.paris.password", "topsecret");
        // When
        GatewayProcess.assertFailingStart(directory, properties)
                // Then
                .contains(complaint)
                .doesNotContain("topsecret");
    }

    /** As Kubernetes does it: the file stays, and the link changes through which it is found. */
    private void write(String revision, String text) throws IOException {
        Path mount = file.getParent();
        Path next = Files.createDirectory(mount.resolve(".." + revision));
        Files.writeString(
                next.resolve("sites.yaml"), text.startsWith("gateway") ? text : all(text));
        Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), next);
        Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String all(String sites) {
        return "gateway:\n  sites:\n" + sites;
    }

    private static String site(String id, FakeVbr server, String label) {
        return """
                    %s:
                      kind: vbr
                      url: %s
                      username: gateway
                      password: secret
                      labels:
                        %s
                """
                .formatted(id, server.url(), label);
    }

    private static JsonPath answer(String url, String path) {
        return given().get(url + path).jsonPath();
    }
}
