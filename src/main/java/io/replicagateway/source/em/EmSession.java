package io.replicagateway.source.em;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A session at an EM, which ends there when nothing is asked for 15 minutes (EM docs). */
final class EmSession {

    /** A minute less than EM's own bound, so that a request under way does not meet it. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(14);

    private final String id;
    private final String token;
    private final Optional<String> apiVersion;
    private final AtomicReference<Instant> usedAt;

    EmSession(String id, String token, Optional<String> apiVersion, Instant usedAt) {
        this.id = id;
        this.token = token;
        this.apiVersion = apiVersion;
        this.usedAt = new AtomicReference<>(usedAt);
    }

    EmSession speaking(Optional<String> version) {
        return new EmSession(id, token, version, usedAt.get());
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
