package io.replicagateway.api;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.page.JsonBytes;
import io.replicagateway.page.RowWriter;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object on each line, with the members that it has in a page of the list. */
final class JsonLines implements RowLines {

    private static final int USUAL_BYTES = 1024;

    private final RowWriter members;
    private final OutputStream out;
    private final JsonBytes line = new JsonBytes(USUAL_BYTES);

    JsonLines(RowWriter members, OutputStream out) {
        this.members = members;
        this.out = out;
    }

    @Override
    public void write(SiteTable table, int row) throws IOException {
        members.write(line, table, row);
        line.newLine().writeTo(out);
        line.clear();
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }
}
