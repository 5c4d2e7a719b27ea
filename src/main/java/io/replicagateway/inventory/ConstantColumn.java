package io.replicagateway.inventory;

import org.jspecify.annotations.Nullable;

/** The same value in all rows of a site, such as its name or the moment at which it was read. */
final class ConstantColumn extends Column {

    private final int size;
    private final @Nullable Comparable<?> key;

    ConstantColumn(int size, @Nullable Comparable<?> key) {
        this.size = size;
        this.key = key;
    }

    @Override
    public boolean isConstant() {
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Comparable<?> key(int row) {
        return key;
    }

    @Override
    long[] sortables(int[] rows) {
        return new long[rows.length];
    }
}
