package io.replicagateway.view.em;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a document in one of the formats by what it is made of, so that both say the same: objects, lists, attributes and
 * fields. In JSON attributes and fields are members alike, in XML fields are elements (EM docs; observed in samples).
 * Within an object attributes come first.
 */
abstract class DocumentWriter {

    private static final int USUAL_BYTES_A_ROW = 1000;

    private final Encoder out;

    /** Where pieces were left out that differ from row to row. */
    private final List<RowForm.Gap> gaps = new ArrayList<>();

    DocumentWriter(Encoder out) {
        this.out = out;
    }

    final Encoder out() {
        return out;
    }

    /** Opens an object: the outermost one, in a list one of its items, elsewhere a member. */
    abstract DocumentWriter open(String name);

    /** Opens a list with an element of its own. */
    abstract DocumentWriter openList(String name);

    /** Opens a list whose items stand in the element that is open; only JSON has a name for it. */
    abstract DocumentWriter openItems(String name);

    /** Closes what was opened last. */
    abstract DocumentWriter close();

    abstract DocumentWriter attribute(String name, Piece... pieces);

    abstract DocumentWriter attribute(String name, int number);

    abstract DocumentWriter field(String name, Piece... pieces);

    abstract DocumentWriter field(String name, int number);

    /** A field without a value. */
    abstract DocumentWriter emptyField(String name);

    /** An item of the list that is open, filled in. */
    abstract DocumentWriter row(RowForm form, int row);

    final DocumentWriter attribute(String name, String text) {
        return attribute(name, Piece.fixed(text));
    }

    final DocumentWriter field(String name, String text) {
        return field(name, Piece.fixed(text));
    }

    /** A link to something without a name. */
    final DocumentWriter link(String rel, String type, String href) {
        return open("Link")
                .attribute("Rel", rel)
                .attribute("Type", type)
                .attribute("Href", href)
                .close();
    }

    /** Writes what is the same in all rows, and leaves gaps for the rest. */
    final void pieces(Piece... pieces) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Fixed) {
                piece.write(out, 0);
            } else {
                gaps.add(new RowForm.Gap(out.size(), piece));
            }
        }
    }

    /** What was written, as a form to fill in row by row. */
    final RowForm toForm() {
        return new RowForm(out.take(), gaps);
    }

    /** Makes room for so many rows at once, which saves growing. */
    final DocumentWriter expecting(int rows) {
        out.reserve(rows * USUAL_BYTES_A_ROW);
        return this;
    }

    /** All that was written, filled in. */
    final byte[] filled(int row) {
        toForm().write(out, row);
        return out.take();
    }

    /** All that was written since it was taken last. */
    final byte[] take() {
        return out.take();
    }
}
