package io.replicagateway.view.vbr;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.HotPages;
import io.replicagateway.page.JsonBytes;
import io.replicagateway.page.Pages;
import io.replicagateway.page.RowWriter;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Selection;
import io.replicagateway.view.FleetHeaders;
import io.replicagateway.view.PagedAddress;
import io.replicagateway.view.Walks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;

/** Answers the lists: one page of rows and the numbers about it. */
@Singleton
class VbrPages {

    /** The API states no greatest limit. A page of more rows than this would hold too much memory. */
    private static final int MOST_ROWS = 100_000;

    private static final int USUAL_BYTES = 256;
    private static final int USUAL_ROW_BYTES = 640;

    private final Walks walks;
    private final Pages pages;
    private final HotPages hotPages;
    private final Clock clock;

    /** What a page is kept under. */
    private record Key(
            VbrRevision revision, String snapshot, RowQuery query, int skip, int limit) {}

    VbrPages(Walks walks, Pages pages, HotPages hotPages, Clock clock) {
        this.walks = walks;
        this.pages = pages;
        this.hotPages = hotPages;
        this.clock = clock;
    }

    /** The page that an address asks for. */
    Uni<EncodedPage> page(
            VbrListPath path, VbrRevision revision, VbrTokens.Session session, UriInfo uri) {
        String address = HotPages.addressOf(uri);
        return hotPages.remembering(
                VbrHotRoute.keyOf(address, revision.label()),
                () ->
                        page(
                                VbrListRequest.read(path, revision, uri.getQueryParameters()),
                                session,
                                address));
    }

    private Uni<EncodedPage> page(VbrListRequest list, VbrTokens.Session session, String address) {
        FleetSnapshot snapshot =
                walks.snapshot(
                        session.chain(),
                        PagedAddress.list(address, VbrListRequest.PAGE),
                        list.skip() == 0);
        VbrRows.checkAnyIsKnown(snapshot);
        return pages.page(
                new Key(list.revision(), snapshot.id(), list.query(), list.skip(), list.limit()),
                () -> encode(list, snapshot));
    }

    private EncodedPage encode(VbrListRequest list, FleetSnapshot snapshot) {
        Selection selection = Selection.of(snapshot, list.query(), clock.instant());
        long left = Math.max(0, selection.total() - list.skip());
        if (Math.min(left, list.limit()) > MOST_ROWS) {
            throw VbrError.unexpected(
                    "The parameter limit asks for more rows than one answer may have: "
                            + MOST_ROWS);
        }
        List<RowRef> rows = selection.page(list.skip(), list.limit());
        FleetStatus fleet = selection.fleet();
        var writer = new RowWriter(VbrFields.of(list.query().type(), list.revision()).members());
        var json = new JsonBytes(USUAL_BYTES + rows.size() * USUAL_ROW_BYTES);
        json.openObject().name("data").openArray();
        rows.forEach(row -> writer.write(json, row.table(), row.row()));
        json.closeArray();
        json.name("pagination")
                .openObject()
                .name("total")
                .number(selection.total())
                .name("count")
                .number(rows.size())
                .name("skip")
                .number(list.skip())
                .name("limit")
                .number(list.limit())
                .closeObject()
                .closeObject();
        return EncodedPage.of(
                json.toByteArray(),
                fleet.isComplete(),
                selection.trueUntil(rows),
                FleetHeaders.of(fleet));
    }
}
