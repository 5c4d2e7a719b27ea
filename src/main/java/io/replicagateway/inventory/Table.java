package io.replicagateway.inventory;

import io.replicagateway.model.Field;
import io.replicagateway.model.SortKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The replicas or the restore points of one site: rows numbered from 0, ascending by their vendor's id, as columns.
 * Orders that were asked for are remembered, since the rows never change.
 */
public final class Table {

    /** How many orders are remembered; each costs four bytes a row. */
    private static final int MOST_ORDERS = 4;

    private final IdColumn ids;
    private final Map<Field, StoredColumn> columns;
    private final long columnBytes;
    private final Map<List<SortKey>, int[]> orders = new ConcurrentHashMap<>();

    Table(IdColumn ids, Map<Field, StoredColumn> columns) {
        this.ids = ids;
        this.columns = Map.copyOf(columns);
        this.columnBytes = columns.values().stream().mapToLong(StoredColumn::heapBytes).sum();
    }

    /** How many rows there are. */
    public int size() {
        return ids.size();
    }

    /** The vendor's ids. */
    public IdColumn ids() {
        return ids;
    }

    /** Whether the field differs from row to row and is held here; the others follow from the site. */
    boolean holds(Field field) {
        return columns.containsKey(field);
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
     * All rows in the order of these keys, ties by id; the caller must not change it.
     *
     * @param keys each of a field that is held here
     */
    int[] order(List<SortKey> keys) {
        int[] known = orders.get(keys);
        if (known != null) {
            return known;
        }
        int[] order =
                Orders.sort(
                        size(),
                        keys.stream()
                                .map(key -> new Orders.Key(column(key.field()), key.descending()))
                                .toList());
        if (orders.size() < MOST_ORDERS) {
            orders.putIfAbsent(keys, order);
        }
        return order;
    }

    /** The heap that the rows occupy, in bytes, estimated; with the orders that are remembered now. */
    public long heapBytes() {
        return columnBytes + 4L * size() * orders.size();
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
