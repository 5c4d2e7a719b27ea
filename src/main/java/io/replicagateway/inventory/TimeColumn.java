package io.replicagateway.inventory;

import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moments with all the digits that they were written with: 13 bytes a row. */
public final class TimeColumn extends StoredColumn {

    private static final long NONE = Long.MAX_VALUE;

    /** Every number of nanoseconds within a second is below two to the power of this. */
    private static final int NANO_BITS = 30;

    private static final int NANOS_OF_SECOND = 1_000_000_000;

    /** Moments so many seconds apart do not fit into one number together with their nanoseconds: 272 years. */
    private static final long WIDEST_SPAN = 1L << Long.SIZE - 1 - NANO_BITS;

    private final long[] seconds;
    private final int[] nanos;
    private final byte[] digits;

    private TimeColumn(long[] seconds, int[] nanos, byte[] digits) {
        this.seconds = seconds;
        this.nanos = nanos;
        this.digits = digits;
    }

    /** A column of these moments; null is a row without one. */
    public static TimeColumn of(List<? extends @Nullable Timestamp> values) {
        var column =
                new TimeColumn(
                        new long[values.size()], new int[values.size()], new byte[values.size()]);
        for (int row = 0; row < values.size(); row++) {
            Timestamp value = values.get(row);
            column.seconds[row] = value == null ? NONE : value.instant().getEpochSecond();
            column.nanos[row] = value == null ? 0 : value.instant().getNano();
            column.digits[row] = (byte) (value == null ? 0 : value.digits());
        }
        return column;
    }

    static TimeColumn readFrom(RowsReader source, int size) throws MalformedRowsException {
        var column = new TimeColumn(source.longs(size), source.ints(size), source.bytes(size));
        for (int row = 0; row < size; row++) {
            RowsReader.check(column.isValid(row), "a moment that cannot be");
        }
        return column;
    }

    private boolean isValid(int row) {
        if (!has(row)) {
            return nanos[row] == 0 && digits[row] == 0;
        }
        return seconds[row] >= Timestamp.FIRST.getEpochSecond()
                && seconds[row] <= Timestamp.LAST.getEpochSecond()
                && nanos[row] >= 0
                && nanos[row] < NANOS_OF_SECOND
                && digits[row] >= 0
                && digits[row] <= Timestamp.MOST_DIGITS;
    }

    /** The moment as it was written, null if the row has none. */
    public @Nullable Timestamp timestamp(int row) {
        Instant instant = key(row);
        return instant == null ? null : new Timestamp(instant, digits[row]);
    }

    /** Whether the row has a moment; only then do the other accessors have a meaning. */
    public boolean has(int row) {
        return seconds[row] != NONE;
    }

    /** The row's moment in whole seconds since the epoch. */
    public long epochSecond(int row) {
        return seconds[row];
    }

    /** The nanoseconds of the row's moment behind its second. */
    public int nano(int row) {
        return nanos[row];
    }

    /** How many digits after the second the row's moment was written with, 0 to 9. */
    public int digits(int row) {
        return digits[row];
    }

    /**
     * Those of the rows that have a moment, {@code from} or later and before {@code end}.
     *
     * @param from no bound if null
     * @param end no bound if null
     */
    public RowSet between(RowSet rows, @Nullable Instant from, @Nullable Instant end) {
        long fromSecond = from == null ? Long.MIN_VALUE : from.getEpochSecond();
        int fromNano = from == null ? 0 : from.getNano();
        long endSecond = end == null ? NONE : end.getEpochSecond();
        int endNano = end == null ? 0 : end.getNano();
        return rows.where(
                row -> isBefore(row, endSecond, endNano) && !isBefore(row, fromSecond, fromNano));
    }

    /** Whether the row has a moment, and that moment is not before {@code from}. */
    boolean isFrom(int row, Instant from) {
        return seconds[row] != NONE && !isBefore(row, from.getEpochSecond(), from.getNano());
    }

