package io.replicagateway.source.em;

import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.Shortcoming;
import io.replicagateway.source.http.SiteWatch;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One EM server. Restore points are read before replicas, so that each one's replica is listed. */
final class EmSource implements ReplicaSource {

    private final EmQueries queries;
    private final EmCollection collection;
    private final EmSessions sessions;
    private final SharedSession<EmSession> session;
    private final SiteWatch watch;
    private final Shortcoming digests = new Shortcoming();

    EmSource(
            EmQueries queries,
            EmCollection collection,
            EmSessions sessions,
            SharedSession<EmSession> session,
            SiteWatch watch) {
        this.queries = queries;
        this.collection = collection;
        this.sessions = sessions;
        this.session = session;
        this.watch = watch;
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
    public Uni<Void> probe() {
        return Exchanges.sealed(sessions.probed());
    }

    @Override
    public Uni<Void> collect() {
        return Exchanges.sealed(collection.collect());
    }

    @Override
    public Uni<SiteRead> fetchAll() {
        return Exchanges.sealed(
                queries.restorePoints()
                        .flatMap(
                                points ->
                                        queries.replicas()
                                                .flatMap(replicas -> read(replicas, points))));
    }

    private Uni<SiteRead> read(List<Replica> replicas, List<RestorePoint> points) {
        return apiVersion().map(version -> new SiteRead(replicas, points, version));
    }

    private Uni<Optional<String>> apiVersion() {
        return session.with(current -> Uni.createFrom().item(current.apiVersion()));
    }

    @Override
    public Uni<List<RestorePoint>> fetchRestorePointsOf(String replicaId) {
        return Exchanges.sealed(queries.restorePointsOf(replicaId));
    }

    @Override
    public Uni<Optional<SiteDigest>> fetchDigest(Instant since) {
        return Exchanges.sealed(
                Uni.createFrom()
                        .deferred(
                                () ->
                                        digests.spares()
                                                ? Uni.createFrom().item(Optional.empty())
                                                : digest(since)
                                                        .onFailure(EmSource::isRefused)
                                                        .recoverWithItem(this::withoutDigest)));
    }

    /**
     * The number before the new points, so that a point that comes in between is seen and no longer adds up; points before
     * replicas, as in a whole read.
     */
    private Uni<Optional<SiteDigest>> digest(Instant since) {
        return Uni.combine()
                .all()
                .unis(
                        queries.countRestorePoints(),
                        queries.restorePointsSince(since),
                        queries.restorePointsNotReady(),
                        queries.replicas(),
                        apiVersion())
                .usingConcurrencyOf(1)
                .with(
                        (total, points, notReady, replicas, version) ->
                                SiteDigest.ignores(since, points)
                                        ? withoutDigest()
                                        : digest(total, points, notReady, replicas, version));
    }

    private Optional<SiteDigest> digest(
            OptionalInt total,
            List<RestorePoint> points,
            List<RestorePoint> notReady,
            List<Replica> replicas,
            Optional<String> version) {
        return total.isEmpty()
                ? withoutDigest()
                : Optional.of(
                        new SiteDigest(
                                replicas,
                                points,
                                Optional.of(notReady),
                                total.getAsInt(),
                                version));
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof SourceException source && source.kind() == FailureKind.REJECTED;
    }

    /** A server that does not answer such a query will not answer the next one; whole reads do without. */
    private Optional<SiteDigest> withoutDigest() {
        digests.found();
        return Optional.empty();
    }
}
