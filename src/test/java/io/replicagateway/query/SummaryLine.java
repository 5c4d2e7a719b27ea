package io.replicagateway.query;

import io.replicagateway.inventory.Text;
import io.replicagateway.model.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One group of a summary as plain values, moments as they are written out. */
record SummaryLine(
        List<@Nullable String> values,
        long replicas,
        long met,
        long missed,
        long unknown,
        long restorePoints,
        @Nullable String oldest,
        @Nullable String latest) {

    /** All groups of a summary, in its order. */
    static List<SummaryLine> of(Summary summary) {
        return summary.groups().stream().map(group -> of(group.values(), group.sums())).toList();
    }

    /** What a summary adds up to. */
    static SummaryLine total(Summary summary) {
        return of(List.of(), summary.total());
    }

    private static SummaryLine of(List<@Nullable Text> values, Sums sums) {
        return new SummaryLine(
                values.stream().map(value -> value == null ? null : value.raw()).toList(),
                sums.replicas().total(),
                sums.replicas().met(),
                sums.replicas().missed(),
                sums.replicas().unknown(),
                sums.restorePoints(),
                text(sums.oldest()),
                text(sums.latest()));
    }

    private static @Nullable String text(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toString();
    }
}
