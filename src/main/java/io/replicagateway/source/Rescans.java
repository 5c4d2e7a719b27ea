package io.replicagateway.source;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has a site look at its replicas anew, and tells of the sessions in which it does. Whatever fails, fails with
 * {@link SourceException} and nothing else.
 */
public interface Rescans {

    /**
     * Begins a rescan. Where the site's answer is lost, its sessions are looked at before anything is sent again, so that
     * one call begins one rescan at most; a failure that leaves open whether it runs says so. Calls at one site begin one
     * after the other.
     *
     * @param replicaIds the vendor's ids, one at least; null for all replicas of the site
     * @return the session as it begins
     */
    Uni<SiteSession> begin(@Nullable Set<String> replicaIds);

    /** One session as it is now. */
    Uni<SiteSession> session(String id);

    /**
     * Sessions of rescans, newest first.
     *
     * @param since by the site's clock; older ones are left out
     * @param most how many at most, from 1
     */
    Uni<List<SiteSession>> sessions(Instant since, int most);

    /** What a session has written into its log, in the site's order. */
    Uni<List<SessionLogRecord>> logs(String sessionId);
}
