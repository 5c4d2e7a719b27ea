package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.page.StreamSlots;
import io.replicagateway.query.Selection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers lists as a whole: from the parameters to the export, whose rows are written while it is sent. */
@ApplicationScoped
class Exports {

    /** What picks a page out of a list. */
    private static final List<String> PAGE = List.of("limit", "offset", "cursor");

    private final Inventory inventory;
    private final StreamSlots slots;
    private final ExportObserver observer;
    private final Clock clock;

    Exports(Inventory inventory, StreamSlots slots, ExportObserver observer, Clock clock) {
        this.inventory = inventory;
        this.slots = slots;
        this.observer = observer;
        this.clock = clock;
    }

    /** The export that the parameters ask for; its rows are looked up on a worker thread. */
    Uni<Export> export(
            ListPath path,
            MultivaluedMap<String, String> values,
            Format format,
            boolean compressed) {
        for (String name : PAGE) {
            if (values.containsKey(name)) {
                throw ProblemException.invalid(name, "an export has every row; leave it out");
            }
        }
        Demand demand = Demand.read(new Parameters(values, ListParameters.names(path)));
        FleetSnapshot newest = inventory.latest();
        ListRequest list = ListParameters.read(path, values, newest);
        Instant now = clock.instant();
        demand.check(newest, list.query().filter().scope(), now);
        if (slots.areTaken()) {
            throw refusal(format, observer);
        }
        return Uni.createFrom()
                .item(() -> Selection.of(newest, list.query(), now))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> new Export(path.type(), list.fields(), rows, format, compressed));
    }

    /** What ends a request when too many exports are being sent. */
    static ProblemException refusal(Format format, ExportObserver observer) {
        observer.ended(format, ExportObserver.Outcome.REFUSED);
        return new ProblemException(ProblemType.BUSY, ProblemType.BUSY.description(), Map.of());
    }
}
