package io.replicagateway.source.vbr;

import java.util.List;
import java.util.OptionalInt;

/**
 * One answer of a list path.
 *
 * @param rows in the server's order
 * @param total how many rows the whole list has by the server's word; empty if it does not say or says nonsense
 */
record VbrPage<T>(List<T> rows, OptionalInt total) {

    VbrPage {
        rows = List.copyOf(rows);
    }
}
