package io.replicagateway.page;

import io.replicagateway.inventory.SiteTable;

/**
 * The value of one member in all rows of one site.
 *
 * @param varies whether rows may differ in it
 */
public record RowValue(boolean varies, Writer writer) {

    /** Writes the value of a row. */
    public interface Writer {
        void write(JsonBytes json, int row);
    }

    /** Looks up, once for all rows, where a site's table holds the value. */
    public interface Source {
        RowValue in(SiteTable table);
    }

    public static RowValue varying(Writer writer) {
        return new RowValue(true, writer);
    }

    public static RowValue constant(String text) {
        return new RowValue(false, (json, row) -> json.text(text));
    }
}
