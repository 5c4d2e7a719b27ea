package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sites that cannot be looked at, for whatever reason, or show things late, are published as they are all the same. */
@QuarkusTest
class OddSitesRefreshTest {

    private static final Instant NOW = SimulatedSiteRefresh.START;

    private static Stream<Consumer<FakeVbr>> oddVbrs() {
        return Stream.of(
                FakeVbr::ignoringCreatedAfter,
                FakeVbr::refusingCreatedAfter,
                FakeVbr::withoutTotals,
                FakeVbr::withoutBulkPath,
                server -> server.cappingPagesAt(7),
                server -> server.failing(Fault.on("createdAfterFilter", new Fault.Status(500))),
                server -> server.failing(Fault.on("createdAfterFilter", new Fault.Garbage())));
    }

    @ParameterizedTest
    @MethodSource("oddVbrs")
    void aVbrThatCannotBeLookedAtIsReadRightAllTheSame(Consumer<FakeVbr> oddity) {
        // Given
        SimulatedInventory inventory =
                SimulatedInventory.seeded(
                        1, SeedSpec.vbr(NOW.minus(Duration.ofHours(4))).sized(6, 5));
        FakeVbr server = FakeVbr.start(inventory);
        oddity.accept(server);
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.of(server, inventory).refresh()) {
            for (int round = 0; round < 3; round++) {
                // When
                inventory.put(SimulatedRows.next(inventory, id(round)));
                inventory.removePoint(inventory.points().get(0).id());
                site.refresh();
                // Then
                assertThat(site.isTrue()).isTrue();
            }
        }
    }

    private static String id(int number) {
        return "11111111-0000-4000-8000-00000000000" + number;
    }

    private static Stream<Consumer<FakeEnterpriseManager>> oddEms() {
        return Stream.of(
                FakeEnterpriseManager::ignoringFilters,
                FakeEnterpriseManager::refusingFilters,
                FakeEnterpriseManager::emptyResultsWithoutEntities,
                server -> server.pagesOfAtLeast(4),
                server -> server.cappingPagesAt(7),
                server -> server.failing(Fault.on("filter=", new Fault.Status(500))),
                server -> server.failing(Fault.on("filter=State", new Fault.Status(400))),
                server -> server.failing(Fault.on("filter=ReplicaUid", new Fault.Status(400))));
    }

    @ParameterizedTest
    @MethodSource("oddEms")
    void anEmThatCannotBeLookedAtIsReadRightAllTheSame(Consumer<FakeEnterpriseManager> oddity) {
        // Given
        SimulatedInventory inventory =
                SimulatedInventory.seeded(
                        1, SeedSpec.em(NOW.minus(Duration.ofHours(4))).sized(6, 5));
        FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory);
        oddity.accept(server);
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.of(server, inventory).refresh()) {
            for (int round = 0; round < 3; round++) {
                // When
                inventory.put(SimulatedRows.next(inventory, id(round)));
                inventory.removePoint(inventory.points().get(0).id());
                site.refresh();
                // Then
                assertThat(site.isTrue()).isTrue();
            }
        }
    }

    @Test
    void aRefreshThroughShowsWhatEmHadNotCollectedYet() {
        // Given
        SimulatedInventory inventory =
                SimulatedInventory.seeded(
                        1, SeedSpec.em(NOW.minus(Duration.ofHours(9))).sized(6, 5));
        FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory);
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.of(server, inventory).refresh()) {
            int before = site.state().rows().restorePoints().size();
            server.collectingOnlyWhenAsked();
            String made = NOW.minus(Duration.ofHours(3)).toString();
            inventory.put(SimulatedRows.copy(SimulatedRows.newest(inventory), id(9), made));
            inventory.removePoint(inventory.points().get(0).id());
            // When
            site.refresh();
            boolean shownBefore = isShown(site);
            site.refreshThrough();
            // Then
            assertThat(shownBefore).isFalse();
            assertThat(isShown(site)).isTrue();
            assertThat(site.isTrue()).isTrue();
            assertThat(site.state().rows().restorePoints().size()).isEqualTo(before);
        }
    }

    private static boolean isShown(SimulatedSiteRefresh site) {
        return site.state().rows().restorePoints().ids().find(id(9)) >= 0;
    }

    @Test
    void aSiteThatCannotCollectIsReadAsItIs() {
        // Given
        SimulatedInventory inventory = SimulatedInventory.seeded(1, SeedSpec.em(NOW).sized(6, 5));
        FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory).failingCollections();
        try (SimulatedSiteRefresh site = SimulatedSiteRefresh.of(server, inventory)) {
            // When
            site.refreshThrough();
            // Then
            assertThat(site.isTrue()).isTrue();
        }
    }
}
