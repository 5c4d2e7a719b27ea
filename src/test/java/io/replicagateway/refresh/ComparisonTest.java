package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.KnownRows;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.source.SiteDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant SINCE = Instant.parse("2026-11-22T03:00:00Z");

    private static final Replica WEB = TestRows.replica("web").name("Web").state("Ready").build();
    private static final Replica SQL = TestRows.replica("sql").name("Sql").state("Ready").build();
    private static final RestorePoint OLD_WEB = point("w1", "web", "2026-11-22T01:00:00Z", "Ready");
    private static final RestorePoint NEW_WEB = point("w2", "web", "2026-11-22T03:00:00Z", "Ready");
    private static final RestorePoint FAILED_OVER =
            point("s1", "sql", "2026-11-22T02:00:00Z", "Failover");

    private static RestorePoint point(String id, String replica, String made, String state) {
        return TestRows.point(id, replica).at(made).state(state).build();
    }

    private static Comparison comparison(SiteDigest digest) {
        SiteRows rows =
                SiteRows.of(
                        SiteKind.VBR, List.of(WEB, SQL), List.of(OLD_WEB, NEW_WEB, FAILED_OVER));
        return new Comparison(new KnownRows(SiteKind.VBR, rows), digest, SINCE);
    }

    private static SiteDigest digest(
            List<Replica> replicas, List<RestorePoint> newPoints, int total) {
        return new SiteDigest(replicas, newPoints, Optional.empty(), total, Optional.empty());
    }

    private static Optional<Set<String>> changed(
            List<Replica> replicas, List<RestorePoint> newPoints, int total) {
        return comparison(digest(replicas, newPoints, total)).changedReplicas();
    }

    private static Optional<Set<String>> changedByState(RestorePoint... notReady) {
        return comparison(
                        new SiteDigest(
                                List.of(WEB, SQL),
                                List.of(NEW_WEB),
                                Optional.of(List.of(notReady)),
                                3,
                                Optional.empty()))
                .changedReplicas();
    }

    @Test
    void whatIsKnownIsNoChange() {
        assertThat(changed(List.of(SQL, WEB), List.of(NEW_WEB), 3)).contains(Set.of());
        assertThat(changed(List.of(SQL, WEB), List.of(OLD_WEB, NEW_WEB, FAILED_OVER), 3))
                .contains(Set.of());
        assertThat(changedByState(FAILED_OVER)).contains(Set.of());
    }

    @Test
    void replicasThatAreNewOrOtherwiseAreChanged() {
        // Given
        Replica other = TestRows.replica("sql").name("Sql").state("Failover").build();
        Replica added = TestRows.replica("mail").build();
        // When // Then
        assertThat(changed(List.of(WEB, other, added), List.of(NEW_WEB), 3))
                .contains(Set.of("sql", "mail"));
    }

    @Test
    void replicasWithNewOrOtherRestorePointsAreChanged() {
        // Given
        RestorePoint added = point("s2", "sql", "2026-11-22T03:10:00Z", "Ready");
        RestorePoint other = point("w2", "web", "2026-11-22T03:00:00Z", "Failback");
        // When // Then
        assertThat(changed(List.of(WEB, SQL), List.of(NEW_WEB, added), 4)).contains(Set.of("sql"));
        assertThat(changed(List.of(WEB, SQL), List.of(other), 3)).contains(Set.of("web"));
    }

    @Test
    void aReplicaWhoseRestorePointShouldBeShownAndIsNotIsChanged() {
        assertThat(changed(List.of(WEB, SQL), List.of(), 2)).contains(Set.of("web"));
        assertThat(changed(List.of(WEB, SQL), List.of(), 3)).contains(Set.of("web"));
    }

    @Test
    void replicasWithRestorePointsOfAnotherStateAreChanged() {
        // Given
        RestorePoint turned = point("w1", "web", "2026-11-22T01:00:00Z", "Failover");
        // When // Then
        assertThat(changedByState(FAILED_OVER, turned)).contains(Set.of("web"));
        assertThat(changedByState()).contains(Set.of("sql"));
        assertThat(changedByState(FAILED_OVER, NEW_WEB, OLD_WEB)).contains(Set.of());
    }

    @Test
    void whatALookDoesNotExplainIsToldByNothing() {
        // Given
        RestorePoint orphan = TestRows.point("o", null).at("2026-11-22T03:10:00Z").build();
        RestorePoint stray = point("o", "gone", "2026-11-22T03:10:00Z", "Ready");
        // When // Then
        assertThat(changed(List.of(WEB, SQL), List.of(NEW_WEB), 2)).isEmpty();
        assertThat(changed(List.of(WEB, SQL), List.of(NEW_WEB), 4)).isEmpty();
        assertThat(changed(List.of(WEB), List.of(NEW_WEB), 3)).isEmpty();
        assertThat(changed(List.of(WEB, SQL), List.of(NEW_WEB, orphan), 4)).isEmpty();
        assertThat(changed(List.of(WEB, SQL), List.of(NEW_WEB, stray), 4)).isEmpty();
    }

    @Test
    void theRestorePointsOfSomeReplicasAreReplaced() {
        // Given
        RestorePoint added = point("w3", "web", "2026-11-22T03:10:00Z", "Ready");
        Comparison comparison = comparison(digest(List.of(WEB, SQL), List.of(), 3));
        // When
        Optional<List<RestorePoint>> merged =
                comparison.merged(Set.of("web"), List.of(NEW_WEB, added));
        // Then
        assertThat(merged.orElseThrow())
                .extracting(RestorePoint::nativeId)
                .containsExactlyInAnyOrder("s1", "w2", "w3");
    }

    @Test
    void theyMustBeAsManyAsTheSiteHasAndEachOnce() {
        // Given
        Comparison comparison = comparison(digest(List.of(WEB, SQL), List.of(), 3));
        // When // Then
        assertThat(comparison.merged(Set.of("web"), List.of(NEW_WEB))).isEmpty();
        assertThat(comparison.merged(Set.of("web"), List.of(OLD_WEB, NEW_WEB, FAILED_OVER)))
                .isEmpty();
        assertThat(comparison.merged(Set.of("web"), List.of(OLD_WEB, NEW_WEB))).isPresent();
    }
}
