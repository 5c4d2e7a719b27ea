package io.replicagateway.inventory;

/** A column in which rows without a value have one that is less than all others. */
final class FilledColumn extends Column {

    private static final long LEAST = -1;

    private final Column column;
    private final Comparable<?> least;

    FilledColumn(Column column, Comparable<?> least) {
        this.column = column;
        this.least = least;
    }

    @Override
    public int size() {
        return column.size();
    }

    @Override
    public Comparable<?> key(int row) {
        Comparable<?> key = column.key(row);
        return key == null ? least : key;
    }

    @Override
    long[] sortables(int[] rows) {
        long[] sortables = column.sortables(rows);
        for (int place = 0; place < sortables.length; place++) {
            if (sortables[place] == NO_VALUE) {
                sortables[place] = LEAST;
            }
        }
        return sortables;
    }

    @Override
    public boolean isConstant() {
        return column.isConstant();
    }
}
