package io.replicagateway.api;

import io.replicagateway.inventory.SiteTable;
import java.io.IOException;

/** Writes rows as lines of one format. Not for several threads at a time. */
interface RowLines {

    /** Writes one row; some of it may be kept back. */
    void write(SiteTable table, int row) throws IOException;

    /** Writes what was kept back. */
    void flush() throws IOException;
}
