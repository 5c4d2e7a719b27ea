package io.replicagateway.source.vbr;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.Rescans;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteWatch;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One VBR server. */
final class VbrSource implements ReplicaSource {

    private final VbrLists lists;
    private final VbrWholeReads wholeReads;
    private final VbrDigests digests;
    private final Rescans rescans;
    private final SharedSession<VbrToken> session;
    private final SiteWatch watch;
    private final VbrRevisions revisions;
    private final VbrServerInfo serverInfo;

    VbrSource(
            VbrLists lists,
            Rescans rescans,
            SharedSession<VbrToken> session,
            SiteWatch watch,
            VbrRevisions revisions,
            VbrServerInfo serverInfo,
            int maxConcurrency) {
        this.lists = lists;
        this.wholeReads = new VbrWholeReads(lists, revisions, maxConcurrency);
        this.digests = new VbrDigests(lists, revisions);
        this.rescans = rescans;
        this.session = session;
        this.watch = watch;
        this.revisions = revisions;
        this.serverInfo = serverInfo;
    }

    @Override
    public int openSessions() {
        return watch.sessions().open();
    }

    @Override
    public Optional<Rescans> rescans() {
        return Optional.of(rescans);
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
                                        wholeReads.isBulkPathMissing()
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
                .flatMap(server -> wholeReads.rows(server.orElse(null)))
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

    private static boolean isOfRevision(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isOfRevision();
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isNotFound();
    }
}