    /**
     * The first place whose row has no moment or one before {@code end}; the number of rows if there is none.
     *
     * @param newestFirst all rows, those without a moment last
     */
    int firstBefore(int[] newestFirst, Instant end) {
        int from = 0;
        int to = newestFirst.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            int row = newestFirst[middle];
            if (seconds[row] == NONE || isBefore(row, end.getEpochSecond(), end.getNano())) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private boolean isBefore(int row, long second, int nano) {
        return seconds[row] < second || seconds[row] == second && nanos[row] < nano;
    }

    /**
     * Of each group of rows the one with the oldest moment, of several the one that is written with the most digits.
     *
     * @param groups the group of each of these rows
     * @param count how many groups there are, numbered from 0
     * @return a row for each group, -1 where none of its rows has a moment
     */
    public int[] oldest(int[] rows, int[] groups, int count) {
        return foremost(rows, groups, count, 1);
    }

    /** As {@link #oldest}, but with the newest moment. */
    public int[] latest(int[] rows, int[] groups, int count) {
        return foremost(rows, groups, count, -1);
    }

    private int[] foremost(int[] rows, int[] groups, int count, int direction) {
        int[] foremost = new int[count];
        Arrays.fill(foremost, -1);
        long[] bounds = new long[count];
        Arrays.fill(bounds, Long.MAX_VALUE);
        for (int at = 0; at < rows.length; at++) {
            int row = rows[at];
            int group = groups[at];
            long second = direction * seconds[row];
            if (second <= bounds[group]
                    && seconds[row] != NONE
                    && precedes(row, foremost[group], direction)) {
                foremost[group] = row;
                bounds[group] = second;
            }
        }
        return foremost;
    }

    private boolean precedes(int row, int other, int direction) {
        if (other < 0 || seconds[row] != seconds[other]) {
            return other < 0 || seconds[row] < seconds[other] == direction > 0;
        }
        if (nanos[row] != nanos[other]) {
            return nanos[row] < nanos[other] == direction > 0;
        }
        return digits[row] > digits[other];
    }

    @Override
    public @Nullable Instant key(int row) {
        return seconds[row] == NONE ? null : Instant.ofEpochSecond(seconds[row], nanos[row]);
    }

    @Override
    public int size() {
        return seconds.length;
    }

    @Override
    long[] sortables(int[] rows) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int row : rows) {
            if (seconds[row] != NONE) {
                least = Math.min(least, seconds[row]);
                greatest = Math.max(greatest, seconds[row]);
            }
        }
        if (least <= greatest && greatest - least >= WIDEST_SPAN) {
            return sortablesOfWideSpan(rows);
        }
        long[] sortables = new long[rows.length];
        for (int place = 0; place < rows.length; place++) {
            int row = rows[place];
            sortables[place] =
                    seconds[row] == NONE
                            ? NO_VALUE
                            : seconds[row] - least << NANO_BITS | nanos[row];
        }
        return sortables;
    }

    /** With the place of each moment's second among all that there are instead of the second itself. */
    private long[] sortablesOfWideSpan(int[] rows) {
        long[] distinct =
                Arrays.stream(rows).mapToLong(row -> seconds[row]).sorted().distinct().toArray();
        long[] sortables = new long[rows.length];
        for (int place = 0; place < rows.length; place++) {
            int row = rows[place];
            long second = Arrays.binarySearch(distinct, seconds[row]);
            sortables[place] = seconds[row] == NONE ? NO_VALUE : second << NANO_BITS | nanos[row];
        }
        return sortables;
    }

    @Override
    long heapBytes() {
        return 13L * seconds.length;
    }

    @Override
    boolean holdsSameAs(StoredColumn other) {
        return other instanceof TimeColumn times
                && Arrays.equals(seconds, times.seconds)
                && Arrays.equals(nanos, times.nanos)
                && Arrays.equals(digits, times.digits);
    }

    @Override
    void writeTo(RowsWriter target) {
        target.longs(seconds);
        target.ints(nanos);
        target.bytes(digits);
    }
}
