package io.replicagateway.api;

import io.replicagateway.inventory.SiteTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Rows as comma-separated values below a line with the columns' names. */
final class CsvLines implements RowLines {

    /** So many characters are turned into bytes together. */
    private static final int KEPT_BACK = 8 * 1024;

    private final CsvColumns columns;
    private final OutputStream out;
    private final StringBuilder lines = new StringBuilder();

    CsvLines(CsvColumns columns, OutputStream out) {
        this.columns = columns;
        this.out = out;
        Csv.line(lines, columns.names());
    }

    @Override
    public void write(SiteTable table, int row) throws IOException {
        Csv.line(lines, columns.cells(table, row));
        if (lines.length() >= KEPT_BACK) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        lines.setLength(0);
    }
}
