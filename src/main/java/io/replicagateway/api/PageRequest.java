package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.query.Cursor;

/**
 * One page of a list, in one snapshot.
 *
 * @param offset how many rows come before it, 0 or more
 * @param rows how many rows it has at most
 * @param limit how many rows the pages next to it have at most; that of this page unless it was cut short because it
 *     ends where another one began
 */
record PageRequest(ListRequest list, FleetSnapshot snapshot, long offset, int rows, int limit) {

    /** What an encoded page is kept under: equal for requests that have the same answer. */
    record Key(String snapshot, String list, long offset, int rows, int limit) {}

    static PageRequest at(ListRequest list, FleetSnapshot snapshot, long offset, int limit) {
        return new PageRequest(list, snapshot, offset, limit, limit);
    }

    /** The page that a cursor asks for, {@code limit} rows long. */
    static PageRequest at(ListRequest list, FleetSnapshot snapshot, Cursor cursor, int limit) {
        if (cursor.forward()) {
            return at(list, snapshot, cursor.place(), limit);
        }
        int rows = (int) Math.min(limit, cursor.place());
        return new PageRequest(list, snapshot, cursor.place() - rows, rows, limit);
    }

    Key key() {
        return new Key(snapshot.id(), list.list(), offset, rows, limit);
    }
}
