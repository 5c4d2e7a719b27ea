package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.FailureKind;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.simulator.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The newest snapshot is always there; older ones stay for a while if a cursor to them was handed out. */
class InventoryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final SiteId OSLO = new SiteId("oslo");
    private static final SiteId BERN = new SiteId("bern");
    private static final Duration AGE = Duration.ofMinutes(10);

    private final MutableClock clock = new MutableClock(NOW);

    @Test
    void aNewInventoryKnowsEverySiteAndNothingOfThem() {
        // When
        FleetSnapshot first = inventory(3, Long.MAX_VALUE).latest();
        // Then
        assertThat(first.sites())
                .extracting(state -> state.site().id())
                .containsExactly(BERN, OSLO);
        assertThat(first.hasAnyAnswer()).isFalse();
        assertThat(first.publishedAt()).isEqualTo(NOW);
    }

    @Test
    void aChangeOfOneSitePublishesASnapshotThatSharesTheOthersState() {
        // Given
        Inventory inventory = inventory(3, Long.MAX_VALUE);
        read(inventory, BERN, 10);
        FleetSnapshot before = inventory.latest();
        clock.advance(Duration.ofSeconds(5));
        // When
        read(inventory, OSLO, 20);
        // Then
        FleetSnapshot after = inventory.latest();
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.publishedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(state(after, BERN)).isSameAs(state(before, BERN));
        assertThat(state(after, OSLO).rows().restorePoints().size()).isEqualTo(20);
    }

    @Test
    void aFailureKeepsTheBlockAndItsAge() {
        // Given
        Inventory inventory = inventory(3, Long.MAX_VALUE);
        read(inventory, OSLO, 10);
        SiteState good = state(inventory.latest(), OSLO);
        clock.advance(Duration.ofMinutes(1));
        var failure = new SiteFailure(FailureKind.TIMED_OUT, "too slow", clock.instant());
        // When
        inventory.update(OSLO, state -> state.failed(failure));
        // Then
        SiteState failed = state(inventory.latest(), OSLO);
        assertThat(failed.rows()).isSameAs(good.rows());
        assertThat(failed.observedAt()).isEqualTo(NOW);
        assertThat(failed.failure()).isEqualTo(failure);
    }

    @Test
    void aSnapshotThatNoCursorPointsToIsGoneOnceThereIsANewerOne() {
        // Given
        Inventory inventory = inventory(3, Long.MAX_VALUE);
        FleetSnapshot first = inventory.latest();
        // When
        read(inventory, OSLO, 1);
        // Then
        assertThat(inventory.find(first.id())).isEmpty();
        assertThat(inventory.find(inventory.latest().id())).contains(inventory.latest());
        assertThat(inventory.find("other-1")).isEmpty();
    }

    @Test
    void aPinnedSnapshotIsKeptUntilItsAge() {
        // Given
        Inventory inventory = inventory(3, Long.MAX_VALUE);
        FleetSnapshot first = pinned(inventory);
        read(inventory, OSLO, 1);
        // When
        clock.advance(AGE);
        Optional<FleetSnapshot> atItsAge = inventory.find(first.id());
        clock.advance(Duration.ofNanos(1));
        Optional<FleetSnapshot> later = inventory.find(first.id());
        // Then
        assertThat(atItsAge).containsSame(first);
        assertThat(later).isEmpty();
    }

    @Test
    void handingOutAnotherCursorKeepsASnapshotLonger() {
        // Given
        Inventory inventory = inventory(3, Long.MAX_VALUE);
        FleetSnapshot first = pinned(inventory);
        read(inventory, OSLO, 1);
        clock.advance(AGE);
        // When
        inventory.pin(first);
        clock.advance(AGE);
        // Then
        assertThat(inventory.find(first.id())).containsSame(first);
    }

    @Test
    void aSnapshotIsKeptFromWhenItIsSupersededHoweverLongAgoItWasPinned() {
        // Given
        Inventory inventory = inventory(3, Long.MAX_VALUE);
        FleetSnapshot first = pinned(inventory);
        clock.advance(AGE.multipliedBy(2));
        // When
        read(inventory, OSLO, 1);
        clock.advance(AGE);
        // Then
        assertThat(inventory.find(first.id())).containsSame(first);
    }

    @Test
    void theNewestSnapshotIsFoundHoweverOldItIs() {
        // Given
        Inventory inventory = inventory(0, 0);
        FleetSnapshot first = pinned(inventory);
        // When
        clock.advance(Duration.ofDays(1));
        // Then
        assertThat(inventory.find(first.id())).containsSame(first);
    }

    @Test
    void ofTooManySnapshotsTheOneHandedOutLongestAgoGoesFirst() {
        // Given
        Inventory inventory = inventory(2, Long.MAX_VALUE);
        FleetSnapshot first = pinned(inventory);
        read(inventory, OSLO, 1);
        FleetSnapshot second = pinned(inventory);
        read(inventory, OSLO, 2);
        inventory.pin(first);
        // When
        FleetSnapshot third = pinned(inventory);
        // Then
        assertThat(List.of(first, second, third))
                .extracting(snapshot -> inventory.find(snapshot.id()).isPresent())
                .containsExactly(true, false, true);
    }

    @Test
    void rowsThatOnlyThePastHoldsAreBoundedInBytes() {
        // Given
        long block = rows(100).heapBytes();
        Inventory inventory = inventory(100, 2 * block + block / 2);
        List<FleetSnapshot> past = new ArrayList<>();
        // When
        for (int number = 0; number < 5; number++) {
            read(inventory, OSLO, 100);
            past.add(pinned(inventory));
        }
        // Then
        assertThat(past)
                .extracting(snapshot -> inventory.find(snapshot.id()).isPresent())
                .containsExactly(false, false, true, true, true);
    }

    @Test
    void aBlockThatManySnapshotsShareCountsOnce() {
        // Given
        SiteRows shared = rows(100);
        Inventory inventory = inventory(100, shared.heapBytes() + shared.heapBytes() / 2);
        List<FleetSnapshot> past = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            inventory.update(OSLO, state -> state.read(shared, clock.instant(), Optional.empty()));
            past.add(pinned(inventory));
        }
        // When
        read(inventory, OSLO, 100);
        // Then
        assertThat(past).allMatch(snapshot -> inventory.find(snapshot.id()).isPresent());
        assertThat(past).allMatch(snapshot -> state(snapshot, OSLO).rows() == shared);
    }

    @Test
    void snapshotsOfTwoInstancesNeverHaveOneId() {
        // Given
        Inventory one = inventory(3, Long.MAX_VALUE);
        var other = new Inventory(List.of(), clock, "other", new Retention(3, AGE, 1));
        List<String> ids = new ArrayList<>();
        // When
        for (int number = 0; number < 5; number++) {
            ids.add(one.latest().id());
            ids.add(other.latest().id());
            read(one, OSLO, 1);
            read(other, OSLO, 1);
        }
        // Then
        assertThat(ids).doesNotHaveDuplicates();
    }

    private Inventory inventory(int snapshots, long bytes) {
        return new Inventory(
                List.of(TestRows.site("oslo", SiteKind.VBR), TestRows.site("bern", SiteKind.EM)),
                clock,
                "test",
                new Retention(snapshots, AGE, bytes));
    }

    private void read(Inventory inventory, SiteId site, int points) {
        inventory.update(
                site, state -> state.read(rows(points), clock.instant(), Optional.empty()));
    }

    private static FleetSnapshot pinned(Inventory inventory) {
        FleetSnapshot latest = inventory.latest();
        inventory.pin(latest);
        return latest;
    }

    private static SiteState state(FleetSnapshot snapshot, SiteId site) {
        return snapshot.find(site).orElseThrow();
    }

    private static SiteRows rows(int points) {
        List<RestorePoint> rows =
                IntStream.range(0, points)
                        .mapToObj(number -> TestRows.point("p" + number, null).build())
                        .toList();
        return SiteRows.of(SiteKind.VBR, List.of(), rows);
    }
}
