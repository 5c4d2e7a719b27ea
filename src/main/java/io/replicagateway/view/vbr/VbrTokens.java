package io.replicagateway.view.vbr;

import io.replicagateway.security.Caller;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that were handed out: an access token that lives for fifteen minutes, and a refresh token that is good for
 * one new pair within fourteen days, as the vendor's do. They are random, live in memory and end with the process; a
 * client then logs on anew, as it must after a restart of the vendor's server too. Thread-safe.
 */
@Singleton
final class VbrTokens {

    static final Duration ACCESS_LIFE = Duration.ofMinutes(15);

    private static final Duration REFRESH_LIFE = Duration.ofDays(14);

    /** How much longer the refresh token lives where a client asks for one of a short life. */
    private static final Duration SHORT_TERM = Duration.ofMinutes(15);

    private static final int MOST_SESSIONS = 10_000;
    private static final int TOKEN_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> byAccess = new ConcurrentHashMap<>();

    /** By refresh token those that were not used. Guarded by this. */
    private final Map<String, Session> byRefresh = new HashMap<>();

    /** All that are known, the oldest first. Guarded by this. */
    private final Deque<Session> issued = new ArrayDeque<>();

    VbrTokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * A pair of tokens. Prints neither.
     *
     * @param chain the same for all pairs that came of one log-on
     * @param shortTerm whether the client asked for a refresh token of a short life
     */
    record Session(
            String chain,
            Caller caller,
            String access,
            String refresh,
            boolean shortTerm,
            Instant issued,
            Instant expires,
            Instant refreshExpires) {

        @Override
        public String toString() {
            return "Session[" + caller.name() + ", expires " + expires + "]";
        }
    }

    /** Hands out the first pair of a session. */
    synchronized Session open(Caller caller, boolean shortTerm) {
        return open(token(), caller, shortTerm);
    }

    private Session open(String chain, Caller caller, boolean shortTerm) {
        forget();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expires = now.plus(ACCESS_LIFE);
        var session =
                new Session(
                        chain,
                        caller,
                        token(),
                        token(),
                        shortTerm,
                        now,
                        expires,
                        shortTerm ? expires.plus(SHORT_TERM) : now.plus(REFRESH_LIFE));
        byAccess.put(session.access(), session);
        byRefresh.put(session.refresh(), session);
        issued.add(session);
        return session;
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Pairs that nobody can use any more, and the oldest ones where there are too many. */
    private void forget() {
        issued.removeIf(session -> isOver(session) && isForgotten(session));
        while (issued.size() >= MOST_SESSIONS) {
            isForgotten(issued.remove());
        }
    }

    /** Whether neither token will be good again; an access token is told to have expired for a while. */
    private boolean isOver(Session session) {
        Instant now = clock.instant();
        return !now.isBefore(session.refreshExpires())
                || !byRefresh.containsKey(session.refresh())
                        && !now.isBefore(session.expires().plus(ACCESS_LIFE));
    }

    private boolean isForgotten(Session session) {
        byAccess.remove(session.access());
        byRefresh.remove(session.refresh());
        return true;
    }

    /**
     * Exchanges a refresh token for a new pair, once; empty if it is none, was used, or its time is over. The access token of
     * before stays good for the rest of its time, because requests with it may be under way.
     */
    synchronized Optional<Session> refresh(String token) {
        Session before = byRefresh.remove(token);
        if (before == null) {
            return Optional.empty();
        }
        return clock.instant().isBefore(before.refreshExpires())
                ? Optional.of(open(before.chain(), before.caller(), before.shortTerm()))
                : Optional.empty();
    }

    /** The session of an access token, also one that has expired; null if there is none. */
    @Nullable Session find(String access) {
        return byAccess.get(access);
    }

    /** Whether the access token is still good. */
    boolean isLive(Session session) {
        return clock.instant().isBefore(session.expires());
    }

    /** Ends a session: none of the tokens that came of its log-on is good any more. */
    synchronized void close(Session session) {
        issued.removeIf(one -> one.chain().equals(session.chain()) && isForgotten(one));
    }
}
