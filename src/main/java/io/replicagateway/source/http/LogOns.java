package io.replicagateway.source.http;

import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteId;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Keeps log-ons at one site within bounds, because accounts get locked and servers run out of sessions: so many a
 * minute at most, and none for a while after one was refused, unless the password has changed since.
 */
public final class LogOns {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SiteId site;
    private final int mostPerMinute;
    private final Clock clock;
    private final SessionLedger ledger;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private final RefusedLogOn refused = new RefusedLogOn();

    /**
     * @param mostPerMinute how many may be sent within any minute, from 1
     * @param ledger where each is entered
     */
    public LogOns(SiteId site, int mostPerMinute, Clock clock, SessionLedger ledger) {
        this.site = site;
        this.mostPerMinute = mostPerMinute;
        this.clock = clock;
        this.ledger = ledger;
    }

    /**
     * Asks whether a log-on may be sent now, so that nothing else is sent in vain before it.
     *
     * @throws SourceException as the last log-on failed, as long as it must not be repeated; or of the kind {@link
     *     FailureKind#UNAVAILABLE}, if as many were sent as may be
     */
    public synchronized void requireAllowed(String password) {
        Instant now = clock.instant();
        refused.requireOver(password, now);
        // A clock that was set back must not hold log-ons up.
        sent.removeIf(at -> at.isAfter(now) || !at.plus(MINUTE).isAfter(now));
        if (sent.size() >= mostPerMinute) {
            throw new SourceException(
                    FailureKind.UNAVAILABLE,
                    "no log-on was sent: "
                            + mostPerMinute
                            + " within a minute are the most that gateway.sites.\""
                            + site
                            + "\".max-log-ons allows",
                    null,
                    Duration.between(now, sent.element().plus(MINUTE)));
        }
    }

    /**
     * Sends a log-on, if that is allowed.
     *
     * @param life how long the site keeps a session that nobody uses, for a log-on that is never answered
     * @param logOn sends it once; may end the entry itself where an answer proves that nothing was opened
     */
    public <S> Uni<S> send(
            String password, Duration life, Function<SessionLedger.Entry, Uni<S>> logOn) {
        return Uni.createFrom().deferred(() -> begin(password, life, logOn));
    }

    private synchronized <S> Uni<S> begin(
            String password, Duration life, Function<SessionLedger.Entry, Uni<S>> logOn) {
        requireAllowed(password);
        Instant at = clock.instant();
        sent.add(at);
        SessionLedger.Entry entry = ledger.opening();
        return Uni.createFrom()
                .deferred(() -> logOn.apply(entry))
                .onItem()
                .invoke(() -> succeeded(entry))
                .onFailure()
                .invoke(failure -> failed(failure, password, at, entry, life))
                .onCancellation()
                .invoke(() -> entry.lost(clock.instant().plus(life)));
    }

    private synchronized void succeeded(SessionLedger.Entry entry) {
        refused.forget();
        entry.opened();
    }

    private synchronized void failed(
            Throwable failure,
            String password,
            Instant at,
            SessionLedger.Entry entry,
            Duration life) {
        if (Failures.isBeforeSending(failure)) {
            sent.removeLastOccurrence(at);
            entry.ended();
        } else if (isRefusal(failure)) {
            entry.ended();
        } else {
            entry.lost(clock.instant().plus(life));
        }
        if (failure instanceof SourceException source && isOfAccount(source)) {
            refused.note(source, password, clock.instant());
        }
    }

    /** Whether the site has answered that it opens nothing; an error of its own proves no such thing. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof SourceException source
                && (isOfAccount(source) || source.kind() == FailureKind.REJECTED);
    }

    private static boolean isOfAccount(SourceException failure) {
        return failure.kind() == FailureKind.UNAUTHORIZED
                || failure.kind() == FailureKind.FORBIDDEN;
    }
}
