package io.replicagateway.benchmark.report;

import java.time.Duration;
import java.util.List;

/**
 * What is run, and for how long.
 *
 * @param quick whether it is only tried out: a tenth of the fleet, short runs, rough figures
 * @param sites how many sites the fleet has
 * @param replicas how many replicas it has, over all sites
 * @param points how many restore points it has, over all sites
 * @param parts {@code rows}, what happens inside the gateway; {@code http}, what callers see; {@code refresh}, what they see
 *     while sites are refreshed
 */
public record Settings(boolean quick, int sites, int replicas, int points, List<String> parts) {

    private static final List<String> PARTS = List.of("rows", "http", "refresh");
    private static final int POINTS = 1_000_000;
    private static final int REPLICAS = 50_000;
    private static final int SITES = 100;

    /** Of a fleet for trying out, so many times smaller. */
    private static final int QUICK = 10;

    public Settings {
        if (sites < 1 || replicas < sites || points < replicas) {
            throw new IllegalArgumentException(
                    "a fleet has at least one site, one replica a site and one restore point a replica: "
                            + sites
                            + ", "
                            + replicas
                            + ", "
                            + points);
        }
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("parts must be some of " + PARTS + ": " + parts);
        }
        parts = List.copyOf(parts);
    }

    /** As the system properties {@code benchmark.…} say; a size that is 0 or not set is the usual one. */
    public static Settings fromSystemProperties() {
        boolean quick = Boolean.getBoolean("benchmark.quick");
        int smaller = quick ? QUICK : 1;
        return new Settings(
                quick,
                size("benchmark.sites", SITES / smaller),
                size("benchmark.replicas", REPLICAS / smaller),
                size("benchmark.points", POINTS / smaller),
                List.of(System.getProperty("benchmark.parts", String.join(",", PARTS)).split(",")));
    }

    private static int size(String property, int usual) {
        int size = Integer.getInteger(property, 0);
        return size == 0 ? usual : size;
    }

    /** These settings as options for another Java process. */
    public List<String> asOptions() {
        return List.of(
                "-Dbenchmark.quick=" + quick,
                "-Dbenchmark.sites=" + sites,
                "-Dbenchmark.replicas=" + replicas,
                "-Dbenchmark.points=" + points);
    }

    /** How many restore points a site has. */
    public int pointsPerSite() {
        return points / sites;
    }

    /** How many replicas a site has. */
    public int replicasPerSite() {
        return replicas / sites;
    }

    /** How long a server is asked before it is measured: on one core, that long passes until all that matters is compiled. */
    public Duration warmUp() {
        return span(Duration.ofSeconds(12), Duration.ofSeconds(1));
    }

    /** The longer span, or the shorter one if it is only tried out. */
    public Duration span(Duration usual, Duration tryingOut) {
        return quick ? tryingOut : usual;
    }
}
