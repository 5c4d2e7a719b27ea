package io.replicagateway.view.em;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.model.SiteId;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Scope;
import io.replicagateway.query.VendorIds;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/** Answers for one object by the vendor's id. Where several sites have that id, the first site by its id answers. */
@Singleton
final class EmSingles {

    /** The element of a reference that stands alone. */
    private static final String REFERENCE = "EntityRef";

    private final Inventory inventory;
    private final Clock clock;

    EmSingles(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    /** The replica or restore point of this id. */
    Uni<Response> row(EmType type, String id, EmRequest request) {
        boolean entity = request.wantsEntities();
        FleetSnapshot snapshot = inventory.latest();
        Instant now = clock.instant();
        RowRef row = find(type, id, snapshot, now);
        SiteId site = row.table().state().site().id();
        return answer(
                request,
                FleetStatus.of(snapshot, Scope.of(site), now),
                document -> {
                    RowShape shape = RowForms.shape(type, request.base(), row.table());
                    shape.write(document, entity, element(type, entity), shape.presence(row.row()));
                    return document.filled(row.row());
                });
    }

    /** The backup server of this id. */
    Uni<Response> server(String id, EmRequest request) {
        boolean entity = request.wantsEntities();
        FleetSnapshot snapshot = inventory.latest();
        Instant now = clock.instant();
        return answer(
                request,
                FleetStatus.of(snapshot, Scope.ALL, now),
                document -> {
                    ServerShape.write(
                            document,
                            server(id, snapshot, now),
                            request.base(),
                            entity,
                            element(EmType.SERVER, entity));
                    return document.take();
                });
    }

    private static Server server(String id, FleetSnapshot snapshot, Instant now) {
        return Servers.of(snapshot, now).stream()
                .filter(any -> any.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> Fleet.missing(EmType.SERVER.label(), id, snapshot));
    }

    private static String element(EmType type, boolean entity) {
        return entity ? type.label() : REFERENCE;
    }

    /** On a worker thread: what is shown of a site's rows may have to be worked out first. */
    private static Uni<Response> answer(
            EmRequest request, FleetStatus fleet, Function<DocumentWriter, byte[]> writer) {
        return Uni.createFrom()
                .item(() -> request.answer(fleet, writer.apply(request.format().document())))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /**
     * The row of this id, at the first site that has one.
     *
     * @throws EmRefusal if no site has one
     */
    static RowRef find(EmType type, String id, FleetSnapshot snapshot, Instant now) {
        return VendorIds.rows(snapshot, Objects.requireNonNull(type.rows()), id, now)
                .findFirst()
                .orElseThrow(() -> Fleet.missing(type.label(), id, snapshot));
    }
}
