package io.replicagateway.view.em;

import java.util.List;

/** One row's part of a document: what is the same in all rows of a site, encoded once, with gaps for what is not. */
final class RowForm {

    /**
     * A gap.
     *
     * @param place how many bytes stand before it
     * @param filling what belongs there
     */
    record Gap(int place, Piece filling) {}

    private final byte[] encoded;
    private final Gap[] gaps;

    RowForm(byte[] encoded, List<Gap> gaps) {
        this.encoded = encoded;
        this.gaps = gaps.toArray(Gap[]::new);
    }

    /** Writes the form, filled in. */
    void write(Encoder out, int row) {
        int written = 0;
        for (Gap gap : gaps) {
            out.raw(encoded, written, gap.place());
            gap.filling().write(out, row);
            written = gap.place();
        }
        out.raw(encoded, written, encoded.length);
    }
}
