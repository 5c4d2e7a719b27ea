package io.replicagateway.source.vbr;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.RecordedRequest;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VbrDigestTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration SPACING = Duration.ofHours(4);

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(7, 9).spaced(SPACING));
    private final FakeVbr server = FakeVbr.start(inventory);
    private final ReplicaSource source = source(10);

    @AfterEach
    void stop() {
        server.close();
    }

    private ReplicaSource source(int pageSize) {
        return VbrSources.connect(
                Sites.withPages(pageSize, Sites.at(server.url())),
                Optional.empty(),
                Clock.systemUTC(),
                Sites.NOBODY);
    }

    private Optional<SiteDigest> digest(Instant since) {
        return Reading.result(source.fetchDigest(since));
    }

    private List<String> paths() {
        return server.requests().stream().map(RecordedRequest::path).toList();
    }

    @Test
    void itTellsWhatIsNewHowManyPointsThereAreAndAllReplicas() {
        // Given
        Reading.all(source);
        // When
        SiteDigest digest = digest(NOW.minus(SPACING.dividedBy(2))).orElseThrow();
        // Then
        assertThat(digest.newPoints())
                .filteredOn(
                        point ->
                                point.createdAt()
                                        .instant()
                                        .isAfter(NOW.minus(SPACING.dividedBy(2))))
                .extracting(RestorePoint::replicaId)
                .containsExactlyInAnyOrderElementsOf(
                        inventory.replicas().stream().map(SimulatedReplica::id).toList());
        assertThat(digest.total()).isEqualTo(inventory.points().size());
        assertThat(digest.replicas())
                .extracting(Replica::nativeId)
                .containsExactlyInAnyOrderElementsOf(
                        inventory.replicas().stream().map(SimulatedReplica::id).toList());
        assertThat(digest.notReady()).isEmpty();
        assertThat(digest.apiVersion()).contains("1.3-rev2");
    }

    @Test
    void itsRowsAreThoseOfAWholeRead() {
        // Given
        List<Replica> replicas = Reading.all(source).replicas();
        List<RestorePoint> points = Reading.all(source).restorePoints();
        // When
        SiteDigest digest = digest(NOW.minus(SPACING.dividedBy(2))).orElseThrow();
        // Then
        assertThat(digest.replicas()).containsExactlyInAnyOrderElementsOf(replicas);
        assertThat(points).containsAll(digest.newPoints());
    }

    /** What a refresh costs by far most often, at a site of a usual size. */
    @Test
    void whereNothingIsNewItTakesFourRequestsAtMost() {
        // Given
        inventory.clear();
        SimulatedInventory large =
                SimulatedInventory.seeded(2, SeedSpec.vbr(NOW).sized(500, 21).spaced(SPACING));
        large.replicas().forEach(inventory::put);
        large.points().forEach(inventory::put);
        ReplicaSource pagesOfUsualSize = source(1000);
        int points = Reading.all(pagesOfUsualSize).restorePoints().size();
        server.forgetRequests();
        // When
        SiteDigest digest =
                Reading.result(pagesOfUsualSize.fetchDigest(NOW.plusSeconds(1))).orElseThrow();
        // Then
        assertThat(points).isGreaterThan(9_000);
        assertThat(digest.total()).isEqualTo(points);
        assertThat(digest.newPoints()).hasSize(1000);
        assertThat(paths()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void severalLooksSeeEveryPoint() {
        // Given
        Set<String> seen = new HashSet<>();
        Set<String> all =
                Reading.all(source).restorePoints().stream()
                        .map(RestorePoint::nativeId)
                        .collect(Collectors.toSet());
        // When
        for (int look = 0; look <= all.size(); look++) {
            digest(NOW.plusSeconds(1))
                    .orElseThrow()
                    .newPoints()
                    .forEach(point -> seen.add(point.nativeId()));
        }
        // Then
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void aServerThatIgnoresTheMomentIsNotAskedAgain() {
        // Given
        server.ignoringCreatedAfter();
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
    void aServerThatRefusesTheMomentIsNotAskedAgain() {
        // Given
        server.refusingCreatedAfter();
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
    void aServerThatTellsNoTotalHasNoDigest() {
        // Given
        server.withoutTotals();
        // When // Then
        assertThat(digest(NOW)).isEmpty();
        assertThat(Reading.all(source).restorePoints()).hasSameSizeAs(inventory.points());
    }

    @Test
    void aServerWithoutTheListOfAllPointsHasNoDigest() {
        // Given
        server.withoutBulkPath();
        // When // Then
        assertThat(digest(NOW)).isEmpty();
        assertThat(Reading.all(source).restorePoints()).hasSameSizeAs(inventory.points());
    }

    @Test
    void afterARevisionWasRefusedThereAreDigestsAgain() {
        // Given
        Reading.all(source);
        server.revisions("1.2-rev1");
        // When
        Optional<SiteDigest> meanwhile = digest(NOW);
        Reading.all(source);
        Optional<SiteDigest> then = digest(NOW);
        // Then
        assertThat(meanwhile).isEmpty();
        assertThat(then).flatMap(SiteDigest::apiVersion).contains("1.2-rev1");
    }

    @Test
    void aFailureIsOne() {
        // Given
        server.failing(Fault.on("createdAfterFilter", new Fault.Status(500)));
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
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aReplicaThatIsGoneHasNoRestorePoints() {
        // Given
        String gone = "00000000-0000-4000-8000-00000000dead";
        // When
        List<RestorePoint> unknown = Reading.result(source.fetchRestorePointsOf(gone));
        server.failing(Fault.on("/api/v1/replicas/" + gone, new Fault.Status(404)));
        List<RestorePoint> notFound = Reading.result(source.fetchRestorePointsOf(gone));
        // Then
        assertThat(unknown).isEmpty();
        assertThat(notFound).isEmpty();
    }
}
