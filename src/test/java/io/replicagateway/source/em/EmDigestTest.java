package io.replicagateway.source.em;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmDigestTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration SPACING = Duration.ofHours(4);

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.em(NOW).sized(7, 9).spaced(SPACING));
    private final FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory);
    private final ReplicaSource source =
            EmSources.connect(Sites.at(server.url()), Clock.systemUTC(), Sites.NOBODY);

    @AfterEach
    void stop() {
        server.close();
    }

    private Optional<SiteDigest> digest(Instant since) {
        return Reading.result(source.fetchDigest(since));
    }

    @Test
    void itTellsWhatIsNewWhatIsNotReadyHowManyPointsThereAreAndAllReplicas() {
        // Given
        SiteRead read = Reading.all(source);
        // When
        SiteDigest digest = digest(NOW.minus(SPACING.dividedBy(2))).orElseThrow();
        // Then
        assertThat(digest.newPoints())
                .extracting(RestorePoint::replicaId)
                .containsExactlyInAnyOrderElementsOf(
                        inventory.replicas().stream().map(SimulatedReplica::id).toList());
        assertThat(digest.notReady().orElseThrow())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        read.restorePoints().stream()
                                .filter(point -> !"Ready".equals(point.state()))
                                .toList());
        assertThat(digest.total()).isEqualTo(inventory.points().size());
        assertThat(digest.replicas()).containsExactlyInAnyOrderElementsOf(read.replicas());
        assertThat(read.restorePoints()).containsAll(digest.newPoints());
        assertThat(digest.apiVersion()).contains("v1_7");
    }

    @Test
    void whereNothingIsNewItTakesFiveRequestsAtMost() {
        // Given
        ReplicaSource pagesOfUsualSize =
                EmSources.connect(
                        Sites.withPages(1000, Sites.at(server.url())),
                        Clock.systemUTC(),
                        Sites.NOBODY);
        Reading.all(pagesOfUsualSize);
        server.forgetRequests();
        // When
        SiteDigest digest =
                Reading.result(pagesOfUsualSize.fetchDigest(NOW.plusSeconds(1))).orElseThrow();
        // Then
        assertThat(digest.newPoints()).isEmpty();
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void anEmptySiteHasADigest() {
        // Given
        inventory.clear();
        server.emptyResultsWithoutEntities();
        // When
        SiteDigest digest = digest(NOW).orElseThrow();
        // Then
        assertThat(digest.total()).isZero();
        assertThat(digest.replicas()).extracting(Replica::nativeId).isEmpty();
    }

    @Test
    void aServerThatRefusesFiltersIsNotAskedAgain() {
        // Given
        server.refusingFilters();
        // When
        Optional<SiteDigest> first = digest(NOW);
        server.forgetRequests();
        Optional<SiteDigest> second = digest(NOW);
        // Then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        assertThat(server.requests()).isEmpty();
        assertThat(Reading.all(source).restorePoints()).hasSameSizeAs(inventory.points());
    }

    @Test
    void aServerThatIgnoresFiltersIsNotAskedAgain() {
        // Given
        server.ignoringFilters();
        // When
        Optional<SiteDigest> first = digest(NOW);
        server.forgetRequests();
        Optional<SiteDigest> second = digest(NOW);
        // Then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServerWhosePagesHaveALeastSizeCannotBeCounted() {
        // Given
        server.pagesOfAtLeast(5);
        // When // Then
        assertThat(digest(NOW)).isEmpty();
        assertThat(Reading.all(source).restorePoints()).hasSameSizeAs(inventory.points());
    }

    @Test
    void aFailureIsOne() {
        // Given
        server.failing(Fault.on("filter=", new Fault.Status(500)));
        // When // Then
        assertThat(Reading.failureOf(source.fetchDigest(NOW)).kind())
                .isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void theRestorePointsOfOneReplicaAreThoseOfAWholeRead() {
        // Given
        String replica = inventory.replicas().get(3).id();
        List<RestorePoint> expected =
                Reading.all(source).restorePoints().stream()
                        .filter(point -> replica.equals(point.replicaId()))
                        .toList();
        // When
        List<RestorePoint> found = Reading.result(source.fetchRestorePointsOf(replica));
        // Then
        assertThat(found).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aReplicaThatIsGoneHasNoRestorePoints() {
        // Given
        String gone = inventory.replicas().get(0).id();
        inventory.pointsOf(gone).stream().map(SimulatedPoint::id).forEach(inventory::removePoint);
        inventory.removeReplica(gone);
        // When // Then
        assertThat(Reading.result(source.fetchRestorePointsOf(gone))).isEmpty();
    }
}
