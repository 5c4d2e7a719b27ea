package io.replicagateway.inventory;

import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether each replica of a site meets its recovery point objective at one moment, from its newest restore point. */
final class RpoColumns {

    private static final Text[] STATUSES = {
        Text.of(RpoStatus.MET.label()),
        Text.of(RpoStatus.MISSED.label()),
        Text.of(RpoStatus.UNKNOWN.label())
    };

    private final TimeColumn latest;

    /** The target by the site's clock, by which restore points are dated. */
    private final Duration target;

    private final boolean fresh;

    /** The least moment of a newest restore point that meets the target now. */
    private final Instant metFrom;

    RpoColumns(SiteState state, Instant now) {
        this.latest =
                (TimeColumn) state.rows().replicas().column(ReplicaField.LATEST_RESTORE_POINT_AT);
        this.target = state.site().rpo().minus(state.clockSkew());
        this.fresh = state.isFresh(now);
        this.metFrom = now.minus(target).plusNanos(1);
    }

    RpoStatus status(int row) {
        if (!fresh) {
            return RpoStatus.UNKNOWN;
        }
        return latest.isFrom(row, metFrom) ? RpoStatus.MET : RpoStatus.MISSED;
    }

    private @Nullable Instant dueAt(int row) {
        Instant at = latest.key(row);
        return at == null ? null : at.plus(target);
    }

    /**
     * When the target is missed unless a newer restore point appears; null if there is none at all. Never before
     * {@link Timestamp#FIRST} nor after {@link Timestamp#LAST}, close to which a site may well put a date that it does
     * not know.
     */
    @Nullable Timestamp dueTimestamp(int row) {
        Timestamp at = latest.timestamp(row);
        if (at == null) {
            return null;
        }
        Instant due = at.instant().plus(target);
        if (due.isBefore(Timestamp.FIRST)) {
            return new Timestamp(Timestamp.FIRST, at.digits());
        }
        return new Timestamp(due.isAfter(Timestamp.LAST) ? Timestamp.LAST : due, at.digits());
    }

    /** When this replica turns from met to missed; empty if it is not met now. */
    Optional<Instant> turnsAt(int row) {
        return status(row) == RpoStatus.MET ? Optional.ofNullable(dueAt(row)) : Optional.empty();
    }

    /** {@link #status} as a column. */
    Column statuses() {
        return new Derived(latest) {
            @Override
            public Comparable<?> key(int row) {
                return STATUSES[status(row).ordinal()];
            }

            @Override
            long[] sortables(int[] rows) {
                return Arrays.stream(rows).mapToLong(row -> status(row).ordinal()).toArray();
            }
        };
    }

    /** {@link #dueTimestamp} as a column. */
    Column dues() {
        return new Derived(latest) {
            @Override
            public @Nullable Comparable<?> key(int row) {
                return dueAt(row);
            }

            @Override
            long[] sortables(int[] rows) {
                return latest.sortables(rows);
            }
        };
    }

    /** A column that is worked out from another when it is asked for. */
    private abstract static class Derived extends Column {

        private final Column from;

        Derived(Column from) {
            this.from = from;
        }

        @Override
        public int size() {
            return from.size();
        }
    }
}
