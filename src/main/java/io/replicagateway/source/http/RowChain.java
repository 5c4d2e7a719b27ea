package io.replicagateway.source.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The rows read so far of a list that changes while it is read.
 *
 * <p>Why a chain leaves no gap: the rows that stay keep their order. A page that holds any row linked before has been
 * joined to what was read, since every row that stays and comes before that one was read with it; the page itself is
 * one moment's unbroken stretch. So whoever links only the first page and pages that {@link #touches touch} the chain
 * has read every row that stayed, up to the last one linked.
 *
 * @param <T> a row
 */
public final class RowChain<T> {

    private final Function<T, String> idOf;
    private final Map<String, T> rows = new LinkedHashMap<>();
    private final Set<String> linked = new HashSet<>();

    public RowChain(Function<T, String> idOf) {
        this.idOf = idOf;
    }

    /** Whether any of these rows was linked before. */
    public boolean touches(List<T> page) {
        return page.stream().anyMatch(this::holds);
    }

    /** Whether this row was linked before. */
    public boolean holds(T row) {
        return linked.contains(idOf.apply(row));
    }

    /** Links rows; of one id the first is kept. Returns how many were not linked before. */
    public int link(List<T> page) {
        int before = linked.size();
        for (T row : page) {
            String id = idOf.apply(row);
            linked.add(id);
            rows.putIfAbsent(id, row);
        }
        return linked.size() - before;
    }

    /** Starts the chain anew for another reading of the list; the rows found so far stay. */
    public void restart() {
        linked.clear();
    }

    /** How many different rows were found. */
    public int size() {
        return rows.size();
    }

    /** Every row found, once, in the order of finding. */
    public List<T> rows() {
        return new ArrayList<>(rows.values());
    }
}
