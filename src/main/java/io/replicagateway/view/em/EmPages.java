package io.replicagateway.view.em;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.model.RowType;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.Pages;
import io.replicagateway.query.Condition;
import io.replicagateway.query.Filter;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Selection;
import io.replicagateway.view.FleetHeaders;
import io.replicagateway.view.Walks;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers queries page by page; what one session pages through comes from one snapshot. */
@Singleton
final class EmPages {

    private final Walks walks;
    private final Pages pages;
    private final Clock clock;

    EmPages(Walks walks, Pages pages, Clock clock) {
        this.walks = walks;
        this.pages = pages;
        this.clock = clock;
    }

    /** What a page is kept under. */
    private record Key(String snapshot, EmQuery query, Format format, String base) {}

    /** The page that the query asks for. */
    Uni<EncodedPage> page(LogonSession session, EmQuery query, EmRequest request) {
        FleetSnapshot snapshot = walks.snapshot(session.id(), query.list(), query.page() == 1);
        Fleet.requireAnyAnswer(snapshot);
        Format format = request.format();
        String base = request.base();
        return pages.page(
                new Key(snapshot.id(), query, format, base),
                () -> made(snapshot, query, format, base));
    }

    private EncodedPage made(FleetSnapshot snapshot, EmQuery query, Format format, String base) {
        Instant now = clock.instant();
        return query.type() == EmType.SERVER
                ? servers(snapshot, query, format, base, now)
                : rows(snapshot, query, format, base, now);
    }

    private static EncodedPage rows(
            FleetSnapshot snapshot, EmQuery query, Format format, String base, Instant now) {
        Selection selection = Selection.of(snapshot, query.rows(), now);
        List<RowRef> rows = selection.page(offset(query), query.pageSize());
        var forms = new RowForms(query.type(), format, query.entities(), base);
        byte[] bytes =
                ListDocument.page(
                        format,
                        query,
                        selection.total(),
                        base,
                        document -> {
                            document.expecting(rows.size());
                            rows.forEach(row -> forms.write(document, row));
                        });
        return encoded(bytes, format, selection);
    }

    private static EncodedPage servers(
            FleetSnapshot snapshot, EmQuery query, Format format, String base, Instant now) {
        List<Server> chosen = chosen(Servers.of(snapshot, now).stream(), query);
        byte[] bytes =
                ListDocument.page(
                        format,
                        query,
                        chosen.size(),
                        base,
                        document ->
                                chosen.stream()
                                        .skip(offset(query))
                                        .limit(query.pageSize())
                                        .forEach(
                                                server ->
                                                        ServerShape.write(
                                                                document,
                                                                server,
                                                                base,
                                                                query.entities(),
                                                                itemOf(query))));
        return encoded(bytes, format, nothingOf(snapshot, now));
    }

    private static String itemOf(EmQuery query) {
        return query.entities() ? query.type().child() : "Ref";
    }

    private static List<Server> chosen(Stream<Server> servers, EmQuery query) {
        Stream<Server> matching =
                query.filter()
                        .map(FilterParser::parse)
                        .map(filter -> servers.filter(ServerFields.condition(filter)))
                        .orElse(servers);
        return query.sort()
                .map(by -> matching.sorted(ServerFields.order(by.field(), by.descending())))
                .orElse(matching)
                .toList();
    }

    private static long offset(EmQuery query) {
        return (query.page() - 1L) * query.pageSize();
    }

    /** A selection without rows, which still knows how complete the fleet is, and until when. */
    static Selection nothingOf(FleetSnapshot snapshot, Instant now) {
        var nothing = Filter.of(new Condition.Any(List.of()));
        return Selection.of(snapshot, new RowQuery(RowType.REPLICA, nothing, List.of()), now);
    }

    private static EncodedPage encoded(byte[] bytes, Format format, Selection selection) {
        FleetStatus fleet = selection.fleet();
        return EncodedPage.of(
                bytes, fleet.isComplete(), selection.trueUntil(List.of()), headers(format, fleet));
    }

    /** The headers of an answer with rows. */
    static Map<String, String> headers(Format format, FleetStatus fleet) {
        Map<String, String> headers = new HashMap<>(FleetHeaders.of(fleet));
        headers.put(HttpHeaders.CONTENT_TYPE, format.mediaType());
        return headers;
    }
}
