package io.replicagateway.page;

import io.replicagateway.inventory.SiteTable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes rows of any site as JSON objects with the same members. Made for one answer and one thread. */
public final class RowWriter {

    private final List<RowMember> members;
    private final Map<SiteTable, RowTemplate> templates = new IdentityHashMap<>();

    /**
     * @param members in the order in which they are written
     */
    public RowWriter(List<RowMember> members) {
        this.members = List.copyOf(members);
    }

    /** Writes the row as an object. */
    public void write(JsonBytes json, SiteTable table, int row) {
        json.openObject();
        writeMembers(json, table, row);
        json.closeObject();
    }

    /** Writes the row's members, the first ones of the object that is open. */
    public void writeMembers(JsonBytes json, SiteTable table, int row) {
        templates.computeIfAbsent(table, shown -> new RowTemplate(members, shown)).write(json, row);
    }
}
