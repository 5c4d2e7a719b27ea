package io.replicagateway.refresh;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.source.SiteRead;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One site that is refreshed when a test says so, and whose time passes likewise. */
final class RefreshedInTime {

    static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    static final Duration FULL_INTERVAL = Duration.ofMinutes(15);

    final VirtualTime time = new VirtualTime(NOW);
    final TruthfulSource source;
    final List<String> outcomes = new ArrayList<>();
    private final SiteSettings site;
    private final Inventory inventory;
    private final SiteRefresher refresher;

    RefreshedInTime(SiteKind kind) {
        this(kind, 100, FULL_INTERVAL, Optional.empty());
    }

    RefreshedInTime(
            SiteKind kind, int maxShrink, Duration fullInterval, Optional<QuietHours> quietHours) {
        this(kind, maxShrink, fullInterval, 0, quietHours);
    }

    RefreshedInTime(
            SiteKind kind,
            int maxShrink,
            Duration fullInterval,
            int wholeUpTo,
            Optional<QuietHours> quietHours) {
        this.site = TestRows.site("oslo", kind);
        this.source = new TruthfulSource(kind);
        this.inventory =
                new Inventory(
                        List.of(site),
                        time.clock(),
                        "test",
                        new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));
        var plan =
                new RefreshPlan(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        fullInterval,
                        maxShrink,
                        wholeUpTo,
                        quietHours);
        this.refresher =
                new SiteRefresher(
                        new RefreshedSite(site, source, plan),
                        inventory,
                        time.clock(),
                        time,
                        Runnable::run,
                        (id, outcome, took) -> outcomes.add(outcome));
    }

    /** Refreshes; the source answers at once, so it has ended on return. */
    RefreshedInTime refresh() {
        return ended(refresher.refresh());
    }

    RefreshedInTime refreshThrough() {
        return ended(refresher.refreshThrough());
    }

    private RefreshedInTime ended(Uni<Void> refresh) {
        var ends = new AtomicInteger();
        refresh.subscribe().with(ignored -> ends.incrementAndGet());
        if (ends.get() != 1) {
            throw new AssertionError("the refresh has not ended");
        }
        return this;
    }

    /** Refreshes after so much time. */
    RefreshedInTime refreshAfter(Duration pause) {
        time.pass(pause);
        return refresh();
    }

    void accept() {
        inventory.update(site.id(), SiteState::accepting);
    }

    SiteState state() {
        return inventory.latest().find(site.id()).orElseThrow();
    }

    /** What was asked of the site since this was last asked. */
    List<String> asked() {
        return source.asked();
    }

    /** Whether the published rows are those of a whole read made now. */
    boolean isTrue() {
        SiteRead truth = source.truth();
        SiteRows whole = SiteRows.of(site.kind(), truth.replicas(), truth.restorePoints());
        return state().rows().unlessChanged(whole) == state().rows();
    }

    /** With three replicas of five restore points, read once. */
    RefreshedInTime filled() {
        for (String replica : new String[] {"r1", "r2", "r3"}) {
            source.put(TestRows.replica(replica).name(replica).build());
            for (int age = 1; age <= 5; age++) {
                source.put(point(replica, age, NOW.minus(Duration.ofHours(4L * age))));
            }
        }
        refresh().asked();
        return this;
    }

    /** A restore point of this number. */
    static RestorePoint point(String replica, int number, Instant made) {
        return TestRows.point(replica + "-" + number, replica)
                .at(made.toString())
                .state("Ready")
                .build();
    }
}
