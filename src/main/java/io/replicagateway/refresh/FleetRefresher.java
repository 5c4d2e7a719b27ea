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
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Keeps all sites refreshed, each at its own pace and without regard to the others. */
public final class FleetRefresher {

    /** The first refreshes are spread over this span, so that a large fleet does not start with one burst. */
    private static final Duration FIRST_SPREAD = Duration.ofMillis(500);

    private static final double JITTER = 0.1;

    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final RandomGenerator random;
    private final Map<SiteId, SiteRefresher> refreshers = new LinkedHashMap<>();

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
        for (RefreshedSite site : sites) {
            refreshers.put(
                    site.site().id(),
                    new SiteRefresher(site, inventory, clock, timer, worker, observer));
        }
    }

    /** Begins to refresh all sites, and goes on until {@link #stop}. */
    public void start() {
        refreshers
                .values()
                .forEach(
                        refresher ->
                                schedule(
                                        refresher,
                                        FIRST_SPREAD
                                                .multipliedBy(random.nextInt(100))
                                                .dividedBy(100)));
    }

    private void schedule(SiteRefresher refresher, Duration pause) {
        timer.schedule(() -> round(refresher), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round(SiteRefresher refresher) {
        if (stopped) {
            return;
        }
        Instant begun = clock.instant();
        refresher.refresh().subscribe().with(ended -> schedule(refresher, pause(refresher, begun)));
    }

    /** Until an interval after the refresh began, but not less than a tenth of it, so that a slow site gets a rest, nor than the site asked for. */
    private Duration pause(SiteRefresher refresher, Instant begun) {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        long interval = (long) (refresher.site().plan().interval().toMillis() * factor);
        long left = interval - Duration.between(begun, clock.instant()).toMillis();
        long least = Math.max(interval / 10, refresher.rest().toMillis());
        return Duration.ofMillis(Math.max(left, least));
    }

    /**
     * Starts a refresh of the site now, or joins the one under way. The regular ones go on as they were.
     *
     * @return its end, however it ended; never fails
     * @throws IllegalArgumentException if there is no such site
     */
    public Uni<Void> refresh(SiteId site) {
        return existing(site).refresh();
    }

    /**
     * As {@link #refresh}, but only after the site has collected anew what it shows, where it shows what others hold.
     *
     * @throws IllegalArgumentException if there is no such site
     */
    public Uni<Void> refreshThrough(SiteId site) {
        return existing(site).refreshThrough();
    }

    private SiteRefresher existing(SiteId site) {
        SiteRefresher refresher = refreshers.get(site);
        if (refresher == null) {
            throw new IllegalArgumentException("no such site: " + site);
        }
        return refresher;
    }

    /** What reads the sites, for looking at their sessions. */
    public Map<SiteId, ReplicaSource> sources() {
        Map<SiteId, ReplicaSource> sources = new LinkedHashMap<>();
        refreshers.forEach((id, refresher) -> sources.put(id, refresher.site().source()));
        return sources;
    }

    /** Ends all refreshes and then all sessions. Never fails. */
    public Uni<Void> stop() {
        stopped = true;
        refreshers.values().forEach(SiteRefresher::stop);
        List<Uni<Void>> closings = sources().values().stream().map(ReplicaSource::close).toList();
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
