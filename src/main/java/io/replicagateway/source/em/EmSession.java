package io.replicagateway.source.em;

import io.replicagateway.source.http.SessionLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A session at an EM, which ends there when nothing is asked for 15 minutes (EM docs). */
final class EmSession {

    /** How long EM keeps a session that nobody uses, and a minute for it to notice. */
    static final Duration LIFE = Duration.ofMinutes(16);

    /** A minute less than EM's own bound, so that a request under way does not meet it. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(14);

    private final String id;
    private final String token;
    private final Optional<String> apiVersion;
    private final SessionLedger.Entry entry;
    private final AtomicReference<Instant> usedAt;

    EmSession(
            String id,
            String token,
            Optional<String> apiVersion,
            SessionLedger.Entry entry,
            Instant usedAt) {
        this.id = id;
        this.token = token;
        this.apiVersion = apiVersion;
        this.entry = entry;
        this.usedAt = new AtomicReference<>(usedAt);
    }

    EmSession speaking(Optional<String> version) {
        return new EmSession(id, token, version, entry, usedAt.get());
    }

    String id() {
        return id;
    }

    String token() {
        return token;
    }

    Optional<String> apiVersion() {
        return apiVersion;
    }

    SessionLedger.Entry entry() {
        return entry;
    }

    /** When EM has dropped it at the latest, if it is not used again. */
    Instant lastsUntil() {
        return usedAt.get().plus(LIFE);
    }

    void use(Instant now) {
        usedAt.set(now);
    }

    boolean isAwake(Instant now) {
        return now.isBefore(usedAt.get().plus(LONGEST_IDLE));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "EmSession[usedAt=" + usedAt + "]";
    }
}
