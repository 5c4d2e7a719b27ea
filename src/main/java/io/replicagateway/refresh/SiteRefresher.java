package io.replicagateway.refresh;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Refreshes one site: one refresh at a time, within a deadline, and what fails leaves the rows as they were. */
final class SiteRefresher {

    private static final Logger LOG = Logger.getLogger(SiteRefresher.class);

    /** A site that shows what others hold is asked to collect it anew no more often than this. */
    private static final Duration BETWEEN_COLLECTIONS = Duration.ofMinutes(1);

    private final RefreshedSite refreshed;
    private final SiteReader reader;
    private final Outcomes outcomes;
    private final RefreshObserver observer;
    private final Breaker breaker;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Executor worker;

    private @Nullable Uni<Void> inFlight;
    private @Nullable Uni<Void> collecting;
    private @Nullable UniEmitter<? super Finding> stopper;

    /** When the last whole read began that was good; empty if there was none, or what it found is not enough. */
    private volatile Optional<Instant> lastWhole = Optional.empty();

    private Instant lastCollection = Instant.MIN;

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
        this.reader = new SiteReader(refreshed.source(), refreshed.plan());
        this.outcomes = new Outcomes(refreshed, inventory, clock, observer);
        this.observer = observer;
        this.breaker = new Breaker(clock);
        this.clock = clock;
        this.timer = timer;
        this.worker = worker;
    }

    RefreshedSite site() {
        return refreshed;
    }

    /** How long the site asked to be left alone from now on; zero if it did not. */
    Duration rest() {
        return breaker.rest();
    }

    /**
     * The end of a refresh: of the one under way, or of a new one that begins with the first subscription. Never fails;
     * ends when the refresh did, however it did. While the site asked to be left alone, and once it is read no more,
     * ends at once.
     */
    synchronized Uni<Void> refresh() {
        if (inFlight == null) {
            inFlight =
                    Uni.createFrom()
                            .deferred(
                                    () ->
                                            isStopped() || !breaker.rest().isZero()
                                                    ? Uni.createFrom().voidItem()
                                                    : observer.watched(
                                                            refreshed.site().id(),
                                                            () -> refreshFrom(now())))
                            .onTermination()
                            .invoke(this::ended)
                            .memoize()
                            .indefinitely();
        }
        return inFlight;
    }

    /**
     * The end of a whole read after the site has collected anew what it shows, which may be of any age; joins the one
     * under way. A site that was asked to collect less than a minute ago, or asked to be left alone, is not asked again:
     * then it is as {@link #refresh}. Never fails.
     */
    synchronized Uni<Void> refreshThrough() {
        if (collecting != null) {
            return collecting;
        }
        if (!breaker.rest().isZero() || wasCollectedLately()) {
            return refresh();
        }
        lastCollection = clock.instant();
        collecting =
                refreshed
                        .source()
                        .collect()
                        .ifNoItem()
                        .after(refreshed.plan().timeout())
                        .on(timer)
                        .failWith(this::timedOut)
                        .onFailure()
                        .invoke(this::tellOfCollection)
                        .onFailure()
                        .recoverWithNull()
                        .flatMap(ignored -> refreshWhole())
                        .onTermination()
                        .invoke(this::collected)
                        .memoize()
                        .indefinitely();
        return collecting;
    }

    /** The end of a whole read that begins from now on, as {@link #refresh} otherwise. */
    Uni<Void> refreshWhole() {
        return settled().invoke(() -> lastWhole = Optional.empty()).flatMap(ignored -> refresh());
    }

    /** A clock that was set back must not hold collections up. */
    private boolean wasCollectedLately() {
        Instant now = clock.instant();
        return !lastCollection.isAfter(now)
                && lastCollection.plus(BETWEEN_COLLECTIONS).isAfter(now);
    }

    /** A refresh that began before now may have seen what was there before. */
    private synchronized Uni<Void> settled() {
        return inFlight == null ? Uni.createFrom().voidItem() : inFlight;
    }

    private void tellOfCollection(Throwable failure) {
        LOG.warnf(
                "site did not collect site=%s message=\"%s\"; it is read as it is",
                refreshed.site().id(), failure.getMessage());
    }

    private synchronized void collected() {
        collecting = null;
    }

    private synchronized void ended() {
        inFlight = null;
        stopper = null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Uni<Void> refreshFrom(Instant begun) {
        return Uni.combine()
                .any()
                .of(probed().flatMap(ignored -> read(begun)), untilStopped())
                .ifNoItem()
                .after(refreshed.plan().timeout())
                .on(timer)
                .failWith(this::timedOut)
                .emitOn(worker)
                .invoke(finding -> unlessStopped(() -> found(finding, begun)))
                .onFailure()
                .invoke(failure -> unlessStopped(() -> failed(failure, begun)))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> probed() {
        return breaker.isOpen() ? refreshed.source().probe() : Uni.createFrom().voidItem();
    }

    /** What is found of a site is published as a whole before it stops, or not at all: it may be another one then. */
    private void unlessStopped(Runnable publish) {
        synchronized (publishing) {
            if (!isStopped()) {
                publish.run();
            }
        }
    }

    private Uni<Finding> read(Instant begun) {
        return reader.read(outcomes.latest(), lastWhole, begun);
    }

    private void found(Finding finding, Instant begun) {
        outcomes.found(finding, begun);
        breaker.succeeded();
        if (finding.whole()) {
            lastWhole = Optional.of(begun);
        }
    }

    private void failed(Throwable failure, Instant begun) {
        if (!(failure instanceof CancellationException)) {
            breaker.failed(failure);
            outcomes.failed(failure, begun);
        }
    }

    private Uni<Finding> untilStopped() {
        return Uni.createFrom().<Finding>emitter(this::stopBy);
    }

    private synchronized void stopBy(UniEmitter<? super Finding> emitter) {
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
                FailureKind.TIMED_OUT,
                "the refresh did not end within " + refreshed.plan().timeout());
    }
}
