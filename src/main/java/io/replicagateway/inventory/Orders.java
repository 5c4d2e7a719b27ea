package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.List;

/** Sorts rows of one table by some of its columns; rows that are equal in all of them ascend. */
final class Orders {

    /** A column to sort by, and the direction. */
    record Key(Column column, boolean descending) {}

    private Orders() {}

    /**
     * The rows that come first, in order.
     *
     * @param depth how many at most
     */
    static int[] first(RowSet rows, List<Key> keys, int depth) {
        return keys.isEmpty() ? rows.first(depth) : first(rows.first(rows.count()), keys, depth);
    }

    /**
     * Sorts no more than it must: the value of the last row that is wanted divides the rows into those that are in, those
     * that are out, and those that have just this value, among which the next key decides.
     */
    private static int[] first(int[] ascending, List<Key> keys, int depth) {
        if (depth >= ascending.length) {
            return sorted(ascending, keys);
        }
        if (keys.isEmpty()) {
            return Arrays.copyOf(ascending, depth);
        }
        List<Key> others = keys.subList(1, keys.size());
        if (keys.get(0).column().isConstant()) {
            return first(ascending, others, depth);
        }
        long[] values = directed(keys.get(0), ascending);
        long last = Smallest.value(values, depth);
        int[] in = new int[depth];
        int[] equal = new int[ascending.length];
        int ins = 0;
        int equals = 0;
        for (int place = 0; place < values.length; place++) {
            if (values[place] < last) {
                in[ins++] = ascending[place];
            } else if (values[place] == last) {
                equal[equals++] = ascending[place];
            }
        }
        int[] first = Arrays.copyOf(sorted(Arrays.copyOf(in, ins), keys), depth);
        int[] rest = first(Arrays.copyOf(equal, equals), others, depth - ins);
        System.arraycopy(rest, 0, first, ins, rest.length);
        return first;
    }

    /**
     * Each pass is a stable sort by one key, the last key first. A pass packs rank and place into one number, because
     * sorting plain numbers is several times faster than sorting by a comparator.
     */
    private static int[] sorted(int[] ascending, List<Key> keys) {
        int[] order = ascending;
        long[] packed = new long[order.length];
        for (int k = keys.size() - 1; k >= 0; k--) {
            int[] ranks = ranks(directed(keys.get(k), order));
            for (int place = 0; place < order.length; place++) {
                packed[place] = (long) ranks[place] << Integer.SIZE | place;
            }
            Arrays.sort(packed);
            int[] next = new int[order.length];
            for (int place = 0; place < next.length; place++) {
                next[place] = order[(int) packed[place]];
            }
            order = next;
        }
        return order;
    }

    /** For each value its place among all distinct values. */
    private static int[] ranks(long[] values) {
        long[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        return Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(distinct, value))
                .toArray();
    }

    private static long[] directed(Key key, int[] rows) {
        long[] values = key.column().sortables(rows);
        if (key.descending()) {
            for (int place = 0; place < values.length; place++) {
                if (values[place] != Column.NO_VALUE) {
                    values[place] = Column.NO_VALUE - 1 - values[place];
                }
            }
        }
        return values;
    }
}
