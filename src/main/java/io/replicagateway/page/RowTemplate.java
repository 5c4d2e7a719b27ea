package io.replicagateway.page;

import io.replicagateway.inventory.SiteTable;
import java.util.Arrays;
import java.util.List;

/** The members of one site's rows as JSON: what is the same in all rows, encoded once, with gaps for what is not. */
public final class RowTemplate {

    private static final byte[] COMMA = {','};

    private final byte[] encoded;

    /** Where in {@link #encoded} the gaps are. */
    private final int[] gaps;

    private final RowValue.Writer[] writers;

    /**
     * @param table one that has rows
     */
    public RowTemplate(List<RowMember> members, SiteTable table) {
        var json = new JsonBytes(1024);
        int[] places = new int[members.size()];
        var fillers = new RowValue.Writer[members.size()];
        int count = 0;
        for (RowMember member : members) {
            if (!member.optional()) {
                begin(json, member);
            }
            RowValue value = member.source().in(table);
            if (value.varies()) {
                places[count] = json.size();
                fillers[count++] = value.writer();
            } else {
                value.writer().write(json, 0);
            }
        }
        encoded = json.toByteArray();
        gaps = Arrays.copyOf(places, count);
        writers = Arrays.copyOf(fillers, count);
    }

    private static void begin(JsonBytes json, RowMember member) {
        if (json.size() > 0) {
            json.raw(COMMA);
        }
        json.raw(member.encodedName());
    }

    /** Writes the row's members, the first ones of the object that is open. */
    public void write(JsonBytes json, int row) {
        int written = 0;
        for (int gap = 0; gap < gaps.length; gap++) {
            json.raw(encoded, written, gaps[gap]);
            writers[gap].write(json, row);
            written = gaps[gap];
        }
        json.raw(encoded, written, encoded.length);
    }
}
