package io.replicagateway.view.em;

import io.replicagateway.inventory.RankedField.Ranking;
import io.replicagateway.query.Comparison;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The enumerations of EM, in its order, by which their values compare and sort (EM docs, query). */
enum Words implements Ranking {
    STATES("Unknown", "Ready", "Failover", "Failback", "PermanentFailover"),
    POINT_TYPES("CDP", "Full", "ReverseIncrement", "Increment", "Snapshot"),
    PLATFORMS("VMware", "HyperV", "vCloud");

    private final List<String> words;

    Words(String... words) {
        this.words = List.of(words);
    }

    /** Whether it is one of the words, as it is written. */
    boolean has(@Nullable String word) {
        return word != null && words.contains(word);
    }

    /** The place of a word; negative, which is behind all others, if there is none. */
    @Override
    public int of(@Nullable String word) {
        return word == null ? -1 : words.indexOf(word);
    }

    /**
     * All words that stand so to this one.
     *
     * @param word in any case
     * @throws EmRefusal if it is none of the words
     */
    Set<String> that(Comparison comparison, String word) {
        int place =
                IntStream.range(0, words.size())
                        .filter(at -> words.get(at).equalsIgnoreCase(word))
                        .findFirst()
                        .orElseThrow(() -> unknown(word));
        return words.stream()
                .filter(other -> comparison.holds(Integer.compare(words.indexOf(other), place)))
                .collect(Collectors.toSet());
    }

    private EmRefusal unknown(String word) {
        return EmRefusal.badRequest(
                "The filter's value " + word + " is none of " + String.join(", ", words) + ".");
    }
}
