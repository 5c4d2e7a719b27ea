package io.replicagateway.source.vbr;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.PageWalk;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for VBR's lists, each as a whole. Fails with {@link VbrRefusal} where the revision or path is not taken. */
final class VbrLists {

    private static final Operation REPLICAS = Operation.get("replicas", "/api/v1/replicas");
    private static final Operation POINTS =
            Operation.get("restore-points", "/api/v1/replicaPoints");
    private static final Operation COUNT =
            Operation.get("restore-point-count", "/api/v1/replicaPoints");
    private static final Operation POINTS_OF =
            Operation.get("replica-restore-points", "/api/v1/replicas/{id}/replicaPoints");

    /** Not asked again when it fails: the read can do without. */
    private static final Operation SERVER_INFO =
            new Operation("server-info", "GET", "/api/v1/serverInfo", false);

    private final VbrApi api;
    private final VbrCalls calls;
    private final int pageSize;

    VbrLists(VbrApi api, VbrCalls calls, int pageSize) {
        this.api = api;
        this.calls = calls;
        this.pageSize = pageSize;
    }

    Uni<Answer> serverInfo() {
        return calls.ask(
                SERVER_INFO, api::serverInfo, VbrServerInfo.NOT_TOLD, (answer, revision) -> answer);
    }

    Uni<List<Replica>> replicas(@Nullable BackupServer server) {
        return whole(
                REPLICAS,
                page ->
                        (revision, bearer) ->
                                api.replicas(
                                        revision, bearer, page.skip(), page.limit(), "Name", true),
                row -> VbrRows.toReplica(row, server),
                Replica::nativeId);
    }

    Uni<List<RestorePoint>> restorePoints(@Nullable BackupServer server) {
        return restorePointsSince(null, server);
    }

    /**
     * @param since by the server's clock; null for all
     */
    Uni<List<RestorePoint>> restorePointsSince(
            @Nullable Instant since, @Nullable BackupServer server) {
        return whole(
                POINTS,
                page -> points(since, page.skip(), page.limit()),
                row -> VbrRows.toRestorePoint(row, server),
                RestorePoint::nativeId);
    }

    /** One page of all restore points, or none where that place is behind the end. */
    Uni<List<RestorePoint>> restorePointsFrom(int skip, @Nullable BackupServer server) {
        return page(
                        POINTS,
                        points(null, skip, pageSize),
                        row -> VbrRows.toRestorePoint(row, server))
                .map(VbrPage::rows);
    }

    /** How many restore points there are; empty if the server does not say. */
    Uni<OptionalInt> countRestorePoints() {
        return page(COUNT, points(null, 0, 1), VbrRow::toString).map(VbrPage::total);
    }

    private VbrCalls.Call points(@Nullable Instant since, int skip, int limit) {
        String after = since == null ? null : since.toString();
        return (revision, bearer) ->
                api.replicaPoints(revision, bearer, after, skip, limit, "CreationTime", true);
    }

    Uni<List<RestorePoint>> restorePointsOf(String replicaId, @Nullable BackupServer server) {
        return whole(
                POINTS_OF,
                page ->
                        (revision, bearer) ->
                                api.replicaPointsOf(
                                        revision,
                                        bearer,
                                        replicaId,
                                        page.skip(),
                                        page.limit(),
                                        "CreationTime",
                                        true),
                row -> VbrRows.toRestorePoint(row, server),
                RestorePoint::nativeId);
    }

    private <T> Uni<List<T>> whole(
            Operation operation,
            Function<OffsetWalk.Ask, VbrCalls.Call> call,
            Function<VbrRow, T> toRow,
            Function<T, String> idOf) {
        return Uni.createFrom()
                .deferred(
                        () ->
                                PageWalk.through(
                                        new OffsetWalk<>(operation.toString(), pageSize, idOf),
                                        page -> page(operation, call.apply(page), toRow)));
    }

    private <T> Uni<VbrPage<T>> page(
            Operation operation, VbrCalls.Call call, Function<VbrRow, T> toRow) {
        return calls.ask(operation, call).map(answer -> VbrJson.page(answer, toRow));
    }
}
