package io.replicagateway.inventory;

import io.replicagateway.model.Field;
import io.replicagateway.model.SortKey;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The replicas or the restore points of one site: rows numbered from 0, ascending by their vendor's id, as columns.
 * Since the rows never change, orders and selections of them that were asked for are remembered with them.
 */
public final class Table {

    /** How many orders are remembered; each costs four bytes a row. */
    private static final int MOST_ORDERS = 4;

    /** How many selections are remembered, those used last; each costs a bit a row. */
    private static final int MOST_SELECTIONS = 32;

    /** How many sums are remembered, those used last; each has one part in so many rows at most, and a few. */
    private static final int MOST_COUNTS = 8;

    /** How many derived columns are remembered, those used last; each costs a byte a row, as texts do of which few differ. */
    private static final int MOST_DERIVED = 24;

    private static final int ROWS_A_PART = 500;

    private static final int FEW_PARTS = 16;

    /** Sorting a row costs about as much as looking at so many in an order that is known. */
    private static final int LOOKS_FOR_A_SORT = 20;

    private final IdColumn ids;
    private final Map<Field, StoredColumn> columns;
    private final long columnBytes;
    private final RowSet all;
    private final Map<List<SortKey>, Order> orders = new ConcurrentHashMap<>();
    private final Set<List<SortKey>> askedFor = ConcurrentHashMap.newKeySet();
    private final Remembered<RowSet> selections = new Remembered<>(MOST_SELECTIONS, any -> true);
    private final Remembered<List<?>> counts = new Remembered<>(MOST_COUNTS, this::isShort);
    private final Remembered<TextColumn> derived = new Remembered<>(MOST_DERIVED, any -> true);

    /** All rows in one order. */
    private static final class Order {

        private final int[] rows;

        /** Whether it was of use, so that the table's successor should have it too. */
        private volatile boolean used;

        Order(int[] rows, boolean used) {
            this.rows = rows;
            this.used = used;
        }
    }

    Table(IdColumn ids, Map<Field, StoredColumn> columns) {
        this.ids = ids;
        this.columns = Map.copyOf(columns);
        this.columnBytes = columns.values().stream().mapToLong(StoredColumn::heapBytes).sum();
        this.all = RowSet.all(ids.size());
    }

    /** How many rows there are. */
    public int size() {
        return ids.size();
    }

    /** The vendor's ids. */
    public IdColumn ids() {
        return ids;
    }

    /** Every row. */
    RowSet all() {
        return all;
    }

    /** Whether the field differs from row to row and is held here; the others follow from the site. */
    boolean holds(Field field) {
        return columns.containsKey(field);
    }

    /** The fields that are held here; the same for all tables of one type of rows. */
    Set<Field> fields() {
        return columns.keySet();
    }

