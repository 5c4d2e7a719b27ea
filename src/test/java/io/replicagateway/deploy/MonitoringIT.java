package io.replicagateway.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.app.GatewayProcess;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged gateway as the demo overlay starts it, and a real Prometheus that scrapes it as it is delivered. */
class MonitoringIT {

    @TempDir Path directory;

    @Test
    void whatRulesAndDashboardsAskForIsScrapedFromTheDemoOfKubernetes() throws IOException {
        // Given
        var pod = Pod.of("demo", directory);
        Tool promtool = Tool.named("promtool");
        Path scraper = Files.createDirectory(directory.resolve("prometheus"));
        try (GatewayProcess gateway = pod.start(withASiteThatIsDown())) {
            URI url = URI.create(gateway.url().replace("0.0.0.0", "127.0.0.1"));
            gateway.awaitLine("site answers");
            int ready = probe(url, pod.container().getReadinessProbe().getHttpGet().getPath());
            int started = probe(url, pod.container().getStartupProbe().getHttpGet().getPath());
            int live = probe(url, pod.container().getLivenessProbe().getHttpGet().getPath());
            int strangers = given().get(url + "/v1/sites").statusCode();
            int exported = caller().accept("text/csv").get(url + "/v1/replicas").statusCode();
            // When
            try (var prometheus = PrometheusProcess.scraping(url.getAuthority(), scraper)) {
                prometheus.await("gateway:sites:count", answer -> has(answer, "6"));
                prometheus.await(
                        "gateway:http_requests:rate5m",
                        answer -> !answer.getList("data.result").isEmpty());
                prometheus.await(
                        "gateway:upstream_requests:rate5m",
                        answer -> !answer.getList("data.result").isEmpty());
                JsonPath targets = prometheus.get("targets?state=active");
                JsonPath rules = prometheus.get("rules");
                String complaints = promtool.printFor(scraped(url), directory, "check", "metrics");
                List<String> names = prometheus.get("label/__name__/values").getList("data");
                // Then
                assertThat(List.of(ready, started, live, exported)).containsOnly(200);
                assertThat(complaints).as("what the linter of Prometheus objects to").isEmpty();
                assertThat(strangers).isEqualTo(401);
                assertThat(targets.getList("data.activeTargets.health")).isEqualTo(List.of("up"));
                assertThat(rules.<String>getList("data.groups.rules.flatten().health"))
                        .containsOnly("ok");
                assertThat(Monitoring.expressions())
                        .hasSizeGreaterThan(50)
                        .allSatisfy(
                                expression -> {
                                    assertThat(prometheus.query(expression).getString("status"))
                                            .as(expression)
                                            .isEqualTo("success");
                                    assertThat(Monitoring.metrics(expression))
                                            .as(expression)
                                            .isNotEmpty()
                                            .isSubsetOf(names);
                                });
            }
        }
    }

    private Map<String, String> withASiteThatIsDown() throws IOException {
        Path sites =
                Files.writeString(
                        directory.resolve("sites.properties"),
                        """
                        gateway.sites.nowhere.kind=vbr
                        gateway.sites.nowhere.url=https://127.0.0.1:1
                        gateway.sites.nowhere.username=u
                        gateway.sites.nowhere.password=p
                        """);
        return Map.of("gateway.sites-file", sites.toString());
    }

    private static RequestSpecification caller() {
        return given().header("X-Api-Key", "demo-key");
    }

    private static String scraped(URI url) {
        return given().auth()
                .preemptive()
                .basic("prometheus", "demo-metrics")
                .header("Accept", "text/plain; version=0.0.4")
                .get(url + "/q/metrics")
                .asString();
    }

    private static int probe(URI url, String path) {
        return given().get(url + path).statusCode();
    }

    private static boolean has(JsonPath answer, String value) {
        return answer.getList("data.result").size() == 1
                && answer.getString("data.result[0].value[1]").equals(value);
    }
}
