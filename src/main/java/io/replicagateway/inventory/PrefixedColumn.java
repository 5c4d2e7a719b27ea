package io.replicagateway.inventory;

import org.jspecify.annotations.Nullable;

/** The vendor's ids of a column as the ids by which this gateway knows them: with the site before them. */
final class PrefixedColumn extends Column {

    private final String prefix;
    private final Column nativeIds;

    PrefixedColumn(String prefix, Column nativeIds) {
        this.prefix = prefix;
        this.nativeIds = nativeIds;
    }

    @Override
    public int size() {
        return nativeIds.size();
    }

    @Override
    public @Nullable Text key(int row) {
        return nativeIds.key(row) instanceof Text id ? Text.of(prefix + id.raw()) : null;
    }

    @Override
    long[] sortables(int[] rows) {
        return nativeIds.sortables(rows);
    }
}
