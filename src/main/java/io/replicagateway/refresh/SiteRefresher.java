package io.replicagateway.refresh;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteId;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Refreshes one site: one refresh at a time, within a deadline, and what fails leaves the rows as they were. */
final class SiteRefresher {

    private static final Logger LOG = Logger.getLogger(SiteRefresher.class);

    private final RefreshedSite refreshed;
    private final Inventory inventory;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Executor worker;
    private final RefreshObserver observer;

    private @Nullable Uni<Void> inFlight;
    private @Nullable UniEmitter<? super SiteRead> stopper;

    /** Held while something is published. */
    private final Object publishing = new Object();

    private volatile boolean stopped;

    /**
     * @param timer waits for the deadline
     * @param worker where rows are turned into columns
     */
    SiteRefresher(
            RefreshedSite refreshed,
            Inventory inventory,
            Clock clock,
            ScheduledExecutorService timer,
            Executor worker,
            RefreshObserver observer) {
        this.refreshed = refreshed;
        this.inventory = inventory;
        this.clock = clock;
        this.timer = timer;
        this.worker = worker;
        this.observer = observer;
    }

    RefreshedSite site() {
        return refreshed;
    }

    /**
     * The end of a refresh: of the one under way, or of a new one that begins with the first subscription. Never fails;
     * ends when the refresh did, however it did.
     */
    synchronized Uni<Void> refresh() {
        if (inFlight == null) {
            inFlight =
                    Uni.createFrom()
                            .deferred(
                                    () ->
                                            refreshFrom(
                                                    clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                            .onTermination()
                            .invoke(this::ended)
                            .memoize()
                            .indefinitely();
        }
        return inFlight;
    }

    private synchronized void ended() {
        inFlight = null;
        stopper = null;
    }

    private Uni<Void> refreshFrom(Instant begun) {
        return Uni.combine()
                .any()
                .of(refreshed.source().fetchAll(), untilStopped())
                .ifNoItem()
                .after(refreshed.timeout())
                .on(timer)
                .failWith(this::timedOut)
                .emitOn(worker)
                .invoke(read -> unlessStopped(() -> publish(read, begun)))
                .onFailure()
                .invoke(failure -> unlessStopped(() -> publish(failure, begun)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** What is found of a site is published as a whole before it stops, or not at all: it may be another one then. */
    private void unlessStopped(Runnable publish) {
        synchronized (publishing) {
            if (!isStopped()) {
                publish.run();
            }
        }
    }

    private Uni<SiteRead> untilStopped() {
        return Uni.createFrom().<SiteRead>emitter(this::stopBy);
    }

    private synchronized void stopBy(UniEmitter<? super SiteRead> emitter) {
        stopper = emitter;
        if (stopped) {
            emitter.fail(new CancellationException("the site is read no more"));
        }
    }

    /**
     * Ends the refresh under way without an outcome, and lets no other run to its end. Nothing is published once this
     * method has returned.
     */
    void stop() {
        synchronized (publishing) {
            stopped = true;
        }
        synchronized (this) {
            if (stopper != null) {
                stopper.fail(new CancellationException("the site is read no more"));
            }
        }
    }

    boolean isStopped() {
        return stopped;
    }

    private SourceException timedOut() {
        return new SourceException(
                FailureKind.TIMED_OUT, "the refresh did not end within " + refreshed.timeout());
    }

    private void publish(SiteRead read, Instant begun) {
        SiteId id = refreshed.site().id();
        SiteState before = inventory.latest().find(id).orElseThrow();
        SiteRows rows =
                before.rows()
                        .unlessChanged(
                                SiteRows.of(
                                        refreshed.site().kind(),
                                        read.replicas(),
                                        read.restorePoints()));
        inventory.update(id, state -> state.read(rows, begun, read.apiVersion()));
        observer.refreshEnded(id, RefreshObserver.OK, Duration.between(begun, clock.instant()));
        boolean isNews = before.failure() != null || before.observedAt() == null;
        LOG.logf(
                isNews ? Logger.Level.INFO : Logger.Level.DEBUG,
                "site answers site=%s replicas=%d restorePoints=%d",
                id,
                rows.replicas().size(),
                rows.restorePoints().size());
    }

    private void publish(Throwable thrown, Instant begun) {
        if (thrown instanceof CancellationException) {
            return;
        }
        SiteId id = refreshed.site().id();
        SiteFailure failure = failureOf(thrown);
        SiteState before = inventory.latest().find(id).orElseThrow();
        inventory.update(id, state -> state.failed(failure));
        observer.refreshEnded(id, failure.kind().label(), Duration.between(begun, clock.instant()));
        boolean isNews = before.failure() == null || before.failure().kind() != failure.kind();
        LOG.logf(
                isNews ? Logger.Level.WARN : Logger.Level.DEBUG,
                "site failed site=%s kind=%s message=\"%s\" advice=\"%s\"",
                id,
                failure.kind().label(),
                failure.message(),
                failure.kind().advice());
    }

    private SiteFailure failureOf(Throwable thrown) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (thrown instanceof SourceException failure) {
            return new SiteFailure(failure.kind(), String.valueOf(failure.getMessage()), at);
        }
        LOG.errorf(thrown, "unexpected error site=%s", refreshed.site().id());
        return new SiteFailure(
                FailureKind.INTERNAL, "a fault of the gateway while reading this site", at);
    }
}
