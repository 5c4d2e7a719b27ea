package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.List;

/** Sorts the rows of one table by some of its columns. */
final class Orders {

    /** A column to sort by, and the direction. */
    record Key(Column column, boolean descending) {}

    private Orders() {}

    /**
     * All rows, sorted by the first key, then by the next; rows that are equal in all of them ascend.
     *
     * <p>Each pass is a stable sort by one key, the last key first. A pass packs rank and place into one number, because
     * sorting plain numbers is several times faster than sorting by a comparator.
     */
    static int[] sort(int size, List<Key> keys) {
        int[] order = new int[size];
        Arrays.setAll(order, row -> row);
        long[] packed = new long[size];
        for (int k = keys.size() - 1; k >= 0; k--) {
            int[] ranks = directed(keys.get(k));
            for (int place = 0; place < size; place++) {
                packed[place] = (long) ranks[order[place]] << Integer.SIZE | place;
            }
            Arrays.sort(packed);
            int[] sorted = new int[size];
            for (int place = 0; place < size; place++) {
                sorted[place] = order[(int) packed[place]];
            }
            order = sorted;
        }
        return order;
    }

    private static int[] directed(Key key) {
        int[] ranks = key.column().ranks();
        if (key.descending()) {
            for (int row = 0; row < ranks.length; row++) {
                ranks[row] =
                        ranks[row] == Column.NO_VALUE
                                ? Column.NO_VALUE
                                : Column.NO_VALUE - 1 - ranks[row];
            }
        }
        return ranks;
    }
}
