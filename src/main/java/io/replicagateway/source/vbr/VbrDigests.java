package io.replicagateway.source.vbr;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.SiteDigest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks at a VBR server in three requests where nothing is new: for the restore points since a moment, for the number of
 * all, and for the replicas. In this order, as in a whole read: each restore point's replica is listed.
 */
final class VbrDigests {

    private final VbrLists lists;
    private final VbrRevisions revisions;
    private volatile boolean impossible;

    VbrDigests(VbrLists lists, VbrRevisions revisions) {
        this.lists = lists;
        this.revisions = revisions;
    }

    /** Empty where the server refuses such requests or cannot be believed; a failure is one of {@link VbrLists}. */
    Uni<Optional<SiteDigest>> since(Instant moment, Optional<BackupServer> server) {
        return impossible
                ? Uni.createFrom().item(Optional.empty())
                : look(moment, server).onFailure(VbrRefusal.class).recoverWithItem(this::refused);
    }

    private Uni<Optional<SiteDigest>> look(Instant moment, Optional<BackupServer> server) {
        return lists.restorePointsSince(moment, server.orElse(null))
                .flatMap(
                        points ->
                                SiteDigest.ignores(moment, points)
                                        ? Uni.createFrom().item(this::never)
                                        : counted(points, server));
    }

    private Uni<Optional<SiteDigest>> counted(
            List<RestorePoint> points, Optional<BackupServer> server) {
        return lists.countRestorePoints()
                .flatMap(
                        total ->
                                total.isEmpty()
                                        ? Uni.createFrom().item(this::never)
                                        : withReplicas(points, total, server));
    }

    private Uni<Optional<SiteDigest>> withReplicas(
            List<RestorePoint> points, OptionalInt total, Optional<BackupServer> server) {
        return lists.replicas(server.orElse(null))
                .flatMap(
                        replicas ->
                                revisions
                                        .current()
                                        .map(
                                                revision ->
                                                        digest(
                                                                replicas,
                                                                points,
                                                                total.getAsInt(),
                                                                revision)));
    }

    private static Optional<SiteDigest> digest(
            List<Replica> replicas, List<RestorePoint> points, int total, String revision) {
        return Optional.of(
                new SiteDigest(replicas, points, Optional.empty(), total, Optional.of(revision)));
    }

    /** A refused revision says nothing about the request itself: the whole read that follows finds an older one. */
    private Optional<SiteDigest> refused(VbrRefusal refusal) {
        return refusal.isOfRevision() ? Optional.empty() : never();
    }

    /** A server that does not answer such a request once never will; whole reads do without. */
    private Optional<SiteDigest> never() {
        impossible = true;
        return Optional.empty();
    }
}
