package io.replicagateway.source.vbr;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.http.Shortcoming;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rows of a VBR server: its points by the path for all replicas or, where the server has none, replica by
 * replica. Restore points are read before replicas, so that each one's replica is listed.
 */
final class VbrWholeReads {

    private final VbrLists lists;
    private final VbrRevisions revisions;
    private final int maxConcurrency;
    private final Shortcoming bulkPath = new Shortcoming();

    VbrWholeReads(VbrLists lists, VbrRevisions revisions, int maxConcurrency) {
        this.lists = lists;
        this.revisions = revisions;
        this.maxConcurrency = maxConcurrency;
    }

    /** Whether the server has no path that lists the restore points of all replicas, as was found out by a read. */
    boolean isBulkPathMissing() {
        return bulkPath.isKnown();
    }

    /** Reads all rows. Fails with {@link VbrRefusal} where the revision is not taken. */
    Uni<SiteRead> rows(@Nullable BackupServer server) {
        return bulkPath.spares() ? replicaByReplica(server) : inBulk(server);
    }

    /**
     * Replicas before and after the points: where one changed in between, its points were read too early or too late to
     * be told as one with it, and are read again.
     */
    private Uni<SiteRead> inBulk(@Nullable BackupServer server) {
        return lists.replicas(server)
                .flatMap(
                        before ->
                                lists.restorePoints(server)
                                        .map(Optional::of)
                                        .onFailure(VbrWholeReads::isOfPath)
                                        .recoverWithItem(Optional.empty())
                                        .flatMap(
                                                points ->
                                                        points.map(
                                                                        all ->
                                                                                withReplicas(
                                                                                        before, all,
                                                                                        server))
                                                                .orElseGet(
                                                                        () ->
                                                                                withoutBulkPath(
                                                                                        server))));
    }

    private Uni<SiteRead> withReplicas(
            List<Replica> before, List<RestorePoint> points, @Nullable BackupServer server) {
        return lists.replicas(server).flatMap(now -> asOne(before, points, now, server));
    }

    private Uni<SiteRead> asOne(
            List<Replica> before,
            List<RestorePoint> points,
            List<Replica> now,
            @Nullable BackupServer server) {
        Set<Replica> same = new HashSet<>(before);
        List<Replica> changed = now.stream().filter(replica -> !same.contains(replica)).toList();
        if (changed.isEmpty()) {
            return read(now, points);
        }
        Set<String> notFound = ConcurrentHashMap.newKeySet();
        return pointsOf(changed, server, notFound)
                .map(found -> replaced(points, changed, notFound, found))
                .flatMap(all -> read(now, all));
    }

    /** Where a replica's own points are not found, those that were read with all others stay. */
    private static List<RestorePoint> replaced(
            List<RestorePoint> points,
            List<Replica> changed,
            Set<String> notFound,
            List<RestorePoint> found) {
        Set<String> ids = changed.stream().map(Replica::nativeId).collect(Collectors.toSet());
        ids.removeAll(notFound);
        List<RestorePoint> others =
                points.stream().filter(point -> !ids.contains(point.replicaId())).toList();
        return distinct(List.of(found, others));
    }

    /** Remembered only once the other way has worked: a refused revision shows the same answer at first. */
    private Uni<SiteRead> withoutBulkPath(@Nullable BackupServer server) {
        return replicaByReplica(server).invoke(() -> bulkPath.found());
    }

    private Uni<SiteRead> replicaByReplica(@Nullable BackupServer server) {
        Set<String> notFound = ConcurrentHashMap.newKeySet();
        return lists.replicas(server)
                .flatMap(
                        replicas ->
                                pointsOf(replicas, server, notFound)
                                        .flatMap(points -> settled(replicas, points, notFound)));
    }

    private Uni<List<RestorePoint>> pointsOf(
            List<Replica> replicas, @Nullable BackupServer server, Set<String> notFound) {
        return Multi.createFrom()
                .iterable(replicas)
                .onItem()
                .transformToUni(replica -> pointsOf(replica.nativeId(), server, notFound))
                .merge(maxConcurrency)
                .collect()
                .asList()
                .map(VbrWholeReads::distinct);
    }

    private Uni<List<RestorePoint>> pointsOf(
            String replicaId, @Nullable BackupServer server, Set<String> notFound) {
        return lists.restorePointsOf(replicaId, server)
                .onFailure(VbrWholeReads::isNotFound)
                .recoverWithItem(
                        () -> {
                            notFound.add(replicaId);
                            return List.of();
                        });
    }

    /** A replica whose points were not found must be gone; otherwise its points would be missing without a word. */
    private Uni<SiteRead> settled(
            List<Replica> replicas, List<RestorePoint> points, Set<String> notFound) {
        if (notFound.isEmpty()) {
            return read(replicas, points);
        }
        return lists.replicas(null)
                .invoke(now -> VbrGone.requireGone(notFound, now))
                .flatMap(now -> read(VbrGone.without(notFound, replicas), points));
    }

    private Uni<SiteRead> read(List<Replica> replicas, List<RestorePoint> points) {
        return revisions
                .current()
                .map(revision -> new SiteRead(replicas, points, Optional.of(revision)));
    }

    private static List<RestorePoint> distinct(List<List<RestorePoint>> lists) {
        Map<String, RestorePoint> byId = new LinkedHashMap<>();
        lists.stream()
                .flatMap(Collection::stream)
                .forEach(point -> byId.putIfAbsent(point.nativeId(), point));
        return new ArrayList<>(byId.values());
    }

    private static boolean isOfPath(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isOfPath();
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isNotFound();
    }
}
