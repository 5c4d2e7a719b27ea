package io.replicagateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What rules and dashboards ask Prometheus. */
final class Monitoring {

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:gateway|jvm|http|process|system|netty|worker|up)\\w*(?::\\w+)*");

    private Monitoring() {}

    static List<Map<String, Object>> alerts() {
        return rules().stream().filter(rule -> rule.containsKey("alert")).toList();
    }

    private static List<Map<String, Object>> rules() {
        Map<String, Object> file = Yaml.document(Path.of("deploy", "prometheus", "rules.yml"));
        return ((Collection<?>) file.get("groups"))
                .stream()
                        .map(Yaml::map)
                        .flatMap(group -> ((Collection<?>) group.get("rules")).stream())
                        .map(Yaml::map)
                        .toList();
    }

    /** All expressions, with a site of the demo where a dashboard has a variable. */
    static List<String> expressions() {
        List<String> expressions =
                new ArrayList<>(
                        rules().stream().map(rule -> String.valueOf(rule.get("expr"))).toList());
        try (Stream<Path> files = Files.list(Path.of("deploy", "grafana", "dashboards"))) {
            for (Path file : files.toList()) {
                for (JsonNode expression :
                        new ObjectMapper().readTree(file.toFile()).findValues("expr")) {
                    expressions.add(expression.asText().replace("$site", "paris"));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return expressions;
    }

    /** The metrics that an expression asks for: what is neither a label, a value, nor a function. */
    static Stream<String> metrics(String expression) {
        String names = expression.replaceAll("\\{[^}]*}", "").replaceAll("\\bby \\([^)]*\\)", "");
        return METRIC.matcher(names).results().map(MatchResult::group);
    }
}
