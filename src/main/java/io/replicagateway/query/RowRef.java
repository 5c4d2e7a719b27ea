package io.replicagateway.query;

import io.replicagateway.inventory.SiteTable;

/** One row of one site; what a page is made of. */
public record RowRef(SiteTable table, int row) {

    /** The id by which this gateway knows the row. */
    public String id() {
        return table.id(row);
    }
}
