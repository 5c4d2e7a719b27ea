package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.process.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load by {@code wrk}. */
final class Wrk implements LoadGenerator {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Map<String, Double> MICROS = Map.of("us", 1.0, "ms", 1e3, "s", 1e6);
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ([0-9.]+)s");
    private static final Pattern FAILURES = Pattern.compile("Non-2xx.*|Socket errors.*");

    private final Path program;

    Wrk(Path program) {
        this.program = program;
    }

    @Override
    public Load run(Target target, Duration length) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(program.toString(), "--latency", "-t", "1"));
        command.addAll(List.of("-c", "" + CONNECTIONS, "-d", length.toSeconds() + "s"));
        target.headers()
                .forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(target.server().resolve(target.path()).toString());
        String output = String.join("\n", Child.run("wrk", command, length.plus(GRACE)));
        Matcher failures = FAILURES.matcher(output);
        if (failures.find()) {
            throw new IllegalStateException(target.path() + ": " + failures.group());
        }
        Matcher requests = found(REQUESTS, output);
        return new Load(
                Long.parseLong(requests.group(1)),
                Double.parseDouble(requests.group(2)),
                percentile("50%", output),
                percentile("99%", output));
    }

    private static double percentile(String rank, String output) {
        Matcher found = found(Pattern.compile("\\s" + rank + "\\s+([0-9.]+)(us|ms|s)\\b"), output);
        return Double.parseDouble(found.group(1)) * MICROS.get(found.group(2));
    }

    private static Matcher found(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("wrk did not say " + pattern + ":\n" + output);
        }
        return found;
    }

    @Override
    public String name() {
        return "wrk";
    }
}
