package io.replicagateway.inventory;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The places of texts in an order of their own; each distinct text is looked at once. */
final class RankedColumn extends Column {

    private final TextColumn texts;

    /** By the text's code; the last is that of rows without a text. */
    private final int[] ranks;

    RankedColumn(TextColumn texts, RankedField.Ranking ranking) {
        this.texts = texts;
        this.ranks =
                IntStream.concat(
                                texts.texts().mapToInt(text -> ranking.of(text.raw())),
                                IntStream.of(ranking.of(null)))
                        .toArray();
    }

    @Override
    public int size() {
        return texts.size();
    }

    @Override
    public @Nullable Integer key(int row) {
        int rank = ranks[texts.code(row)];
        return rank < 0 ? null : rank;
    }

    @Override
    long[] sortables(int[] rows) {
        long[] sortables = new long[rows.length];
        int[] codes = texts.codes(rows);
        for (int place = 0; place < rows.length; place++) {
            int rank = ranks[codes[place]];
            sortables[place] = rank < 0 ? NO_VALUE : rank;
        }
        return sortables;
    }

    @Override
    public boolean isConstant() {
        return texts.isConstant();
    }
}
