package io.replicagateway.view.em;

import io.replicagateway.security.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The sessions that are open. Each request prolongs its session by a quarter of an hour (EM docs, HTTP authentication). They
 * live in memory and end with the process; clients then log on anew, as they must after fifteen idle minutes. Thread-safe.
 */
@Singleton
final class LogonSessions {

    static final Duration IDLE_LIFE = Duration.ofMinutes(15);

    /** Where there would be more, the one that was idle longest ends: the vendor names no bound, memory has one. */
    static final int MOST = 10_000;

    private final Clock clock;

    /** By token; that which was used longest ago first. Guarded by this. */
    private final Map<String, LogonSession> byToken = new LinkedHashMap<>(16, 0.75f, true);

    LogonSessions(Clock clock) {
        this.clock = clock;
    }

    /** Opens a session. */
    synchronized LogonSession open(Caller caller) {
        forgetIdle();
        if (byToken.size() == MOST) {
            Iterator<LogonSession> longestIdle = byToken.values().iterator();
            longestIdle.next();
            longestIdle.remove();
        }
        var session = new LogonSession(UUID.randomUUID().toString(), caller, clock.instant());
        byToken.put(session.token(), session);
        return session;
    }

    /** The open session of this token, prolonged; empty if there is none. */
    synchronized Optional<LogonSession> use(String token) {
        Instant now = clock.instant();
        LogonSession session = byToken.get(token);
        if (session == null || isIdle(session, now)) {
            byToken.remove(token);
            return Optional.empty();
        }
        LogonSession used = session.used(now);
        byToken.put(token, used);
        return Optional.of(used);
    }

    /** All open sessions, that which was used longest ago first. */
    synchronized List<LogonSession> open() {
        forgetIdle();
        return List.copyOf(byToken.values());
    }

    /** Ends a session. */
    synchronized void end(LogonSession session) {
        byToken.remove(session.token());
    }

    private void forgetIdle() {
        Instant now = clock.instant();
        byToken.values().removeIf(session -> isIdle(session, now));
    }

    private static boolean isIdle(LogonSession session, Instant now) {
        return session.lastUse().plus(IDLE_LIFE).isBefore(now);
    }
}
