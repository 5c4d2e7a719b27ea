package io.replicagateway.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong with a configuration, a line each; each line begins with the key and says what to set. */
final class Findings {

    private static final double LOWEST_RATE = 0.01;

    private static final double HIGHEST_RATE = 10_000;

    private static final Duration SHORTEST_SPAN = Duration.ofMillis(1);

    private static final Duration LONGEST_SPAN = Duration.ofDays(366);

    private final List<String> complaints = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** The gateway cannot start like this. */
    void complain(String line) {
        complaints.add(line);
    }

    /** It can, but it should not stay so. */
    void warn(String line) {
        warnings.add(line);
    }

    /** How many complaints there are by now. */
    int complaints() {
        return complaints.size();
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * @throws ConfigurationException if there is any complaint
     */
    void throwComplaints() {
        if (!complaints.isEmpty()) {
            throw new ConfigurationException(complaints);
        }
    }

    void atLeast(String key, int value, int least) {
        if (value < least) {
            complain(key + " must be " + least + " or more: " + value);
        }
    }

    void rate(String key, double perSecond) {
        if (!(perSecond >= LOWEST_RATE && perSecond <= HIGHEST_RATE)) {
            complain(
                    key
                            + " must be from "
                            + LOWEST_RATE
                            + " to "
                            + HIGHEST_RATE
                            + ": "
                            + perSecond);
        }
    }

    void span(String key, Duration duration) {
        if (duration.compareTo(SHORTEST_SPAN) < 0 || duration.compareTo(LONGEST_SPAN) > 0) {
            complain(key + " must be from a millisecond to a year: " + duration);
        }
    }

    void wholeSeconds(String key, Duration duration) {
        if (duration.toSeconds() < 1
                || duration.getNano() != 0
                || duration.toSeconds() > Integer.MAX_VALUE) {
            complain(
                    key
                            + " must be a whole number of seconds, 1 to "
                            + Integer.MAX_VALUE
                            + ": "
                            + duration);
        }
    }
}
