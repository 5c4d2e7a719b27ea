package io.replicagateway.source.em;

import java.util.List;
import java.util.OptionalInt;

/**
 * One answer of a query.
 *
 * @param rows in the server's order
 * @param pageSize how many rows the server puts on a page, which may be fewer than asked for; empty if not told
 * @param pagesCount how many pages there are now, from 0; empty if not told
 */
record EmPage<T>(List<T> rows, OptionalInt pageSize, OptionalInt pagesCount) {

    EmPage {
        rows = List.copyOf(rows);
    }
}
