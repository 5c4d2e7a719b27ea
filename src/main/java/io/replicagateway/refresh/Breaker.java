package io.replicagateway.refresh;

import io.replicagateway.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Spares a site that is in trouble: after failures that may pass by themselves it is asked by one cheap request first
 * whether it answers at all, and while it asked to be left alone, it is. Thread-safe.
 */
final class Breaker {

    /** One failure may be an accident; from so many in a row on, the site is probed. */
    private static final int FAILURES = 2;

    /** A site that asks for more is asked again nevertheless. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);

    private final Clock clock;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether the site is to be probed before it is read. */
    synchronized boolean isOpen() {
        return failures >= FAILURES;
    }

    /** How much longer the site asked to be left alone; zero if it did not. */
    synchronized Duration rest() {
        Instant now = clock.instant();
        if (!now.isBefore(restsUntil) || restsUntil.equals(Instant.MIN)) {
            return Duration.ZERO;
        }
        Duration rest = Duration.between(now, restsUntil);
        // Longer only where the clock was set back.
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    synchronized void succeeded() {
        failures = 0;
        restsUntil = Instant.MIN;
    }

    synchronized void failed(Throwable failure) {
        if (!(failure instanceof SourceException source)) {
            return;
        }
        failures = source.kind().isRetryable() ? failures + 1 : 0;
        Optional<Duration> asked = source.retryAfter();
        restsUntil =
                asked.map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)
                        .map(rest -> clock.instant().plus(rest))
                        .orElse(Instant.MIN);
    }
}
