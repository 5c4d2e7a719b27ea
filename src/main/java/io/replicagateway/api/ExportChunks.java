package io.replicagateway.api;

import io.replicagateway.page.Chunks;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** All rows of a selection as bytes in one format, about 64 KiB at a time. */
final class ExportChunks implements Chunks {

    private static final int CHUNK_BYTES = 64 * 1024;

    /** So many rows are looked up together: to find the first of them costs about as much as to go on with hundreds. */
    private static final int ROWS_AT_ONCE = 1000;

    /** Compresses as quickly as it can: what waits for an export is a program more often than a slow line. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private final Selection selection;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * CHUNK_BYTES);
    private final OutputStream out;
    private final RowLines lines;

    private Iterator<RowRef> rows = Collections.emptyIterator();
    private long lookedUp;
    private boolean ended;

    ExportChunks(Export export) {
        this.selection = export.selection();
        try {
            this.out = export.compressed() ? new Gzip(made) : made;
            this.lines = export.linesOn(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    @Override
    public byte[] next() {
        try {
            if (!ended) {
                make();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        byte[] chunk = made.toByteArray();
        made.reset();
        return chunk;
    }

    private void make() throws IOException {
        while (made.size() < CHUNK_BYTES && hasRow()) {
            RowRef row = rows.next();
            lines.write(row.table(), row.row());
        }
        lines.flush();
        if (!hasRow()) {
            ended = true;
            out.close();
        }
    }

    private boolean hasRow() {
        if (!rows.hasNext() && lookedUp < selection.total()) {
            rows = selection.page(lookedUp, ROWS_AT_ONCE).iterator();
            lookedUp += ROWS_AT_ONCE;
        }
        return rows.hasNext();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }
}
