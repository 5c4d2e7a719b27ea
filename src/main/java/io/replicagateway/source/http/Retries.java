package io.replicagateway.source.http;

import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** When a failed request is sent again, and how long to wait before. */
final class Retries {

    private static final int MOST = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_ASKED_PAUSE = Duration.ofSeconds(30);

    private Retries() {}

    /** Sends again what may be sent again; in the end the last failure arrives as it is. */
    static <T> Uni<T> apply(Operation operation, Uni<T> request) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            AtomicInteger failed = new AtomicInteger();
                            return request.onFailure(failure -> isWorthwhile(operation, failure))
                                    .retry()
                                    .when(failures -> pauses(failures, failed));
                        });
    }

    private static Multi<Throwable> pauses(Multi<Throwable> failures, AtomicInteger failed) {
        return failures.onItem()
                .transformToUniAndConcatenate(failure -> pause(failure, failed.getAndIncrement()));
    }

    private static Uni<Throwable> pause(Throwable failure, int before) {
        return before >= MOST
                ? Uni.createFrom().failure(failure)
                : Uni.createFrom().item(failure).onItem().delayIt().by(length(failure, before));
    }

    /** At least what the site asked for, but bounded; else doubled each time, less up to half of it by chance. */
    static Duration length(Throwable failure, int before) {
        Duration full = FIRST_PAUSE.multipliedBy(1L << before);
        long most = Math.min(full.toMillis(), LONGEST_PAUSE.toMillis());
        Duration own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        return failure instanceof SourceException source
                ? source.retryAfter()
                        .map(asked -> min(asked, LONGEST_ASKED_PAUSE))
                        .filter(asked -> asked.compareTo(own) > 0)
                        .orElse(own)
                : own;
    }

    private static boolean isWorthwhile(Operation operation, Throwable failure) {
        return failure instanceof SourceException source
                && source.kind().isRetryable()
                && !Failures.isDistrust(source)
                && !asksForMore(source)
                && (operation.repeatable() || Failures.isBeforeSending(source));
    }

    /** A site that wants to be left alone for longer than a request may wait is left alone: whoever reads it waits. */
    private static boolean asksForMore(SourceException failure) {
        return failure.retryAfter()
                .filter(asked -> asked.compareTo(LONGEST_ASKED_PAUSE) > 0)
                .isPresent();
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
