package io.replicagateway.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One field of all rows of a table; immutable.
 *
 * <p>Rows of one table compare by {@link #sortables}, cheap whole numbers; rows of different tables compare by
 * {@link #key}. Both give the same order.
 */
public abstract class Column {

    /** Stands among {@link #sortables} for a row that has no value: behind all others. */
    static final long NO_VALUE = Long.MAX_VALUE;

    /** How many rows there are. */
    public abstract int size();

    /**
     * The value by which the row sorts among those of other tables, null if it has none: a {@link Text}, an
     * {@link Instant} or an {@link Integer}, the same for all rows and tables of one field.
     */
    public abstract @Nullable Comparable<?> key(int row);

    /**
     * For each of these rows a number, 0 or more, that sorts as its key does, equal where the keys are;
     * {@link #NO_VALUE} where there is none. Numbers of different calls do not compare.
     */
    abstract long[] sortables(int[] rows);

    /** Whether all rows are known to have the same value, or none. */
    public boolean isConstant() {
        return false;
    }

    /** Compares two keys of one field; a missing one is behind all others. */
    @SuppressWarnings("unchecked")
    public static int compareKeys(@Nullable Comparable<?> left, @Nullable Comparable<?> right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? 1 : -1;
        }
        return ((Comparable<Object>) left).compareTo(right);
    }
}
