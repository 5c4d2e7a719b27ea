package io.replicagateway.source.vbr;

import io.replicagateway.source.Rescans;
import io.replicagateway.source.SessionLogRecord;
import io.replicagateway.source.SiteSession;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.RequestBudget;
import io.replicagateway.source.http.SiteBudget;
import io.replicagateway.source.http.SiteWatch;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rescans of one VBR server. Before each, the sessions that are there already are noted, so that one that appears when
 * the answer is lost is known for what it is; that is also why one begins after the other.
 */
final class VbrRescans implements Rescans {

    /** Such sessions are few: more than so many are not looked through for one that has just begun. */
    private static final int MOST_LOOKED_AT = 200;

    /** A server that takes the moment for its own local time is off by less than this. */
    private static final Duration LEEWAY = Duration.ofDays(1);

    private final VbrSessions sessions;
    private final SiteWatch watch;
    private final Clock clock;
    private final Duration pause;
    private final RequestBudget oneAtATime;

    /**
     * @param pause from one look for a lost session to the next
     */
    VbrRescans(VbrSessions sessions, SiteWatch watch, Clock clock, Duration pause) {
        this.sessions = sessions;
        this.watch = watch;
        this.clock = clock;
        this.pause = pause;
        this.oneAtATime = new RequestBudget(new SiteBudget(1, 1), clock);
    }

    @Override
    public Uni<SiteSession> begin(@Nullable Set<String> replicaIds) {
        return Exchanges.sealed(oneAtATime.spend(() -> beginAlone(replicaIds)));
    }

    private Uni<SiteSession> beginAlone(@Nullable Set<String> replicaIds) {
        Instant now = siteNow();
        var isAsked = new AtomicBoolean();
        return newest(now, isAsked)
                .map(before -> Optional.of(ids(before)))
                // Whom nobody could ask for its sessions, nobody can ask for a rescan.
                .onFailure(failure -> isAsked.get())
                .recoverWithItem(Optional.empty())
                .flatMap(
                        before ->
                                new VbrRescanStart(
                                                isOpen -> sessions.rescan(replicaIds, isOpen),
                                                () -> newest(now, new AtomicBoolean()),
                                                before,
                                                now,
                                                pause)
                                        .session());
    }

    private Uni<List<SiteSession>> newest(Instant siteNow, AtomicBoolean isAsked) {
        return sessions.since(siteNow.minus(LEEWAY), MOST_LOOKED_AT, isAsked);
    }

    private static Set<String> ids(List<SiteSession> sessions) {
        return sessions.stream().map(SiteSession::id).collect(Collectors.toUnmodifiableSet());
    }

    private Instant siteNow() {
        return clock.instant().plus(watch.vitals().clockSkew().orElse(Duration.ZERO));
    }

    @Override
    public Uni<SiteSession> session(String id) {
        return Exchanges.sealed(sessions.one(id));
    }

    @Override
    public Uni<List<SiteSession>> sessions(Instant since, int most) {
        return Exchanges.sealed(sessions.since(since, most, new AtomicBoolean()));
    }

    @Override
    public Uni<List<SessionLogRecord>> logs(String sessionId) {
        return Exchanges.sealed(sessions.logs(sessionId));
    }
}
