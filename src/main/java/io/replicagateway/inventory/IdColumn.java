package io.replicagateway.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The vendors' ids, ascending and each once. Both vendors use guids in lower case, which are held in 16 bytes; where a
 * site uses anything else, all its ids are held as texts.
 */
public final class IdColumn extends StoredColumn {

    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final int STRING_BYTES = 60;

    private final int size;
    private final long[] guids;
    private final String[] texts;

    private IdColumn(int size, long[] guids, String[] texts) {
        this.size = size;
        this.guids = guids;
        this.texts = texts;
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
        if (!ascending.stream().allMatch(id -> GUID.matcher(id).matches())) {
            return new IdColumn(ascending.size(), new long[0], ascending.toArray(String[]::new));
        }
        long[] guids = new long[2 * ascending.size()];
        for (int row = 0; row < ascending.size(); row++) {
            String digits = ascending.get(row).replace("-", "");
            guids[2 * row] = Long.parseUnsignedLong(digits, 0, 16, 16);
            guids[2 * row + 1] = Long.parseUnsignedLong(digits, 16, 32, 16);
        }
        return new IdColumn(ascending.size(), guids, new String[0]);
    }

    /** The id of the row, as the site wrote it. */
    public String text(int row) {
        return holdsGuids() ? new UUID(high(row), low(row)).toString() : texts[row];
    }

    /** Whether all ids are guids; only then do {@link #high} and {@link #low} have a meaning. */
    public boolean holdsGuids() {
        return texts.length == 0;
    }

    /** The first eight bytes of the row's guid. */
    public long high(int row) {
        return guids[2 * row];
    }

    /** The last eight bytes of the row's guid. */
    public long low(int row) {
        return guids[2 * row + 1];
    }

    /** The row that has this id, or a negative number. */
    public int find(String id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Text.ORDER.compare(text(middle), id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Text key(int row) {
        return Text.of(text(row));
    }

    @Override
    int[] ranks() {
        int[] ranks = new int[size];
        Arrays.setAll(ranks, row -> row);
        return ranks;
    }

    @Override
    long heapBytes() {
        long bytes = 8L * guids.length;
        for (String text : texts) {
            bytes += STRING_BYTES + text.length();
        }
        return bytes;
    }

    @Override
    boolean holdsSameAs(StoredColumn other) {
        return other instanceof IdColumn ids
                && Arrays.equals(guids, ids.guids)
                && Arrays.equals(texts, ids.texts);
    }
}
