package io.replicagateway.api;

import io.replicagateway.inventory.SiteTable;

/**
 * The value of one member in all rows of one site.
 *
 * @param varies whether rows may differ in it
 */
record RowValue(boolean varies, Writer writer) {

    /** Writes the value of a row. */
    interface Writer {
        void write(JsonBytes json, int row);
    }

    /** Looks up, once for all rows, where a site's table holds the value. */
    interface Source {
        RowValue in(SiteTable table);
    }

    static RowValue varying(Writer writer) {
        return new RowValue(true, writer);
    }

    static RowValue constant(String text) {
        return new RowValue(false, (json, row) -> json.text(text));
    }
}
