package io.replicagateway.source.vbr;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteWatch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
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

/** One VBR server. Restore points are read before replicas, so that each one's replica is listed. */
final class VbrSource implements ReplicaSource {

    private final VbrLists lists;
    private final VbrDigests digests;
    private final SharedSession<VbrToken> session;
    private final SiteWatch watch;
    private final VbrRevisions revisions;
    private final VbrServerInfo serverInfo;
    private final int maxConcurrency;
    private volatile boolean bulkPathMissing;

    VbrSource(
            VbrLists lists,
            SharedSession<VbrToken> session,
            SiteWatch watch,
            VbrRevisions revisions,
            VbrServerInfo serverInfo,
            int maxConcurrency) {
        this.lists = lists;
        this.digests = new VbrDigests(lists, revisions);
        this.session = session;
        this.watch = watch;
        this.revisions = revisions;
        this.serverInfo = serverInfo;
        this.maxConcurrency = maxConcurrency;
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
                Uni.createFrom()
                        .deferred(this::attempt)
                        .onFailure(VbrRefusal.class)
                        .transform(VbrRefusal::toSourceException));
    }

    @Override
    public Uni<Void> probe() {
        return Exchanges.sealed(revisions.probed());
    }

    @Override
    public Uni<Optional<SiteDigest>> fetchDigest(Instant since) {
        return Exchanges.sealed(
                Uni.createFrom()
                        .deferred(
                                () ->
                                        bulkPathMissing
                                                ? Uni.createFrom().item(Optional.empty())
                                                : loggedOn()
                                                        .flatMap(ignored -> server())
                                                        .flatMap(
                                                                server ->
                                                                        digests.since(
                                                                                since, server))));
    }

    private Uni<Optional<BackupServer>> server() {
        return serverInfo.current(lists.serverInfo());
    }

    @Override
    public Uni<List<RestorePoint>> fetchRestorePointsOf(String replicaId) {
        return Exchanges.sealed(
                server().flatMap(server -> lists.restorePointsOf(replicaId, server.orElse(null)))
                        .onFailure(VbrSource::isNotFound)
                        .recoverWithItem(notFound -> List.of())
                        .onFailure(VbrRefusal.class)
                        .transform(VbrRefusal::toSourceException));
    }

    /** Ends, because each refused revision is followed by an older one and the last by a failure. */
    private Uni<SiteRead> attempt() {
        return loggedOn()
                .flatMap(ignored -> server())
                .flatMap(server -> rows(server.orElse(null)))
                .onFailure(VbrSource::isOfRevision)
                .recoverWithUni(refusal -> olderAttempt((VbrRefusal) refusal));
    }

    /** Fails if no log-on is possible, which {@link VbrServerInfo} would hide and the lists then try again. */
    private Uni<Void> loggedOn() {
        return session.with(token -> Uni.createFrom().voidItem());
    }

    private Uni<SiteRead> olderAttempt(VbrRefusal refusal) {
        revisions.refuse(refusal.revision());
        return attempt();
    }

    private Uni<SiteRead> rows(@Nullable BackupServer server) {
        return bulkPathMissing ? replicaByReplica(server) : inBulk(server);
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
                                        .onFailure(VbrSource::isOfPath)
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
        Set<String> ids = changed.stream().map(Replica::nativeId).collect(Collectors.toSet());
        List<RestorePoint> others =
                points.stream().filter(point -> !ids.contains(point.replicaId())).toList();
        return pointsOf(changed, server, ConcurrentHashMap.newKeySet())
                .map(found -> distinct(List.of(others, found)))
                .flatMap(all -> read(now, all));
    }

    /** Remembered only once the other way has worked: a refused revision shows the same answer at first. */
    private Uni<SiteRead> withoutBulkPath(@Nullable BackupServer server) {
        return replicaByReplica(server).invoke(() -> bulkPathMissing = true);
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
                .map(VbrSource::distinct);
    }

    private Uni<List<RestorePoint>> pointsOf(
            String replicaId, @Nullable BackupServer server, Set<String> notFound) {
        return lists.restorePointsOf(replicaId, server)
                .onFailure(VbrSource::isNotFound)
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

    private static boolean isOfRevision(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isOfRevision();
    }

    private static boolean isOfPath(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isOfPath();
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isNotFound();
    }
}
