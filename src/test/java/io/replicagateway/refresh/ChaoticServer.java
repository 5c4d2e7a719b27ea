package io.replicagateway.refresh;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a simulated site does with requests: its sessions, and the fault that it has at the moment. */
final class ChaoticServer {

    /** What is wrong with a site. */
    enum Fault {
        NONE,
        UNREACHABLE,
        BROKEN,
        BUSY,
        GARBLED,
        FORBIDDING,
        SILENT,
        NEVER_ANSWERS,
        SLOW,
        REFUSES_LOG_ON,
        LOSES_LOG_ON,
        FORGETS_SESSIONS,
        /** Answers whole reads with no rows, once. */
        SHOWS_NOTHING,
        /** Answers whole reads with a single row of each type, once. */
        SHOWS_LITTLE,
        /** Takes no look, so that all reads are whole. */
        TAKES_NO_LOOK
    }

    static final Duration IDLE = Duration.ofMinutes(15);

    private final VirtualTime time;
    private final Map<Object, Instant> sessions = new LinkedHashMap<>();
    private final List<Instant> logOns = new ArrayList<>();
    private Fault fault = Fault.NONE;

    ChaoticServer(VirtualTime time) {
        this.time = time;
    }

    void fault(Fault now) {
        fault = now;
        if (now == Fault.FORGETS_SESSIONS) {
            sessions.clear();
        }
    }

    /** What is wrong at the moment. */
    Fault fault() {
        return fault;
    }

    boolean has(Fault one) {
        return fault == one;
    }

    /** A fault that lasts for one answer is over. */
    void over(Fault one) {
        fault = fault == one ? Fault.NONE : fault;
    }

    /** A log-on has arrived: opens a session, or says why not. */
    Object logOn() {
        logOns.add(time.now());
        failIfAtFault();
        if (fault == Fault.REFUSES_LOG_ON) {
            throw new SourceException(FailureKind.UNAUTHORIZED, "log-on refused");
        }
        Object session = new Object();
        sessions.put(session, time.now());
        if (fault == Fault.LOSES_LOG_ON) {
            throw new SourceException(FailureKind.TIMED_OUT, "log-on answered by nobody");
        }
        return session;
    }

    void logOff(Object session) {
        failIfAtFault();
        sessions.remove(session);
    }

    /** A request with a session has arrived. */
    void use(Object session) {
        failIfAtFault();
        if (!isAlive(sessions.get(session))) {
            throw new SourceException(FailureKind.UNAUTHORIZED, "no such session");
        }
        sessions.put(session, time.now());
    }

    void failIfAtFault() {
        SourceException failure = failure();
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable SourceException failure() {
        return switch (fault) {
            case UNREACHABLE ->
                    new SourceException(
                            FailureKind.UNREACHABLE, "no connection", new ConnectException());
            case BROKEN -> new SourceException(FailureKind.UNAVAILABLE, "answered 500");
            case BUSY ->
                    new SourceException(
                            FailureKind.UNAVAILABLE, "answered 503", null, Duration.ofMinutes(4));
            case GARBLED -> new SourceException(FailureKind.MALFORMED, "rubbish");
            case FORBIDDING -> new SourceException(FailureKind.FORBIDDEN, "answered 403");
            case SILENT, NEVER_ANSWERS ->
                    new SourceException(FailureKind.TIMED_OUT, "no whole answer in time");
            default -> null;
        };
    }

    private boolean isAlive(@Nullable Instant used) {
        return used != null && time.now().isBefore(used.plus(IDLE));
    }

    /** How many sessions the server keeps. */
    long liveSessions() {
        return sessions.values().stream().filter(this::isAlive).count();
    }

    /** The most log-ons that arrived within a minute. */
    int mostLogOnsInAMinute() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < logOns.size(); last++) {
            while (!logOns.get(last).isBefore(logOns.get(first).plusSeconds(60))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
