package io.replicagateway.source.em;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.PageWalk;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks EM's query service for cloud replicas and their restore points, each list as a whole. */
final class EmQueries {

    private static final Operation POINTS = Operation.get("restore-points", "/api/query");
    private static final Operation COUNT = Operation.get("restore-point-count", "/api/query");
    private static final Operation REPLICAS = Operation.get("replicas", "/api/query");
    private static final String POINT = "CloudVmReplicaPoint";
    private static final String REPLICA = "CloudReplica";

    private final EmApi api;
    private final EmCalls calls;
    private final int pageSize;

    EmQueries(EmApi api, EmCalls calls, int pageSize) {
        this.api = api;
        this.calls = calls;
        this.pageSize = pageSize;
    }

    Uni<List<Replica>> replicas() {
        return whole(REPLICAS, REPLICA, null, "Name", EmRows::toReplica, Replica::nativeId);
    }

    Uni<List<RestorePoint>> restorePoints() {
        return restorePoints(null);
    }

    /** Those made at this moment or later. */
    Uni<List<RestorePoint>> restorePointsSince(Instant since) {
        return restorePoints("CreationTime>=\"" + since + '"');
    }

    /** Those in any other state than the usual one. */
    Uni<List<RestorePoint>> restorePointsNotReady() {
        return restorePoints("State!=Ready");
    }

    /** Those of one replica, which is named as its entity names itself. */
    Uni<List<RestorePoint>> restorePointsOf(String replicaId) {
        return restorePoints("ReplicaUid==\"urn:veeam:" + REPLICA + ':' + replicaId + '"');
    }

    private Uni<List<RestorePoint>> restorePoints(@Nullable String filter) {
        return whole(
                POINTS,
                POINT,
                filter,
                "CreationTime",
                EmRows::toRestorePoint,
                RestorePoint::nativeId);
    }

    /**
     * How many restore points there are: as many as pages of one row each. EM tells no number of rows, and may give pages
     * another size than asked for (neither is documented); then empty.
     */
    Uni<OptionalInt> countRestorePoints() {
        return ask(COUNT, POINT, null, "CreationTime", new NumberedWalk.Ask(1, 1))
                .map(answer -> EmPages.page(answer, POINT, EmRows::toRestorePoint))
                .map(EmQueries::pagesOfOneRow);
    }

    private static OptionalInt pagesOfOneRow(EmPage<?> page) {
        if (page.rows().isEmpty()) {
            return OptionalInt.of(0);
        }
        return page.rows().size() == 1 && page.pageSize().orElse(1) == 1
                ? page.pagesCount()
                : OptionalInt.empty();
    }

    private <T> Uni<List<T>> whole(
            Operation operation,
            String type,
            @Nullable String filter,
            String sortField,
            EmPages.ToRow<T> toRow,
            Function<T, String> idOf) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                PageWalk.through(
                                        new NumberedWalk<>(type + " entities", pageSize, idOf),
                                        page ->
                                                ask(operation, type, filter, sortField, page)
                                                        .map(
                                                                answer ->
                                                                        EmPages.page(
                                                                                answer, type,
                                                                                toRow))));
    }

    private Uni<Answer> ask(
            Operation operation,
            String type,
            @Nullable String filter,
            String sortField,
            NumberedWalk.Ask page) {
        return calls.ask(
                operation,
                Set.of(),
                token ->
                        api.query(
                                token,
                                type,
                                "Entities",
                                filter,
                                sortField,
                                page.pageSize(),
                                page.page()));
    }
}
