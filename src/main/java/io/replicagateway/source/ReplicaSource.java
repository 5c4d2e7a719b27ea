package io.replicagateway.source;

import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteVitals;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads one site. Implementations are safe for use by many threads; they keep at most one session at the site, shared
 * by all requests.
 */
public interface ReplicaSource {

    /**
     * Reads all replicas and restore points of the site. Nothing is sent before subscription; cancelling ends whatever
     * is under way. Fails with {@link SourceException} and nothing else; a partial read is a failure.
     */
    Uni<SiteRead> fetchAll();

    /**
     * Looks at the site in a few requests. Empty if the site cannot be asked that way; fails as {@link #fetchAll} does.
     *
     * @param since by the site's clock
     */
    default Uni<Optional<SiteDigest>> fetchDigest(Instant since) {
        return Uni.createFrom().item(Optional.empty());
    }

    /**
     * Reads all restore points of one replica; none if there is no such replica. Fails as {@link #fetchAll} does.
     *
     * @param replicaId the vendor's id
     */
    default Uni<List<RestorePoint>> fetchRestorePointsOf(String replicaId) {
        return fetchAll()
                .map(
                        read ->
                                read.restorePoints().stream()
                                        .filter(point -> replicaId.equals(point.replicaId()))
                                        .toList());
    }

    /** Finds out by one request, without a session, whether the site answers at all, where there is such a request. Fails as {@link #fetchAll} does. */
    default Uni<Void> probe() {
        return Uni.createFrom().voidItem();
    }

    /**
     * Has the site itself collect anew what it shows, where it shows what others hold, and ends when it has; at other
     * sites does nothing. Fails as {@link #fetchAll} does.
     */
    default Uni<Void> collect() {
        return Uni.createFrom().voidItem();
    }

    /** How the site is had to look at its replicas anew; empty where its product has nothing of the kind (EM). */
    default Optional<Rescans> rescans() {
        return Optional.empty();
    }

    /** How many sessions are open at the site by this gateway's knowledge: 0 or 1. */
    int openSessions();

    /** What was noticed about the site so far; asks it nothing. */
    default SiteVitals vitals() {
        return SiteVitals.UNKNOWN;
    }

    /**
     * Ends the session at the site, if one is open or is being opened, and refuses to open another. Never fails: a
     * site that cannot be reached keeps its session until it expires there.
     */
    Uni<Void> close();
}
