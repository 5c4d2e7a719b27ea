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

    /** Whether the row has a moment, and that moment is not before {@code from}. */
    public boolean isFrom(int row, Instant from) {
        return seconds[row] != NONE && compare(row, from) >= 0;
    }

    /** Whether the row has a moment, and that moment is before {@code end}. */
    public boolean isBefore(int row, Instant end) {
        return seconds[row] != NONE && compare(row, end) < 0;
    }

    private int compare(int row, Instant moment) {
        int bySecond = Long.compare(seconds[row], moment.getEpochSecond());
        return bySecond != 0 ? bySecond : Integer.compare(nanos[row], moment.getNano());
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
    int[] ranks() {
        long[] distinctSeconds = Arrays.stream(seconds).sorted().distinct().toArray();
        long[] moments = new long[seconds.length];
        for (int row = 0; row < moments.length; row++) {
            long place = Arrays.binarySearch(distinctSeconds, seconds[row]);
            moments[row] = place << NANO_BITS | nanos[row];
        }
        long[] distinct = Arrays.stream(moments).sorted().distinct().toArray();
        int[] ranks = new int[moments.length];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] =
                    seconds[row] == NONE ? NO_VALUE : Arrays.binarySearch(distinct, moments[row]);
        }
        return ranks;
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
}
