package io.replicagateway.source.em;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.PageWalk;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteWatch;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One EM server. Restore points are read before replicas, so that each one's replica is listed. */
final class EmSource implements ReplicaSource {

    private static final Operation POINTS = Operation.get("restore-points", "/api/query");
    private static final Operation REPLICAS = Operation.get("replicas", "/api/query");

    private final EmApi api;
    private final Exchanges exchanges;
    private final SharedSession<EmSession> session;
    private final SiteWatch watch;
    private final Clock clock;
    private final int pageSize;

    EmSource(
            EmApi api,
            Exchanges exchanges,
            SharedSession<EmSession> session,
            SiteWatch watch,
            Clock clock,
            int pageSize) {
        this.api = api;
        this.exchanges = exchanges;
        this.session = session;
        this.watch = watch;
        this.clock = clock;
        this.pageSize = pageSize;
    }

    @Override
    public int openSessions() {
        return watch.sessions().open();
    }

    @Override
    public SiteVitals vitals() {
        return watch.vitals();
    }

    @Override
    public Uni<Void> close() {
        return session.close();
    }

    @Override
    public Uni<SiteRead> fetchAll() {
        return Exchanges.sealed(
                restorePoints()
                        .flatMap(points -> replicas().flatMap(replicas -> read(replicas, points))));
    }

    private Uni<SiteRead> read(List<Replica> replicas, List<RestorePoint> points) {
        return session.with(current -> Uni.createFrom().item(current.apiVersion()))
                .map(version -> new SiteRead(replicas, points, version));
    }

    private Uni<List<RestorePoint>> restorePoints() {
        return whole(
                POINTS,
                "CloudVmReplicaPoint",
                "CreationTime",
                EmRows::toRestorePoint,
                RestorePoint::nativeId);
    }

    private Uni<List<Replica>> replicas() {
        return whole(REPLICAS, "CloudReplica", "Name", EmRows::toReplica, Replica::nativeId);
    }

    private <T> Uni<List<T>> whole(
            Operation operation,
            String type,
            String sortField,
            BiFunction<EmElement, Answer, T> toRow,
            Function<T, String> idOf) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                PageWalk.through(
                                        new NumberedWalk<>(type + " entities", pageSize, idOf),
                                        page ->
                                                ask(operation, type, sortField, page)
                                                        .map(
                                                                answer ->
                                                                        EmPages.page(
                                                                                answer, type,
                                                                                toRow))));
    }

    private Uni<Answer> ask(
            Operation operation, String type, String sortField, NumberedWalk.Ask page) {
        return session.with(
                current -> {
                    current.use(clock.instant());
                    return exchanges.ask(
                            operation,
                            () ->
                                    api.query(
                                            current.token(),
                                            type,
                                            "Entities",
                                            sortField,
                                            page.pageSize(),
                                            page.page()),
                            Set.of());
                });
    }
}
