package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.page.EncodedPage;
import io.replicagateway.page.HotPages;
import io.replicagateway.page.Pages;
import io.replicagateway.query.Cursor;
import io.replicagateway.query.CursorCodec;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the lists of rows: from the parameters to the page. */
@ApplicationScoped
class Lists {

    static final int DEFAULT_LIMIT = 100;
    static final int GREATEST_LIMIT = 1000;

    private static final int LONGEST_CURSOR = 28 * 1024;

    private final Inventory inventory;
    private final CursorCodec cursors;
    private final Pages pages;
    private final HotPages hotPages;
    private final PageEncoder encoder;
    private final Clock clock;

    Lists(
            Inventory inventory,
            CursorCodec cursors,
            Pages pages,
            HotPages hotPages,
            PageEncoder encoder,
            Clock clock) {
        this.inventory = inventory;
        this.cursors = cursors;
        this.pages = pages;
        this.hotPages = hotPages;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** The page that an address asks for. */
    Uni<EncodedPage> page(ListPath path, UriInfo address) {
        return hotPages.remembering(
                HotLists.keyOf(address), () -> page(path, address.getQueryParameters()));
    }

    /** The page that the parameters ask for. */
    Uni<EncodedPage> page(ListPath path, MultivaluedMap<String, String> values) {
        var parameters = new Parameters(values, ListParameters.names(path));
        Optional<Integer> limit = parameters.number("limit", 1, GREATEST_LIMIT);
        Optional<Integer> offset = parameters.number("offset", 0, Integer.MAX_VALUE);
        Demand demand = Demand.read(parameters);
        Optional<String> cursor = parameters.single("cursor", LONGEST_CURSOR);
        if (cursor.isPresent() && offset.isPresent()) {
            throw ProblemException.invalid("offset", "may not stand beside cursor");
        }
        if (cursor.isPresent()) {
            return walk(path, values, genuine(cursor.get(), path), limit, demand);
        }
        FleetSnapshot newest = inventory.latest();
        ListRequest list = ListParameters.read(path, values, newest);
        demand.check(newest, list.query().filter().scope(), clock.instant());
        return page(PageRequest.at(list, newest, offset.orElse(0), limit.orElse(DEFAULT_LIMIT)));
    }

    private Uni<EncodedPage> page(PageRequest request) {
        return pages.page(request.key(), () -> encoder.encode(request));
    }

    private Cursor genuine(String text, ListPath path) {
        return cursors.decode(text)
                .filter(cursor -> cursor.list().startsWith(path.path() + "?"))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ProblemType.INVALID_CURSOR,
                                        ProblemType.INVALID_CURSOR.description(),
                                        Map.of("parameter", "cursor")));
    }

    private Uni<EncodedPage> walk(
            ListPath path,
            MultivaluedMap<String, String> values,
            Cursor cursor,
            Optional<Integer> limit,
            Demand demand) {
        MultivaluedMap<String, String> walked =
                NormalForm.parse(cursor.list().substring(path.path().length() + 1));
        checkSame(path, values, walked);
        Optional<FleetSnapshot> snapshot = inventory.find(cursor.snapshot());
        ListRequest list =
                ListParameters.readAgain(path, walked, snapshot.orElseGet(inventory::latest));
        if (snapshot.isEmpty()) {
            return expired(cursor, list);
        }
        demand.check(snapshot.get(), list.query().filter().scope(), clock.instant());
        return page(PageRequest.at(list, snapshot.get(), cursor, limit.orElse(cursor.limit())));
    }

    /** Parameters may be repeated beside a cursor, but not changed: the walk would no longer be one list. */
    private static void checkSame(
            ListPath path,
            MultivaluedMap<String, String> values,
            MultivaluedMap<String, String> walked) {
        for (String name : ListParameters.deciding(path)) {
            List<String> given = values.getOrDefault(name, List.of());
            List<String> before = walked.getOrDefault(name, List.of());
            if (!given.isEmpty() && !NormalForm.of(given).equals(before)) {
                throw ProblemException.invalid(
                        name, "is not what it was when the cursor was handed out");
            }
        }
    }

    private Uni<EncodedPage> expired(Cursor cursor, ListRequest list) {
        return Uni.createFrom()
                .<EncodedPage>item(
                        () -> {
                            throw new ProblemException(
                                    ProblemType.CURSOR_EXPIRED,
                                    ProblemType.CURSOR_EXPIRED.description(),
                                    Map.of("cursor", encoder.renew(cursor, list)));
                        })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
