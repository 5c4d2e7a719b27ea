package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.simulator.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sites come and go while others are refreshed. */
class FleetRefresherTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final SiteSettings OSLO = TestRows.site("oslo", SiteKind.VBR);
    private static final SiteSettings BERN = TestRows.site("bern", SiteKind.VBR);

    private final MutableClock clock = new MutableClock(NOW);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedSource oslo = new ScriptedSource();
    private final ScriptedSource bern = new ScriptedSource();

    private final Inventory inventory =
            new Inventory(
                    List.of(OSLO, BERN),
                    clock,
                    "test",
                    new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));

    private final FleetRefresher refresher =
            new FleetRefresher(
                    List.of(refreshed(OSLO, oslo)),
                    inventory,
                    clock,
                    timer,
                    Runnable::run,
                    RandomGenerator.getDefault(),
                    (site, outcome, took) -> {});

    private static RefreshedSite refreshed(SiteSettings site, ScriptedSource source) {
        return new RefreshedSite(
                site,
                source,
                new RefreshPlan(
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        20,
                        Optional.empty()));
    }

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void aSiteThatWasAddedIsRefreshed() {
        // Given
        refresher.add(refreshed(BERN, bern));
        // When
        refresher.refresh(BERN.id()).subscribe().with(ended -> {});
        bern.answersNothing();
        // Then
        assertThat(state(BERN).observedAt()).isEqualTo(NOW);
        assertThat(refresher.sources()).containsOnlyKeys(BERN.id(), OSLO.id());
    }

    @Test
    void aWholeReadThatIsAskedForBeginsAfterTheOneUnderWay() {
        // Given
        refresher.refresh(OSLO.id()).subscribe().with(end -> {});
        var ended = new AtomicBoolean();
        // When
        refresher.refreshWhole(OSLO.id()).subscribe().with(end -> ended.set(true));
        int meanwhile = oslo.begun();
        oslo.answersNothing();
        boolean endedWithTheFirst = ended.get();
        int then = oslo.begun();
        oslo.answersNothing();
        // Then
        assertThat(meanwhile).isEqualTo(1);
        assertThat(endedWithTheFirst).isFalse();
        assertThat(then).isEqualTo(2);
        assertThat(ended).isTrue();
    }

    @Test
    void whatIsUnderWayWhenASiteIsRemovedIsNotPublished() {
        // Given
        var ended = new AtomicBoolean();
        refresher.refresh(OSLO.id()).subscribe().with(end -> ended.set(true));
        // When
        refresher.remove(OSLO.id()).subscribe().with(end -> {});
        oslo.answersNothing();
        // Then
        assertThat(state(OSLO)).isEqualTo(SiteState.pending(OSLO));
        assertThat(ended).isTrue();
        assertThat(oslo.closed()).isEqualTo(1);
        assertThat(refresher.sources()).isEmpty();
    }

    @Test
    void aSiteThatWasRemovedIsReadNoMore() {
        // Given
        refresher.remove(OSLO.id()).subscribe().with(end -> {});
        // When
        var ended = new AtomicBoolean();
        refresher.refresh(OSLO.id()).subscribe().with(end -> ended.set(true));
        // Then
        assertThat(ended).isTrue();
        assertThat(oslo.begun()).isZero();
    }

    @Test
    void atTheEndTheSessionOfASiteThatIsJustLeavingIsWaitedForToo() {
        // Given
        refresher.add(refreshed(BERN, bern));
        refresher.remove(OSLO.id()).subscribe().with(end -> {});
        var ended = new AtomicBoolean();
        // When
        refresher.stop().subscribe().with(end -> ended.set(true));
        bern.ends();
        boolean endedWithoutOslo = ended.get();
        oslo.ends();
        oslo.ends();
        // Then
        assertThat(endedWithoutOslo).isFalse();
        assertThat(ended).isTrue();
    }

    @Test
    void nothingIsAddedAfterTheEnd() {
        // Given
        refresher.stop().subscribe().with(end -> {});
        // When
        refresher.add(refreshed(BERN, bern));
        // Then
        assertThat(refresher.sources()).containsOnlyKeys(OSLO.id());
    }

    private SiteState state(SiteSettings site) {
        return inventory.latest().find(site.id()).orElseThrow();
    }
}
