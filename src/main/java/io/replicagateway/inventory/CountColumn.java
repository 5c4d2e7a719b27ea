package io.replicagateway.inventory;

import java.util.Arrays;

/** Whole numbers, 0 or more. */
public final class CountColumn extends StoredColumn {

    private final int[] counts;

    /**
     * @param counts one a row; the caller must not change them afterwards
     */
    CountColumn(int[] counts) {
        this.counts = counts;
    }

    static CountColumn readFrom(RowsReader source, int size) throws MalformedRowsException {
        int[] counts = source.ints(size);
        for (int count : counts) {
            RowsReader.check(count >= 0, "a negative number of things");
        }
        return new CountColumn(counts);
    }

    /** The row's number. */
    public int count(int row) {
        return counts[row];
    }

    @Override
    public int size() {
        return counts.length;
    }

    @Override
    public Integer key(int row) {
        return counts[row];
    }

    @Override
    long[] sortables(int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> counts[row]).toArray();
    }

    @Override
    long heapBytes() {
        return 4L * counts.length;
    }

    @Override
    boolean holdsSameAs(StoredColumn other) {
        return other instanceof CountColumn column && Arrays.equals(counts, column.counts);
    }

    @Override
    void writeTo(RowsWriter target) {
        target.ints(counts);
    }
}
