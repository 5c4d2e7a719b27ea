package io.replicagateway.view.em;

import io.replicagateway.model.RestorePointField;
import io.replicagateway.query.Comparison;
import io.replicagateway.query.Condition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Conditions on when a restore point was made. One of which that is not known is unequal to any moment. */
final class CreationTimes {

    private CreationTimes() {}

    static Condition that(Comparison comparison, Instant moment) {
        return that(comparison, moment, moment.plusNanos(1));
    }

    /**
     * As if all moments of a span were one.
     *
     * @param end the first moment behind the span
     */
    static Condition that(Comparison comparison, Instant from, Instant end) {
        return switch (comparison) {
            case EQUAL -> between(from, end);
            case NOT_EQUAL -> new Condition.Not(between(from, end));
            case LESS -> between(null, from);
            case AT_MOST -> between(null, end);
            case GREATER -> between(end, null);
            case AT_LEAST -> between(from, null);
        };
    }

    private static Condition between(@Nullable Instant from, @Nullable Instant end) {
        return new Condition.Between(RestorePointField.CREATED_AT, from, end);
    }
}
