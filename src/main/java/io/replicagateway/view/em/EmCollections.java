package io.replicagateway.view.em;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.query.Comparison;
import io.replicagateway.query.Condition;
import io.replicagateway.query.Filter;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.Scope;
import io.replicagateway.query.Selection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Answers with whole collections, by site and id. */
@Singleton
final class EmCollections {

    private final Inventory inventory;
    private final Clock clock;

    EmCollections(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    /** All replicas, or all restore points. */
    Uni<Response> all(EmType type, EmRequest request) {
        return list(type, new Condition.All(List.of()), inventory.latest(), request);
    }

    /** All restore points of the replicas that have this id, at whatever site. */
    Uni<Response> pointsOf(String replicaId, EmRequest request) {
        FleetSnapshot snapshot = inventory.latest();
        EmSingles.find(EmType.REPLICA, replicaId, snapshot, clock.instant());
        return list(
                EmType.POINT,
                new Condition.Compared(Shown.POINT_REPLICA_ID, Comparison.EQUAL, replicaId),
                snapshot,
                request);
    }

    private Uni<Response> list(
            EmType type, Condition condition, FleetSnapshot snapshot, EmRequest request) {
        boolean entities = request.wantsEntities();
        Fleet.requireAnyAnswer(snapshot);
        var query =
                new RowQuery(Objects.requireNonNull(type.rows()), Filter.of(condition), List.of());
        Instant now = clock.instant();
        return Uni.createFrom()
                .item(() -> Selection.of(snapshot, query, now))
                .map(rows -> new WholeList(rows, type, entities, request))
                .map(list -> answer(list, request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Response answer(WholeList list, EmRequest request) {
        return request.answer(list.selection().fleet(), list.isShort() ? list.whole() : list);
    }

    /** All backup servers. */
    Uni<Response> servers(EmRequest request) {
        boolean entities = request.wantsEntities();
        FleetSnapshot snapshot = inventory.latest();
        Fleet.requireAnyAnswer(snapshot);
        Instant now = clock.instant();
        return Uni.createFrom()
                .item(() -> Servers.of(snapshot, now))
                .map(servers -> document(servers, entities, request))
                .map(document -> request.answer(FleetStatus.of(snapshot, Scope.ALL, now), document))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static byte[] document(
            Collection<Server> servers, boolean entities, EmRequest request) {
        EmType type = EmType.SERVER;
        DocumentWriter document =
                ListDocument.openCollection(request.format().document(), type, entities);
        for (Server server : servers) {
            ServerShape.write(
                    document, server, request.base(), entities, entities ? type.child() : "Ref");
        }
        return ListDocument.closeCollection(document).take();
    }
}
