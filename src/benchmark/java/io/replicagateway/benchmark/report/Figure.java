package io.replicagateway.benchmark.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured.
 *
 * @param text for people
 * @param values for machines; their names tell the units
 */
public record Figure(String text, Map<String, Double> values) {

    private static final double MILLI = 1_000;

    public Figure {
        values = new LinkedHashMap<>(values);
    }

    /** How long something took, in microseconds: the median and the 99th percentile. */
    public static Figure times(double p50, double p99) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("p50Micros", p50);
        values.put("p99Micros", p99);
        return new Figure(text(p50) + " (p99 " + text(p99) + ")", values);
    }

    /** How long something took, in microseconds: the median. */
    public static Figure time(double p50) {
        return new Figure(text(p50), Map.of("p50Micros", p50));
    }

    /** How long the slowest hundredth took at least, in microseconds. */
    public static Figure slowest(double p99) {
        return new Figure(text(p99), Map.of("p99Micros", p99));
    }

    /** How many requests a second were answered, and how long they took, in microseconds. */
    public static Figure rate(double perSecond, double p50, double p99) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("requestsPerSecond", perSecond);
        values.put("p50Micros", p50);
        values.put("p99Micros", p99);
        return new Figure(
                String.format(
                        Locale.ROOT, "%,.0f/s (p50 %s, p99 %s)", perSecond, text(p50), text(p99)),
                values);
    }

    /** A number of bytes. */
    public static Figure bytes(double bytes) {
        return new Figure(
                bytes < 10_000
                        ? String.format(Locale.ROOT, "%.1f B", bytes)
                        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1_000_000),
                Map.of("bytes", bytes));
    }

    /** Nothing, and why. */
    public static Figure none(String reason) {
        return new Figure(reason, Map.of());
    }

    private static String text(double micros) {
        if (micros < 10) {
            return String.format(Locale.ROOT, "%.2f µs", micros);
        }
        if (micros < MILLI) {
            return String.format(Locale.ROOT, "%.0f µs", micros);
        }
        return micros < 10 * MILLI
                ? String.format(Locale.ROOT, "%.2f ms", micros / MILLI)
                : String.format(Locale.ROOT, "%,.0f ms", micros / MILLI);
    }
}
