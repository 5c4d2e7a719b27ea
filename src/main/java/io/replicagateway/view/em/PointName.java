package io.replicagateway.view.em;

import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.Timestamp;
import io.replicagateway.query.Comparison;
import io.replicagateway.query.Condition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a restore point, {@code machine@2026-01-31 12:00:00} in UTC, as something to compare with: first the
 * machines, then the seconds.
 *
 * @param second when it was made, cut to the second; null if the text names a machine alone, which stands before all
 *     restore points of that machine
 */
record PointName(String machine, @Nullable Instant second) {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");

    static PointName parse(String text) {
        int at = text.lastIndexOf('@');
        String time = text.substring(at + 1);
        if (at < 0 || !TIME.matcher(time).matches()) {
            return new PointName(text, null);
        }
        try {
            return new PointName(
                    text.substring(0, at), Timestamp.parse(time.replace(' ', 'T')).instant());
        } catch (DateTimeException noMoment) {
            return new PointName(text, null);
        }
    }

    /** What restore points must be whose name stands so to this one. */
    Condition that(Comparison comparison) {
        if (second == null) {
            return withoutTime(comparison);
        }
        Condition sameMachine = machines(Comparison.EQUAL);
        Comparison ofSeconds = comparison == Comparison.NOT_EQUAL ? Comparison.EQUAL : comparison;
        Condition seconds = CreationTimes.that(ofSeconds, second, second.plusSeconds(1));
        Condition ofThisMachine = new Condition.All(List.of(sameMachine, seconds));
        return switch (comparison) {
            case EQUAL -> ofThisMachine;
            case NOT_EQUAL -> new Condition.Not(ofThisMachine);
            case LESS, AT_MOST -> either(machines(Comparison.LESS), ofThisMachine);
            case GREATER, AT_LEAST -> either(machines(Comparison.GREATER), ofThisMachine);
        };
    }

    private Condition withoutTime(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> new Condition.Any(List.of());
            case NOT_EQUAL -> new Condition.All(List.of());
            case LESS, AT_MOST -> machines(Comparison.LESS);
            case GREATER, AT_LEAST -> machines(Comparison.AT_LEAST);
        };
    }

    private static Condition either(Condition one, Condition other) {
        return new Condition.Any(List.of(one, other));
    }

    private Condition machines(Comparison comparison) {
        return new Condition.Compared(RestorePointField.VM_NAME, comparison, machine);
    }
}
