package io.replicagateway.source;

import io.replicagateway.model.SiteVitals;
import io.smallrye.mutiny.Uni;

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
