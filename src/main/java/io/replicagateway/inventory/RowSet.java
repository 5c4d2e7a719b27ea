package io.replicagateway.inventory;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Some rows of one table: one bit a row, or none at all where it is every row. Immutable. */
public final class RowSet {

    private final int tableSize;
    private final int count;
    private final @Nullable BitSet bits;

    private RowSet(int tableSize, int count, @Nullable BitSet bits) {
        this.tableSize = tableSize;
        this.count = count;
        this.bits = bits;
    }

    /** Every row of a table of this size. */
    static RowSet all(int tableSize) {
        return new RowSet(tableSize, tableSize, null);
    }

    /**
     * The rows whose bits are set.
     *
     * @param bits the caller must not change them afterwards
     */
    static RowSet of(BitSet bits, int tableSize) {
        return new RowSet(tableSize, bits.cardinality(), bits);
    }

    /** How many rows there are. */
    public int count() {
        return count;
    }

    /** Whether it is every row of the table. */
    boolean isAll() {
        return count == tableSize;
    }

    /** Whether the row is one of them. */
    public boolean contains(int row) {
        return bits == null || bits.get(row);
    }

    /** Those of them that meet the condition. */
    public RowSet where(IntPredicate condition) {
        var meeting = new BitSet(tableSize);
        for (int row = next(0); row >= 0; row = next(row + 1)) {
            if (condition.test(row)) {
                meeting.set(row);
            }
        }
        return of(meeting, tableSize);
    }

    /**
     * Those of them whose bits are set.
     *
     * @param marked this method may change it
     */
    RowSet and(BitSet marked) {
        if (bits != null) {
            marked.and(bits);
        }
        return of(marked, tableSize);
    }

    /** Those of them that are among the others too. */
    public RowSet and(RowSet others) {
        if (isAll() || others.isAll()) {
            return isAll() ? others : this;
        }
        return and(others.toBits());
    }

    /** Those of them and the others. */
    public RowSet or(RowSet others) {
        if (isAll() || others.isAll()) {
            return isAll() ? this : others;
        }
        BitSet either = toBits();
        either.or(others.toBits());
        return of(either, tableSize);
    }

    /** Those of them that are not among the others. */
    public RowSet without(RowSet others) {
        BitSet rest = toBits();
        rest.andNot(others.toBits());
        return of(rest, tableSize);
    }

    /** A bit for each of them, for the caller to change. */
    private BitSet toBits() {
        if (bits != null) {
            return (BitSet) bits.clone();
        }
        var every = new BitSet(tableSize);
        every.set(0, tableSize);
        return every;
    }

    /** None of them. */
    public RowSet none() {
        return of(new BitSet(), tableSize);
    }

    /** The first of them that is {@code row} or comes behind it, or a negative number. */
    public int next(int row) {
        if (bits != null) {
            return bits.nextSetBit(row);
        }
        return row < tableSize ? row : -1;
    }

    /** The first of them, ascending; {@code most} at most. */
    public int[] first(int most) {
        int[] rows = new int[Math.min(count, most)];
        int row = -1;
        for (int place = 0; place < rows.length; place++) {
            row = next(row + 1);
            rows[place] = row;
        }
        return rows;
    }
}
