package io.replicagateway.source.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many requests to one site be in flight at a time, and so many begin in a second, evenly spread. The others
 * wait in the order of asking; whoever stops waiting leaves the queue.
 */
public final class RequestBudget {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Runs a task after a while. */
    @FunctionalInterface
    interface Timer {
        void after(Duration pause, Runnable task);
    }

    private final int mostInFlight;
    private final Duration spacing;
    private final Clock clock;
    private final Timer timer;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int inFlight;
    private Instant nextStart = Instant.MIN;
    private boolean waking;

    /**
     * @param clock tells when the next request may begin
     */
    public RequestBudget(SiteBudget budget, Clock clock) {
        this(budget, clock, RequestBudget::afterRealTime);
    }

    RequestBudget(SiteBudget budget, Clock clock, Timer timer) {
        this.mostInFlight = budget.maxConcurrency();
        this.spacing =
                budget.maxRequestsPerSecond().isEmpty()
                        ? Duration.ZERO
                        : Duration.ofNanos(
                                (long)
                                        Math.ceil(
                                                NANOS_PER_SECOND
                                                        / budget.maxRequestsPerSecond()
                                                                .getAsDouble()));
        this.clock = clock;
        this.timer = timer;
    }

    private static void afterRealTime(Duration pause, Runnable task) {
        Infrastructure.getDefaultWorkerPool().schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sends a request when its turn has come; nothing else of it happens before, so its own bounds begin then. */
    public <T> Uni<T> spend(Supplier<Uni<T>> request) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Turn turn = new Turn();
                            return Uni.createFrom()
                                    .<Turn>emitter(turn::await)
                                    .flatMap(begun -> request.get())
                                    .onTermination()
                                    .invoke(turn::end);
                        });
    }

    private void startAllThatMay() {
        for (Turn turn = next(); turn != null; turn = next()) {
            turn.begin();
        }
    }

    private synchronized @Nullable Turn next() {
        if (waiting.isEmpty() || inFlight >= mostInFlight || isTooEarly()) {
            return null;
        }
        Turn turn = waiting.remove();
        turn.begun = true;
        inFlight++;
        return turn;
    }

    private boolean isTooEarly() {
        if (spacing.isZero()) {
            return false;
        }
        Instant now = clock.instant();
        // More than one pause away only where the clock was set back.
        if (now.isBefore(nextStart) && now.plus(spacing).compareTo(nextStart) >= 0) {
            wakeAfter(Duration.between(now, nextStart));
            return true;
        }
        nextStart = now.plus(spacing);
        return false;
    }

    private void wakeAfter(Duration pause) {
        if (!waking) {
            waking = true;
            timer.after(pause, this::wake);
        }
    }

    private void wake() {
        synchronized (this) {
            waking = false;
        }
        startAllThatMay();
    }

    /** One request's place in the queue and then among those in flight. */
    private final class Turn {

        private @Nullable UniEmitter<? super Turn> emitter;
        private boolean begun;
        private boolean ended;

        private void await(UniEmitter<? super Turn> waiter) {
            synchronized (RequestBudget.this) {
                emitter = waiter;
                if (!ended) {
                    waiting.add(this);
                }
            }
            startAllThatMay();
        }

        private void begin() {
            UniEmitter<? super Turn> waiter = emitter;
            if (waiter != null) {
                waiter.complete(this);
            }
        }

        private void end() {
            synchronized (RequestBudget.this) {
                if (ended) {
                    return;
                }
                ended = true;
                if (begun) {
                    inFlight--;
                } else {
                    waiting.remove(this);
                }
            }
            startAllThatMay();
        }
    }
}
