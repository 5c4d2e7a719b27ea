package io.replicagateway.benchmark.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.benchmark.process.Child;
import io.replicagateway.benchmark.process.Workspace;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs JMH and knows the times. Benchmarks that belong together run one after the other in one process of their own,
 * not each in its own: in a gateway, too, all queries share compiled code and a heap, and a fleet is built once.
 */
final class JmhRun {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Settings settings;
    private final Duration warmUp;
    private final Duration length;
    private final Map<String, JsonNode> times = new HashMap<>();

    JmhRun(Settings settings) {
        this.settings = settings;
        this.warmUp = settings.span(Duration.ofMillis(1500), Duration.ofMillis(400));
        this.length = settings.span(Duration.ofMillis(2500), Duration.ofMillis(300));
    }

    /**
     * Runs benchmarks.
     *
     * @param name of the process
     * @param benchmarks their classes
     */
    void run(String name, Class<?>... benchmarks) throws InterruptedException, IOException {
        Path result = Workspace.directory("jmh").resolve(name + ".json");
        List<String> options = new ArrayList<>(settings.asOptions());
        options.add("-Xmx4g");
        List<String> command = Child.java(options, "org.openjdk.jmh.Main");
        for (Class<?> benchmark : benchmarks) {
            command.add("\\." + benchmark.getSimpleName() + "\\.");
        }
        command.addAll(List.of("-f", "0", "-foe", "true"));
        command.addAll(List.of("-wi", "1", "-w", millis(warmUp)));
        command.addAll(List.of("-i", "1", "-r", millis(length)));
        command.addAll(List.of("-rf", "json", "-rff", result.toString()));
        Child.run("jmh " + name, command, LONGEST);
        for (JsonNode found : new ObjectMapper().readTree(result.toFile())) {
            JsonNode parameter =
                    found.path("params").elements().hasNext()
                            ? found.path("params").elements().next()
                            : found.path("params");
            times.put(
                    key(found.path("benchmark").asText(), parameter.asText()),
                    found.path("primaryMetric").path("scorePercentiles"));
        }
    }

    private static String millis(Duration length) {
        return length.toMillis() + "ms";
    }

    /**
     * The median time of one run of a method, in microseconds.
     *
     * @param parameter the value of the benchmark's parameter; empty if it has none
     */
    double p50(Class<?> benchmark, String method, Object parameter) {
        return percentile(benchmark, method, parameter, 50);
    }

    /** What one run of the method in a hundred takes at least, in microseconds. */
    double p99(Class<?> benchmark, String method, Object parameter) {
        return percentile(benchmark, method, parameter, 99);
    }

    private double percentile(Class<?> benchmark, String method, Object parameter, double rank) {
        String key = key(benchmark.getName() + "." + method, parameter.toString());
        JsonNode found = times.get(key);
        if (found == null) {
            throw new IllegalStateException("was not measured: " + key);
        }
        return found.path(String.format(Locale.ROOT, "%.1f", rank)).asDouble();
    }

    private static String key(String method, String parameter) {
        return method + " " + parameter;
    }
}
