package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendors' ids, ascending and each once. */
public final class IdColumn extends StoredColumn {

    private final Dictionary ids;

    private IdColumn(Dictionary ids) {
        this.ids = ids;
    }

    /**
     * @throws IllegalArgumentException if the ids do not ascend by {@link Text#ORDER}
     */
    public static IdColumn of(List<String> ascending) {
        for (int row = 1; row < ascending.size(); row++) {
            if (Text.ORDER.compare(ascending.get(row - 1), ascending.get(row)) >= 0) {
                throw new IllegalArgumentException("ids must ascend: " + ascending.get(row));
            }
        }
        return new IdColumn(Dictionary.of(ascending));
    }

    static IdColumn readFrom(RowsReader source) throws MalformedRowsException {
        return new IdColumn(Dictionary.readFrom(source));
    }

    /** The id of the row, as the site wrote it. */
    public String text(int row) {
        return ids.raw(row);
    }

    /** The ids by row, if all are guids; null if not. */
    public @Nullable Guids guids() {
        return ids instanceof Guids guids ? guids : null;
    }

    /** The row that has this id, or a negative number. */
    public int find(String id) {
        return ids.find(Text.of(id));
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public Text key(int row) {
        return ids.text(row);
    }

    @Override
    long[] sortables(int[] rows) {
        return Arrays.stream(rows).asLongStream().toArray();
    }

    @Override
    long heapBytes() {
        return ids.heapBytes();
    }

    @Override
    boolean holdsSameAs(StoredColumn other) {
        return other instanceof IdColumn column && ids.sameAs(column.ids);
    }

    @Override
    void writeTo(RowsWriter target) {
        Dictionary.write(ids, target);
    }
}