    /**
     * @throws IllegalArgumentException if the field is not held here
     */
    StoredColumn column(Field field) {
        StoredColumn column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException("no column of this table: " + field);
        }
        return column;
    }

    /**
     * The rows that meet some conditions on what the rows hold themselves.
     *
     * @param conditions equal for equal conditions
     * @param select looks them up, unless they are remembered
     */
    RowSet selection(Object conditions, Supplier<RowSet> select) {
        return selections.get(conditions, select);
    }

    /**
     * What rows add up to, told by nothing but the rows; remembered unless it is long.
     *
     * @param question equal for equal questions
     * @param count adds up, unless the answer is remembered
     */
    @SuppressWarnings("unchecked")
    <T> List<T> count(Object question, Supplier<List<T>> count) {
        return (List<T>) counts.get(question, count::get);
    }

    /**
     * Texts that follow from the rows.
     *
     * @param question equal for equal texts
     * @param deriving works them out, unless they are remembered
     */
    TextColumn derived(Object question, Supplier<TextColumn> deriving) {
        return derived.get(question, deriving);
    }

    private boolean isShort(List<?> parts) {
        return parts.size() <= FEW_PARTS + size() / ROWS_A_PART;
    }

    /**
     * The rows whose moment is {@code from} or later and before {@code end}: cut out of the order by that moment, newest
     * first, where it is remembered.
     */
    RowSet between(Field field, @Nullable Instant from, @Nullable Instant end) {
        var times = (TimeColumn) column(field);
        int[] newestFirst = known(List.of(new SortKey(field, true)));
        if (newestFirst == null) {
            return times.between(all, from, end);
        }
        int begin = end == null ? 0 : times.firstBefore(newestFirst, end);
        int stop = times.firstBefore(newestFirst, from == null ? Instant.MIN : from);
        return between(newestFirst, begin, stop);
    }

    /** The rows from one place of an order to before another: put together, or what is left without the others. */
    private RowSet between(int[] order, int begin, int stop) {
        if (stop - begin == size()) {
            return all;
        }
        var bits = new BitSet(size());
        if (stop - begin <= size() / 2) {
            for (int place = begin; place < stop; place++) {
                bits.set(order[place]);
            }
            return RowSet.of(bits, size());
        }
        bits.set(0, size());
        for (int place = 0; place < begin; place++) {
            bits.clear(order[place]);
        }
        for (int place = stop; place < size(); place++) {
            bits.clear(order[place]);
        }
        return RowSet.of(bits, size());
    }

    /**
     * Those of the rows that come first in the order of these keys, ties by id; the caller must not change the array.
     *
     * @param keys each of a field that is held here
     * @param depth how many at most
     */
    int[] first(RowSet rows, List<SortKey> keys, int depth) {
        if (keys.isEmpty()) {
            return Orders.first(rows, List.of(), depth);
        }
        int[] order = known(keys);
        if (order == null && isWorthAnOrder(rows, keys, depth)) {
            order = order(keys, true);
        }
        int wanted = Math.min(depth, rows.count());
        if (order == null || isSparse(rows, wanted)) {
            return Orders.first(rows, columns(keys), depth);
        }
        return rows.isAll() ? order : picked(order, rows, wanted);
    }

    /** Whether so many rows of the order would be looked at to find those wanted that sorting costs less. */
    private boolean isSparse(RowSet rows, int wanted) {
        long looks = rows.count() == 0 ? 0 : (long) wanted * size() / rows.count();
        return looks > (long) LOOKS_FOR_A_SORT * rows.count();
    }

    private int @Nullable [] known(List<SortKey> keys) {
        Order order = orders.get(keys);
        if (order == null) {
            return null;
        }
        order.used = true;
        return order.rows;
    }

    /** Whether it can be remembered, and takes all rows anyway or was asked for before. */
    private boolean isWorthAnOrder(RowSet rows, List<SortKey> keys, int depth) {
        return orders.size() < MOST_ORDERS
                && (rows.isAll() && depth >= size() || wasAskedForBefore(keys));
    }

    private boolean wasAskedForBefore(List<SortKey> keys) {
        boolean known = askedFor.contains(keys);
        if (!known && askedFor.size() < MOST_SELECTIONS) {
            askedFor.add(keys);
        }
        return known;
    }

    private static int[] picked(int[] order, RowSet rows, int depth) {
        int[] picked = new int[depth];
        int count = 0;
        for (int place = 0; count < depth; place++) {
            if (rows.contains(order[place])) {
                picked[count++] = order[place];
            }
        }
        return picked;
    }

    /** All rows in the order of these keys, ties by id; remembered from now on, if there is room. */
    private int[] order(List<SortKey> keys, boolean used) {
        int[] order = Orders.first(all, columns(keys), size());
        if (orders.size() < MOST_ORDERS) {
            orders.putIfAbsent(keys, new Order(order, used));
        }
        return order;
    }

    private List<Orders.Key> columns(List<SortKey> keys) {
        return keys.stream()
                .map(key -> new Orders.Key(column(key.field()), key.descending()))
                .toList();
    }

    /**
     * Works out ahead the orders that will be asked for.
     *
     * @param usual the one that most queries use
     * @param predecessor the table that this one is to replace: what was of use there, will be here
     */
    void readyOrders(List<SortKey> usual, Table predecessor) {
        order(usual, true);
        predecessor.orders.forEach(
                (keys, order) -> {
                    if (order.used && !orders.containsKey(keys)) {
                        order(keys, false);
                    }
                });
    }

    /** The heap that the rows occupy, in bytes, estimated; with what is remembered now. */
    public long heapBytes() {
        return columnBytes
                + 4L * size() * orders.size()
                + (long) size() * derived.size()
                + size() / 8L * selections.size();
    }

    /** Whether the other table has the same rows with the same values. */
    boolean holdsSameAs(Table other) {
        return columns.keySet().equals(other.columns.keySet())
                && columns.entrySet().stream()
                        .allMatch(
                                entry ->
                                        entry.getValue()
                                                .holdsSameAs(other.columns.get(entry.getKey())));
    }
}
