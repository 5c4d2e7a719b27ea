package io.replicagateway.soak;

import io.replicagateway.benchmark.process.Child;
import io.replicagateway.benchmark.process.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The process of the simulated sites, as seen from outside. */
final class Sites implements AutoCloseable {

    /** Those that can no longer be reached after {@link #leave}. */
    static final List<String> LEFT = List.of("site-000", "site-001");

    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private final Child process;
    private final Map<String, Long> downSince = new ConcurrentHashMap<>();
    private final BlockingQueue<String> sessions = new LinkedBlockingQueue<>();

    private Sites(Child process) {
        this.process = process;
        process.follow(this::told);
    }

    static Sites start(SoakSettings settings) throws InterruptedException {
        Child process =
                Child.start(
                        "sites",
                        Workspace.directory(""),
                        Child.java(
                                List.of("-Xmx768m", "-XX:+UseSerialGC"),
                                FaultySites.class.getName(),
                                "" + SoakSettings.SITES,
                                "" + settings.seed()));
        var sites = new Sites(process);
        process.await(Pattern.compile("^ready$"), LONGEST_START);
        return sites;
    }

    private void told(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "down" -> downSince.put(words[1], System.nanoTime());
            case "up" -> downSince.remove(words[1]);
            case "sessions" -> sessions.add(line);
            default -> {}
        }
    }

    /** Where they are, a line each. */
    List<String> places() {
        return process.output();
    }

    /** Has faults come and go from now on. */
    void faults() throws IOException {
        process.tell("faults");
    }

    /** Ends all faults. */
    void calm() throws IOException {
        process.tell("calm");
    }

    /** Has two sites be unreachable from now on: one does not listen, one does not answer. */
    void leave() throws IOException, InterruptedException {
        process.tell("leave");
        process.await(Pattern.compile("^left$"), LONGEST_ANSWER);
    }

    /** Sites to which nothing has listened for longer than that, and does not now. */
    Set<String> downFor(Duration time) {
        long now = System.nanoTime();
        return downSince.entrySet().stream()
                .filter(site -> now - site.getValue() > time.toNanos())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many sessions are open at each. */
    Map<String, Integer> sessions() throws IOException, InterruptedException {
        sessions.clear();
        process.tell("sessions");
        Map<String, Integer> open = new TreeMap<>();
        while (true) {
            String line = sessions.poll(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("the sites do not tell their sessions");
            }
            String[] words = line.split(" ");
            if (words.length < 3) {
                return open;
            }
            open.put(words[1], Integer.valueOf(words[2]));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
