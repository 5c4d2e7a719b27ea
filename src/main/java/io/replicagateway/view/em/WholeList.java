package io.replicagateway.view.em;

import io.replicagateway.page.Chunks;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Selection;
import java.util.List;

/**
 * A whole collection as bytes, piece by piece: EM's collections have no pages, and a fleet may have a million restore
 * points. All from one snapshot.
 */
final class WholeList implements Chunks {

    private static final int ROWS_A_CHUNK = 500;

    private final Selection selection;
    private final EmType type;
    private final boolean entities;
    private final RowForms forms;
    private final DocumentWriter document;
    private long written;
    private boolean opened;
    private boolean closed;

    /**
     * @param entities whether entities are asked for rather than references
     */
    WholeList(Selection selection, EmType type, boolean entities, EmRequest request) {
        this.selection = selection;
        this.type = type;
        this.entities = entities;
        this.forms = new RowForms(type, request.format(), entities, request.base());
        this.document = request.format().document();
    }

    @Override
    public byte[] next() {
        if (closed) {
            return new byte[0];
        }
        if (!opened) {
            opened = true;
            ListDocument.openCollection(document, type, entities);
        }
        List<RowRef> rows = selection.page(written, ROWS_A_CHUNK);
        rows.forEach(row -> forms.write(document, row));
        written += rows.size();
        if (written >= selection.total()) {
            closed = true;
            ListDocument.closeCollection(document);
        }
        return document.take();
    }

    /** All of it at once. */
    byte[] whole() {
        byte[] only = next();
        if (!closed) {
            throw new IllegalStateException("more than one chunk");
        }
        return only;
    }

    /** Whether all of it is one chunk. */
    boolean isShort() {
        return selection.total() <= ROWS_A_CHUNK;
    }

    /** What it is made from. */
    Selection selection() {
        return selection;
    }

    @Override
    public void close() {
        // Holds nothing but memory.
    }
}
