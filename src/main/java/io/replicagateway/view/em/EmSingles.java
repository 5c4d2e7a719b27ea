package io.replicagateway.view.em;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.SiteId;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Scope;
import io.replicagateway.view.FleetHeaders;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

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
    Response row(EmType type, String id, EmRequest request) {
        boolean entity = request.wantsEntities();
        FleetSnapshot snapshot = inventory.latest();
        Instant now = clock.instant();
        RowRef row = find(type, id, snapshot, now);
        RowShape shape = RowForms.shape(type, request.base(), row.table());
        DocumentWriter document = request.format().document();
        shape.write(document, entity, element(type, entity), shape.presence(row.row()));
        SiteId site = row.table().state().site().id();
        return answer(
                request, document.filled(row.row()), FleetStatus.of(snapshot, Scope.of(site), now));
    }

    /** The backup server of this id. */
    Response server(String id, EmRequest request) {
        boolean entity = request.wantsEntities();
        FleetSnapshot snapshot = inventory.latest();
        Instant now = clock.instant();
        Server server =
                Servers.of(snapshot, now).stream()
                        .filter(any -> any.id().equalsIgnoreCase(id))
                        .findFirst()
                        .orElseThrow(() -> Fleet.missing(EmType.SERVER.label(), id, snapshot));
        DocumentWriter document = request.format().document();
        ServerShape.write(document, server, request.base(), entity, element(EmType.SERVER, entity));
        return answer(request, document.take(), FleetStatus.of(snapshot, Scope.ALL, now));
    }

    private static String element(EmType type, boolean entity) {
        return entity ? type.label() : REFERENCE;
    }

    private static Response answer(EmRequest request, byte[] document, FleetStatus fleet) {
        Response.ResponseBuilder response =
                request.answer(Response.Status.OK.getStatusCode(), document);
        FleetHeaders.of(fleet).forEach(response::header);
        return response.build();
    }

    /**
     * The row of this id, at the first site that has one.
     *
     * @throws EmRefusal if no site has one
     */
    static RowRef find(EmType type, String id, FleetSnapshot snapshot, Instant now) {
        for (SiteState state : snapshot.sites()) {
            var table = new SiteTable(state, Objects.requireNonNull(type.rows()), now);
            int row = table.find(id);
            int found = row >= 0 ? row : table.find(id.toLowerCase(Locale.ROOT));
            if (found >= 0) {
                return new RowRef(table, found);
            }
        }
        throw Fleet.missing(type.label(), id, snapshot);
    }
}
