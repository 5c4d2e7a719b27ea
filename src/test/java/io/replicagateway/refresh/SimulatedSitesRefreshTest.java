package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteKind;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What changes at simulated sites is published by the next refresh, whether it reads all or only what is new. */
@QuarkusTest
class SimulatedSitesRefreshTest {

    private static final String NEW_ID = "11111111-0000-4000-8000-000000000001";
    private static final Instant NOW = SimulatedSiteRefresh.START;

    private static SimulatedReplica other(SimulatedReplica replica, String id, String name) {
        return new SimulatedReplica(
                id,
                name,
                replica.type(),
                replica.state(),
                replica.platform(),
                replica.platformId(),
                replica.jobId(),
                replica.policyUniqueId(),
                replica.creationTime());
    }

    /** What happens between two refreshes. */
    enum Change {
        NOTHING(rows -> {}),
        A_NEW_POINT(rows -> rows.put(SimulatedRows.next(rows, NEW_ID))),
        A_POINT_THAT_REPLACES_THE_OLDEST(
                rows -> {
                    rows.put(SimulatedRows.next(rows, NEW_ID));
                    rows.removePoint(rows.pointsOf(rows.replicas().get(0).id()).get(0).id());
                }),
        A_DELETED_POINT(rows -> rows.removePoint(rows.points().get(5).id())),
        A_NEW_REPLICA(rows -> rows.put(other(rows.replicas().get(0), NEW_ID, "one more"))),
        A_NEW_REPLICA_WITH_OLD_POINTS(
                rows -> {
                    rows.put(other(rows.replicas().get(0), NEW_ID, "one more"));
                    SimulatedPoint old = SimulatedRows.newest(rows);
                    rows.put(
                            new SimulatedPoint(
                                    NEW_ID,
                                    NEW_ID,
                                    old.vmName(),
                                    old.pointType(),
                                    old.state(),
                                    old.platform(),
                                    old.platformId(),
                                    old.creationTime(),
                                    old.malwareStatus(),
                                    old.allowedOperations()));
                }),
        A_REPLICA_THAT_IS_GONE_WITH_ITS_POINTS(
                rows -> {
                    String id = rows.replicas().get(2).id();
                    rows.pointsOf(id).forEach(point -> rows.removePoint(point.id()));
                    rows.removeReplica(id);
                }),
        A_REPLICA_THAT_IS_GONE_ALONE(rows -> rows.removeReplica(rows.replicas().get(2).id())),
        A_RENAMED_REPLICA(
                rows -> {
                    SimulatedReplica replica = rows.replicas().get(1);
                    rows.put(other(replica, replica.id(), "renamed"));
                }),
        EVERYTHING_GONE(SimulatedInventory::clear);

        private final Consumer<SimulatedInventory> change;

        Change(Consumer<SimulatedInventory> change) {
            this.change = change;
        }
    }

    private static Stream<Arguments> changes() {
        return Stream.of(Change.values())
                .flatMap(
                        change ->
                                Stream.of(SiteKind.values())
                                        .map(kind -> Arguments.of(kind, change)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsPublishedByTheNextRefresh(SiteKind kind, Change change) {
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.seeded(kind, 1).refresh()) {
            // Given
            site.inventory.atOnce(() -> change.change.accept(site.inventory));
            // When
            site.refresh();
            // Then
            assertThat(site.isTrue()).isTrue();
        }
    }

    @Test
    void aReplicaWhoseStateChangesWithoutANewPointIsNoticed() {
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.seeded(SiteKind.VBR, 1).refresh()) {
            // Given
            site.inventory.put(site.inventory.replicas().get(0).withState("FailedFailover"));
            site.inventory.put(SimulatedRows.newest(site.inventory).withState("FailedFailover"));
            // When
            site.refresh();
            // Then
            assertThat(site.isTrue()).isTrue();
        }
    }

    @Test
    void aPointOfEmWhoseStateChangesIsNoticedThereAndBack() {
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.seeded(SiteKind.EM, 1).refresh()) {
            // Given
            SimulatedPoint old = site.inventory.points().get(2);
            // When
            site.inventory.put(old.withState("PermanentFailover"));
            boolean there = site.refresh().isTrue();
            site.inventory.put(old.withState("Ready"));
            boolean back = site.refresh().isTrue();
            // Then
            assertThat(there).isTrue();
            assertThat(back).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingIsNewARefreshTakesFewRequests(SiteKind kind) {
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.seeded(kind, 1).refresh()) {
            // When
            int requests = site.requestsOf(site::refresh);
            // Then
            assertThat(requests).isLessThanOrEqualTo(kind == SiteKind.VBR ? 4 : 5);
        }
    }

    private static Stream<Arguments> seeds() {
        return Stream.of(SiteKind.values())
                .flatMap(
                        kind ->
                                Stream.of(1L, 2L, 3L, 4L, 5L)
                                        .map(seed -> Arguments.of(kind, seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sitesThatLiveOnArePublishedAsTheyAre(SiteKind kind, long seed) {
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.seeded(kind, seed).refresh()) {
            var random = new Random(seed);
            for (int step = 0; step < 4; step++) {
                // When
                live(site.inventory, random);
                site.refresh();
                // Then
                assertThat(site.isTrue()).isTrue();
            }
        }
    }

    private static void live(SimulatedInventory inventory, Random random) {
        if (random.nextInt(3) == 0) {
            inventory.advance(NOW);
        }
        if (random.nextBoolean()) {
            SimulatedPoint any = inventory.points().get(random.nextInt(inventory.points().size()));
            String id = new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            inventory.put(
                    SimulatedRows.copy(any, id, NOW.minusSeconds(random.nextInt(3000)).toString()));
        }
        if (random.nextInt(3) == 0) {
            inventory.removePoint(
                    inventory.points().get(random.nextInt(inventory.points().size())).id());
        }
    }
}
