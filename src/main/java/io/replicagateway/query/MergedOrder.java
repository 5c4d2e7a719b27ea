package io.replicagateway.query;

import io.replicagateway.inventory.Column;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.model.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The sorted rows of several sites as one sorted list, without building it: the rows at any offset are found by
 * narrowing down, in every site's list at once, how many rows of it stand before them.
 */
final class MergedOrder {

    /** So many rows are skipped one by one; narrowing down further would cost more than it saves. */
    private static final int SKIPPED_SINGLY = 32;

    private final List<SiteTable> tables;
    private final List<int[]> rows;
    private final Column[][] columns;
    private final List<SortKey> sort;

    /**
     * @param tables ascending by site
     * @param rows the sorted rows of each table, or as many of the first as will be asked for
     */
    MergedOrder(List<SiteTable> tables, List<int[]> rows, List<SortKey> sort) {
        this.tables = tables;
        this.rows = rows;
        this.sort = sort;
        this.columns =
                tables.stream()
                        .map(
                                table ->
                                        sort.stream()
                                                .map(key -> table.column(key.field()))
                                                .toArray(Column[]::new))
                        .toArray(Column[][]::new);
    }

    /** The rows from {@code offset} on, {@code limit} of them or as many as there are. */
    List<RowRef> slice(long offset, int limit) {
        int[] starts = new int[tables.size()];
        long skip = narrow(offset, starts);
        var heads =
                new PriorityQueue<Integer>(
                        Math.max(1, tables.size()),
                        (left, right) -> compare(left, starts[left], right, starts[right]));
        for (int site = 0; site < starts.length; site++) {
            if (starts[site] < rows.get(site).length) {
                heads.add(site);
            }
        }
        List<RowRef> slice = new ArrayList<>(Math.min(limit, 1000));
        for (long taken = 0; taken < skip + limit && !heads.isEmpty(); taken++) {
            int site = heads.poll();
            if (taken >= skip) {
                slice.add(new RowRef(tables.get(site), rows.get(site)[starts[site]]));
            }
            if (++starts[site] < rows.get(site).length) {
                heads.add(site);
            }
        }
        return slice;
    }

    /**
     * Moves each site's start forward past rows that stand before the offset in the whole list.
     *
     * @return how many rows are still to be skipped
     */
    private long narrow(long offset, int[] starts) {
        int[] ends = rows.stream().mapToInt(list -> list.length).toArray();
        long remaining = offset;
        while (remaining > SKIPPED_SINGLY) {
            int widest = widest(starts, ends);
            if (starts[widest] == ends[widest]) {
                return 0;
            }
            int pivot = (starts[widest] + ends[widest]) >>> 1;
            int[] cuts = new int[starts.length];
            long before = 0;
            for (int site = 0; site < cuts.length; site++) {
                cuts[site] =
                        site == widest
                                ? pivot
                                : firstNotBefore(site, starts[site], ends[site], widest, pivot);
                before += cuts[site] - starts[site];
            }
            if (before == 0) {
                starts[widest]++;
                remaining--;
            } else if (before <= remaining) {
                System.arraycopy(cuts, 0, starts, 0, cuts.length);
                remaining -= before;
            } else {
                ends = cuts;
            }
        }
        return remaining;
    }

    private static int widest(int[] starts, int[] ends) {
        int widest = 0;
        for (int site = 1; site < starts.length; site++) {
            if (ends[site] - starts[site] > ends[widest] - starts[widest]) {
                widest = site;
            }
        }
        return widest;
    }

    /** The first place in {@code site}'s list, from {@code low} to {@code high}, that does not stand before the pivot. */
    private int firstNotBefore(int site, int low, int high, int pivotSite, int pivotPlace) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(site, middle, pivotSite, pivotPlace) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private int compare(int leftSite, int leftPlace, int rightSite, int rightPlace) {
        int left = rows.get(leftSite)[leftPlace];
        int right = rows.get(rightSite)[rightPlace];
        for (int key = 0; key < sort.size(); key++) {
            int order =
                    directed(
                            sort.get(key),
                            columns[leftSite][key].key(left),
                            columns[rightSite][key].key(right));
            if (order != 0) {
                return order;
            }
        }
        return leftSite != rightSite
                ? Integer.compare(leftSite, rightSite)
                : Integer.compare(left, right);
    }

    private static int directed(
            SortKey key, @Nullable Comparable<?> left, @Nullable Comparable<?> right) {
        boolean bothKnown = left != null && right != null;
        return key.descending() && bothKnown
                ? Column.compareKeys(right, left)
                : Column.compareKeys(left, right);
    }

    /** What the row sorts by, for finding its place again later. */
    static Anchor anchorAt(RowRef ref, List<SortKey> sort) {
        List<String> keys = new ArrayList<>();
        for (SortKey key : sort) {
            Comparable<?> value = ref.table().column(key.field()).key(ref.row());
            keys.add(value == null ? null : value.toString());
        }
        return new Anchor(keys, ref.id());
    }

    /**
     * How many rows stand before the anchor's place.
     *
     * @param orAt whether a row exactly at that place counts as well
     */
    long rowsBefore(Anchor anchor, boolean orAt) {
        long before = 0;
        for (int site = 0; site < tables.size(); site++) {
            int from = 0;
            int to = rows.get(site).length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                int order = compareToAnchor(site, rows.get(site)[middle], anchor);
                if (order < 0 || orAt && order == 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            before += from;
        }
        return before;
    }

    private int compareToAnchor(int site, int row, Anchor anchor) {
        for (int key = 0; key < sort.size(); key++) {
            Comparable<?> value = columns[site][key].key(row);
            int order =
                    directed(
                            sort.get(key),
                            value,
                            AnchorKeys.parse(sort.get(key).field(), anchor.keys().get(key)));
            if (order != 0) {
                return order;
            }
        }
        return Text.ORDER.compare(tables.get(site).id(row), anchor.id());
    }
}
