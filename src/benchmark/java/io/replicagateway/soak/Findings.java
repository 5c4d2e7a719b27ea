package io.replicagateway.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What callers were answered, and what was wrong with it. */
final class Findings {

    private static final int MOST_TOLD = 20;

    private final boolean isTold;
    private final Map<String, Map<Integer, Integer>> answers = new TreeMap<>();
    private int complaints;

    /**
     * @param isTold whether what is wrong is printed
     */
    Findings(boolean isTold) {
        this.isTold = isTold;
    }

    /** Counts an answer of this status. */
    synchronized void answered(String kind, int status) {
        answers.computeIfAbsent(kind, any -> new TreeMap<>()).merge(status, 1, Integer::sum);
    }

    /** Notes something that must not be; the first ones are printed. */
    synchronized void complain(String complaint) {
        complaints++;
        if (isTold && complaints <= MOST_TOLD) {
            System.out.println("wrong: " + complaint);
        }
    }

    /** How many answers there were. */
    synchronized int count() {
        return answers.values().stream()
                .flatMap(statuses -> statuses.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    synchronized int complaints() {
        return complaints;
    }

    /** For each kind of request, which status came how often. */
    synchronized List<String> lines() {
        return answers.entrySet().stream()
                .map(kind -> kind.getKey() + ": " + statuses(kind.getValue()))
                .toList();
    }

    private static String statuses(Map<Integer, Integer> counts) {
        return counts.entrySet().stream()
                .map(status -> String.format("%,d × %d", status.getValue(), status.getKey()))
                .collect(Collectors.joining(", "));
    }
}
