package io.replicagateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules are what Prometheus takes, do what they should, and lead to the runbook. */
class RulesTest {

    private static final Path DIRECTORY = Path.of("deploy", "prometheus");

    @Test
    void prometheusTakesTheConfigurationAndTheRules() {
        // Given
        Tool promtool = Tool.named("promtool");
        // When
        String checked = promtool.print(DIRECTORY, "check", "config", "prometheus.yml");
        // Then
        assertThat(checked).contains("rules found").doesNotContain("FAILED");
    }

    @Test
    void everyAlertFiresWhenItShouldAndNotBefore() {
        // Given
        Tool promtool = Tool.named("promtool");
        // When
        String tested = promtool.print(DIRECTORY, "test", "rules", "rules.test.yml");
        // Then
        assertThat(tested).contains("SUCCESS");
        assertThat(Yaml.text(DIRECTORY.resolve("rules.test.yml")))
                .contains(
                        Monitoring.alerts().stream()
                                .map(alert -> "alertname: " + alert.get("alert"))
                                .toList());
    }

    @Test
    void everyAlertLeadsToItsParagraph() {
        // Given
        Path runbook = Path.of("docs", "runbook.md");
        List<String> anchors =
                Yaml.text(runbook)
                        .lines()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .toList();
        // When
        List<String> addresses =
                Monitoring.alerts().stream()
                        .map(alert -> Yaml.map(alert.get("annotations")).get("runbook_url"))
                        .map(String::valueOf)
                        .toList();
        // Then
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        anchors.stream().map(anchor -> runbook + "#" + anchor).toList());
    }

    @Test
    void everyParagraphTellsMeaningImpactAndWhatToDo() {
        // Given
        String runbook = Yaml.text(Path.of("docs", "runbook.md"));
        // When
        List<String> paragraphs = List.of(runbook.split("(?m)^## ")).stream().skip(1).toList();
        // Then
        assertThat(paragraphs)
                .isNotEmpty()
                .allSatisfy(
                        paragraph ->
                                assertThat(paragraph)
                                        .contains(
                                                "**Meaning.**", "**Impact.**", "**What to do.**"));
    }

    @Test
    void theOperatorOfKubernetesGetsTheSameRules() {
        // Given
        Map<String, Object> plain = Yaml.document(DIRECTORY.resolve("rules.yml"));
        // When
        Map<String, Object> wrapped =
                Yaml.map(Yaml.document(Path.of("k8s", "base", "prometheus-rule.yaml")).get("spec"));
        // Then
        assertThat(wrapped).isEqualTo(plain);
    }

    @Test
    void imagesArePinnedByDigest() {
        // Given
        Map<String, Object> services =
                Yaml.map(Yaml.document(Path.of("deploy", "compose.yaml")).get("services"));
        // When
        Map<String, String> foreign =
                services.entrySet().stream()
                        .filter(service -> !service.getKey().equals("gateway"))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        service ->
                                                String.valueOf(
                                                        Yaml.map(service.getValue())
                                                                .get("image"))));
        // Then
        assertThat(foreign).hasSize(2);
        assertThat(foreign.values())
                .allMatch(image -> image.matches("\\S+:v?[0-9.]+@sha256:[0-9a-f]{64}"));
        assertThat(Yaml.text(Path.of("deploy", "Dockerfile")))
                .containsPattern("ARG BASE=\\S+:25\\S+-jre@sha256:[0-9a-f]{64}\\n");
    }
}
