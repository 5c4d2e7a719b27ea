package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.query.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in one snapshot.
 *
 * @param offset how many rows come before it, 0 or more
 * @param rows how many rows it has at most
 * @param limit how many rows the pages next to it have at most; that of this page unless it was cut short because it
 *     ends where another one began
 * @param judgedAt when the walk that it belongs to judged which rows meet their objective; null if it does so now
 */
record PageRequest(
        ListRequest list,
        FleetSnapshot snapshot,
        long offset,
        int rows,
        int limit,
        @Nullable Instant judgedAt) {

    /** What an encoded page is kept under: equal for requests that have the same answer. */
    record Key(
            String snapshot,
            String list,
            long offset,
            int rows,
            int limit,
            @Nullable Instant judgedAt) {}

    /** The page that begins behind {@code offset} rows, {@code limit} rows long. */
    static PageRequest at(ListRequest list, FleetSnapshot snapshot, long offset, int limit) {
        return new PageRequest(list, snapshot, offset, limit, limit, null);
    }

    /** The page that a cursor asks for, {@code limit} rows long. */
    static PageRequest at(ListRequest list, FleetSnapshot snapshot, Cursor cursor, int limit) {
        int rows = cursor.forward() ? limit : (int) Math.min(limit, cursor.place());
        long offset = cursor.forward() ? cursor.place() : cursor.place() - rows;
        return new PageRequest(list, snapshot, offset, rows, limit, cursor.judgedAt());
    }

    /** What the page is kept under. */
    Key key() {
        return new Key(snapshot.id(), list.list(), offset, rows, limit, judgedAt);
    }
}
