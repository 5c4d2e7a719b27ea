package io.replicagateway.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.benchmark.http.Connection;
import io.replicagateway.benchmark.process.PackagedGateway;
import io.replicagateway.benchmark.process.Workspace;
import io.replicagateway.benchmark.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Warms the gateway up, lets it rest and looks; has load and faults for as long as was asked, lets it rest and looks
 * again; and ends it while it is asked and two sites cannot be reached. Ends with 1 if anything is not as it must be.
 */
public final class Soak {

    /** Longer than anything takes that is kept for a while, see {@link Gateway}. */
    private static final Duration REST = Duration.ofSeconds(20);

    /** A site that refused a log-on is left alone for a minute, by its second refusal. */
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(3);

    private static final Duration LAST_LOAD = Duration.ofSeconds(5);
    private static final Duration LONGEST_END = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SoakSettings settings;
    private final Sites sites;
    private final PackagedGateway gateway;
    private final Findings findings = new Findings(true);

    private Soak(SoakSettings settings, Sites sites, PackagedGateway gateway) {
        this.settings = settings;
        this.sites = sites;
        this.gateway = gateway;
    }

    /** Takes its settings from system properties. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SoakSettings settings = SoakSettings.fromSystemProperties();
        System.setProperty("longest.minutes", "" + (settings.length().toMinutes() + 20));
        Workspace.directory("tmp");
        say("seed " + settings.seed() + ", which -Dsoak.seed= takes");
        Verdict verdict;
        try (Sites sites = Sites.start(settings);
                PackagedGateway gateway = Gateway.start(sites)) {
            var soak = new Soak(settings, sites, gateway);
            verdict = soak.run();
            soak.report(verdict);
        }
        List<String> failures = verdict.failures();
        failures.forEach(failure -> System.out.println("SOAK FAILED: " + failure));
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    private static void say(String what) {
        System.out.println("soak: " + what);
    }

    private Verdict run() throws IOException, InterruptedException {
        awaitComplete();
        say("warm-up for " + settings.warmUp().toSeconds() + " s");
        disturb(settings.warmUp(), 1);
        Vitals start = look("start");
        say("load and faults for " + settings.length().toMinutes() + " min");
        disturb(settings.length(), 2);
        Verdict verdict = Verdict.of(start, look("end"));
        verdict.add("Answers that were wrong", "", "" + findings.complaints(), "0", isAllRight());
        long errors = errors();
        verdict.add("Errors in the log", "", "" + errors, "0", errors == 0);
        end(verdict);
        return verdict;
    }

    private boolean isAllRight() {
        return findings.complaints() == 0;
    }

    private void disturb(Duration length, int round) throws IOException, InterruptedException {
        sites.faults();
        var callers = Crowd.start(gateway.url(), sites, findings, settings.seed() * 10 + round);
        Thread.sleep(length.toMillis());
        callers.end();
        sites.calm();
    }

    private Vitals look(String name) throws IOException, InterruptedException {
        say("rest, " + findings.count() + " answers so far");
        awaitComplete();
        Thread.sleep(REST.toMillis());
        return Vitals.of(gateway, sites, name);
    }

    private void awaitComplete() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_RECOVERY.toNanos();
        JsonNode fleet = fleet();
        while (!fleet.path("complete").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("sites are well and not read: " + fleet);
            }
            Thread.sleep(500);
            fleet = fleet();
        }
    }

    private JsonNode fleet() throws IOException {
        try (var connection = new Connection(gateway.url())) {
            byte[] request = Connection.request("GET", "/v1/sites", PackagedGateway.VIEWER);
            return JSON.readTree(connection.exchange(request).body()).path("fleet");
        }
    }

    private long errors() {
        return gateway.process().output().stream().filter(line -> line.contains(" ERROR ")).count();
    }

    /** Ends the gateway under load; what callers see then is not looked at. */
    private void end(Verdict verdict) throws IOException, InterruptedException {
        say("SIGTERM under load, two sites cannot be reached");
        var callers = Crowd.start(gateway.url(), sites, new Findings(false), settings.seed());
        Thread.sleep(LAST_LOAD.toMillis());
        sites.leave();
        long begun = System.nanoTime();
        gateway.process().terminate();
        boolean isInTime = gateway.process().hasEndedWithin(LONGEST_END);
        if (!isInTime) {
            gateway.process().hasEndedWithin(LONGEST_WAIT);
        }
        long took = System.nanoTime() - begun;
        callers.end();
        verdict.add(
                "End after SIGTERM",
                "",
                String.format("%.1f s", took / 1e9),
                "≤ " + LONGEST_END.toSeconds() + " s",
                isInTime);
        Map<String, Integer> sessions = sites.sessions();
        Sites.LEFT.forEach(sessions::remove);
        int left = sessions.values().stream().mapToInt(Integer::intValue).sum();
        verdict.add("Sessions left at sites that can be reached", "", "" + left, "0", left == 0);
    }

    private void report(Verdict verdict) throws IOException {
        String text =
                String.format(
                        "%d minutes, seed %d, %,d answers. %s%n%n%s",
                        settings.length().toMinutes(),
                        settings.seed(),
                        findings.count(),
                        Machine.here(),
                        verdict.markdown());
        Files.writeString(Workspace.directory("").resolve("result.md"), text);
        findings.lines().forEach(System.out::println);
        System.out.println("\n" + text);
    }
}
