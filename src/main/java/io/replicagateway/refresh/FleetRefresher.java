package io.replicagateway.refresh;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.model.SiteId;
import io.replicagateway.source.ReplicaSource;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps all sites refreshed, each at its own pace and without regard to the others. */
public final class FleetRefresher {

    /** First refreshes begin so long after one another, so that a large fleet does not start with one burst. */
    private static final Duration FIRST_STAGGER = Duration.ofMillis(5);

    /** When the last of the first refreshes begins, however many there are. */
    private static final Duration FIRST_SPREAD = Duration.ofMillis(500);

    private static final double JITTER = 0.1;

    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final RandomGenerator random;
    private final Function<RefreshedSite, SiteRefresher> refresher;
    private final Map<SiteId, SiteRefresher> refreshers = new ConcurrentSkipListMap<>();

    /** Sites that are no longer read, but whose sessions are not ended yet. */
    private final Set<ReplicaSource> leaving = ConcurrentHashMap.newKeySet();

    private boolean started;
    private volatile boolean stopped;

    /**
     * @param timer waits for the next refresh and for deadlines
     * @param worker where rows are turned into columns
     * @param random spreads the refreshes
     */
    public FleetRefresher(
            Collection<RefreshedSite> sites,
            Inventory inventory,
            Clock clock,
            ScheduledExecutorService timer,
            Executor worker,
            RandomGenerator random,
            RefreshObserver observer) {
        this.clock = clock;
        this.timer = timer;
        this.random = random;
        this.refresher = site -> new SiteRefresher(site, inventory, clock, timer, worker, observer);
        sites.forEach(this::add);
    }

    /** Begins to refresh all sites, and goes on until {@link #stop}. */
    public synchronized void start() {
        started = true;
        Duration even = FIRST_SPREAD.dividedBy(Math.max(1, refreshers.size()));
        Duration stagger = even.compareTo(FIRST_STAGGER) < 0 ? even : FIRST_STAGGER;
        Duration pause = Duration.ZERO;
        for (SiteRefresher refresher : refreshers.values()) {
            schedule(refresher, pause);
            pause = pause.plus(stagger);
        }
    }

    /**
     * Has this site refreshed too from now on. The inventory must know it already, and no other of its id may be
     * refreshed.
     */
    public synchronized void add(RefreshedSite site) {
        if (stopped) {
            return;
        }
        SiteRefresher added = refresher.apply(site);
        refreshers.put(site.site().id(), added);
        if (started) {
            schedule(added, FIRST_SPREAD.multipliedBy(random.nextInt(100)).dividedBy(100));
        }
    }

    /**
     * Refreshes this site no more: when this method returns, nothing that is still under way will be published. Waits
     * for rows that are being published at this moment.
     *
     * @return the end of the session at the site, to be subscribed to; never fails, and is bounded as
     *     {@link ReplicaSource#close} is
     */
    public Uni<Void> remove(SiteId site) {
        SiteRefresher removed = take(site);
        if (removed == null) {
            return Uni.createFrom().voidItem();
        }
        removed.stop();
        ReplicaSource source = removed.site().source();
        return source.close().onTermination().invoke(() -> leaving.remove(source));
    }

    private synchronized @Nullable SiteRefresher take(SiteId site) {
        SiteRefresher removed = refreshers.remove(site);
        if (removed != null) {
            leaving.add(removed.site().source());
        }
        return removed;
    }

    private void schedule(SiteRefresher refresher, Duration pause) {
        timer.schedule(() -> round(refresher), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round(SiteRefresher refresher) {
        if (stopped || refresher.isStopped()) {
            return;
        }
        Instant begun = clock.instant();
        // Whatever goes wrong, even a lack of memory, the site is refreshed again.
        Uni.createFrom()
                .deferred(refresher::refresh)
                .onFailure()
                .recoverWithNull()
                .subscribe()
                .with(ended -> schedule(refresher, pause(refresher, begun)));
    }

    /** Until an interval after the refresh began, but not less than a tenth of it, so that a slow site gets a rest, nor than the site asked for. */
    private Duration pause(SiteRefresher refresher, Instant begun) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        long interval = (long) (refresher.site().plan().interval().toMillis() * factor);
        // More than an interval only where the clock was set back.
        long left =
                Math.min(interval, interval - Duration.between(begun, clock.instant()).toMillis());
        long least = Math.max(interval / 10, refresher.rest().toMillis());
        return Duration.ofMillis(Math.max(left, least));
    }

    /**
     * Starts a refresh of the site now, or joins the one under way. The regular ones go on as they were.
     *
     * @return its end, however it ended, at once if the site is not refreshed (any more); never fails
     */
    public Uni<Void> refresh(SiteId site) {
        SiteRefresher known = refreshers.get(site);
        return known == null ? Uni.createFrom().voidItem() : known.refresh();
    }

    /** As {@link #refresh}, but only after the site has collected anew what it shows, where it shows what others hold. */
    public Uni<Void> refreshThrough(SiteId site) {
        SiteRefresher known = refreshers.get(site);
        return known == null ? Uni.createFrom().voidItem() : known.refreshThrough();
    }

    /** As {@link #refresh}, but begins from now on and reads the whole site: what is under way may have seen what was before. */
    public Uni<Void> refreshWhole(SiteId site) {
        SiteRefresher known = refreshers.get(site);
        return known == null ? Uni.createFrom().voidItem() : known.refreshWhole();
    }

    /** What reads this site; empty if it is not read (any more). */
    public Optional<ReplicaSource> source(SiteId site) {
        return Optional.ofNullable(refreshers.get(site)).map(known -> known.site().source());
    }

    /** What reads the sites, for looking at their sessions. */
    public Map<SiteId, ReplicaSource> sources() {
        Map<SiteId, ReplicaSource> sources = new LinkedHashMap<>();
        refreshers.forEach((id, refresher) -> sources.put(id, refresher.site().source()));
        return sources;
    }

    private synchronized void refuseMore() {
        stopped = true;
    }

    /** Ends all refreshes and then all sessions. Never fails. */
    public Uni<Void> stop() {
        refuseMore();
        refreshers.values().forEach(SiteRefresher::stop);
        List<Uni<Void>> closings =
                Stream.concat(sources().values().stream(), leaving.stream())
                        .map(ReplicaSource::close)
                        .toList();
        return closings.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(closings)
                        .andCollectFailures()
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }
}
