package io.replicagateway.api;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.JsonBytes;
import io.replicagateway.page.RowWriter;
import io.replicagateway.query.Cursor;
import io.replicagateway.query.CursorCodec;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up the rows of a page and writes them. Takes milliseconds where many rows must be looked at. */
@ApplicationScoped
class PageEncoder {

    private final Inventory inventory;
    private final CursorCodec cursors;
    private final Clock clock;

    PageEncoder(Inventory inventory, CursorCodec cursors, Clock clock) {
        this.inventory = inventory;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** The page, as it is now. */
    EncodedPage encode(PageRequest request) {
        Instant now = clock.instant();
        Instant judgedAt = request.judgedAt() == null ? now : request.judgedAt();
        Selection selection =
                Selection.of(request.snapshot(), request.list().query(), judgedAt, now);
        List<RowRef> rows = selection.page(request.offset(), request.rows());
        FleetStatus fleet = selection.fleet();
        String next = next(request, selection, rows);
        String previous = previous(request, selection, rows);
        RowWriter members =
                RowMembers.writer(request.list().path().type(), request.list().fields());
        byte[] bytes =
                Answer.object(
                        rows.size(),
                        json -> {
                            json.name("items").openArray();
                            for (RowRef row : rows) {
                                members.write(json, selection.shown(row).table(), row.row());
                            }
                            json.closeArray();
                            writePage(json, request, selection.total(), next, previous);
                            Answer.writeFleet(json, fleet);
                        });
        return EncodedPage.of(bytes, fleet.isComplete(), selection.trueUntil(rows));
    }

    private static void writePage(
            JsonBytes json,
            PageRequest request,
            long total,
            @Nullable String next,
            @Nullable String previous) {
        json.name("page")
                .openObject()
                .name("limit")
                .number(request.limit())
                .name("offset")
                .number(request.offset())
                .name("total")
                .number(total)
                .name("next")
                .text(next)
                .name("previous")
                .text(previous)
                .closeObject();
    }

    private @Nullable String next(PageRequest request, Selection selection, List<RowRef> rows) {
        long end = request.offset() + rows.size();
        return rows.isEmpty() || end >= selection.total()
                ? null
                : cursor(request, selection, end, rows.get(rows.size() - 1), true);
    }

    private @Nullable String previous(PageRequest request, Selection selection, List<RowRef> rows) {
        return rows.isEmpty() || request.offset() == 0
                ? null
                : cursor(request, selection, request.offset(), rows.get(0), false);
    }

    private String cursor(
            PageRequest request, Selection selection, long place, RowRef anchor, boolean forward) {
        inventory.pin(request.snapshot());
        return cursors.encode(
                new Cursor(
                        request.snapshot().id(),
                        request.list().list(),
                        place,
                        request.limit(),
                        selection.anchorAt(anchor),
                        selection.judgedAt(),
                        forward));
    }

    /** The cursor that goes on from the same row in the newest snapshot. */
    String renew(Cursor expired, ListRequest list) {
        var newest = inventory.latest();
        inventory.pin(newest);
        return cursors.encode(
                expired.movedTo(newest.id(), Selection.of(newest, list.query(), clock.instant())));
    }
}
