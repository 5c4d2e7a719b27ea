package io.replicagateway.source.vbr;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.http.Shortcoming;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at a VBR server in four requests where nothing is new: for the number of all restore points, for one page of them,
 * for those since a moment, and for the replicas.
 */
final class VbrDigests {

    private final VbrLists lists;
    private final VbrRevisions revisions;

    /** Where the next page of all restore points begins. */
    private final AtomicInteger place = new AtomicInteger();

    private final Shortcoming impossible = new Shortcoming();

    VbrDigests(VbrLists lists, VbrRevisions revisions) {
        this.lists = lists;
        this.revisions = revisions;
    }

    /** Empty where the server refuses such requests or cannot be believed; a failure is one of {@link VbrLists}. */
    Uni<Optional<SiteDigest>> since(Instant moment, Optional<BackupServer> server) {
        return impossible.spares()
                ? Uni.createFrom().item(Optional.empty())
                : look(moment, server).onFailure(VbrRefusal.class).recoverWithItem(this::refused);
    }

    /**
     * The number before the points, so that a point that comes in between is seen and no longer adds up; points before
     * replicas, as in a whole read. What changed about a point alone, of which no filter tells, is found sooner or later by
     * one page of all points, the next one each time.
     */
    private Uni<Optional<SiteDigest>> look(Instant moment, Optional<BackupServer> server) {
        return Uni.combine()
                .all()
                .unis(
                        lists.countRestorePoints(),
                        lists.restorePointsFrom(place.get(), server.orElse(null)),
                        lists.restorePointsSince(moment, server.orElse(null)),
                        lists.replicas(server.orElse(null)),
                        revisions.current())
                .usingConcurrencyOf(1)
                .with(
                        (total, part, points, replicas, revision) ->
                                total.isEmpty() || SiteDigest.ignores(moment, points)
                                        ? never()
                                        : digest(
                                                total.getAsInt(),
                                                part,
                                                points,
                                                replicas,
                                                revision));
    }

    private Optional<SiteDigest> digest(
            int total,
            List<RestorePoint> part,
            List<RestorePoint> points,
            List<Replica> replicas,
            String revision) {
        place.updateAndGet(skip -> skip + part.size() < total ? skip + part.size() : 0);
        Map<String, RestorePoint> seen = new LinkedHashMap<>();
        // What was seen later counts.
        part.forEach(point -> seen.put(point.nativeId(), point));
        points.forEach(point -> seen.put(point.nativeId(), point));
        return Optional.of(
                new SiteDigest(
                        replicas,
                        List.copyOf(seen.values()),
                        Optional.empty(),
                        total,
                        Optional.of(revision)));
    }

    /** A refused revision says nothing about the request itself: the whole read that follows finds an older one. */
    private Optional<SiteDigest> refused(VbrRefusal refusal) {
        return refusal.isOfRevision() ? Optional.empty() : never();
    }

    /** A server that does not answer such a request once will hardly do so soon; whole reads do without. */
    private Optional<SiteDigest> never() {
        impossible.found();
        return Optional.empty();
    }
}
