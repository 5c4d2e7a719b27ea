package io.replicagateway.api;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.model.RowType;
import io.replicagateway.page.RowWriter;
import io.replicagateway.query.CursorCodec;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.RowRef;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Lets the benchmark encode pages, which is nobody else's business. */
public final class PageEncoding {

    private final Inventory inventory;
    private final PageEncoder encoder;

    public PageEncoding(Inventory inventory, CursorCodec cursors, Clock clock) {
        this.inventory = inventory;
        this.encoder = new PageEncoder(inventory, cursors, clock);
    }

    /** The first rows of a list of restore points as the gateway makes them ready for sending: JSON, its tag, and all. */
    public byte[] page(RowQuery query, int rows) {
        var list = new ListRequest(ListPath.RESTORE_POINTS, query, Set.of(), "");
        return encoder.encode(PageRequest.at(list, inventory.latest(), 0, rows)).plain().bytes();
    }

    /** Rows that were found, as JSON, in the object that a page is. */
    public static byte[] items(List<RowRef> rows) {
        RowWriter members = RowMembers.writer(RowType.RESTORE_POINT, Set.of());
        return Answer.object(
                rows.size(),
                json -> {
                    json.name("items").openArray();
                    rows.forEach(row -> members.write(json, row.table(), row.row()));
                    json.closeArray();
                });
    }
}
