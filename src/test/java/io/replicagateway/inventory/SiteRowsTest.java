package io.replicagateway.inventory;

import static io.replicagateway.model.ReplicaField.LATEST_RESTORE_POINT_AT;
import static io.replicagateway.model.ReplicaField.OLDEST_RESTORE_POINT_AT;
import static io.replicagateway.model.ReplicaField.STATE;
import static io.replicagateway.model.RestorePointField.PLATFORM;
import static io.replicagateway.model.RestorePointField.REPLICA_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What replicas and restore points take from each other, and when a block is the same as the one before. */
class SiteRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");

    @Test
    void aReplicaCountsItsOwnRestorePointsAndKnowsTheirEnds() {
        // Given
        List<Replica> replicas =
                List.of(TestRows.replica("r1").build(), TestRows.replica("r2").build());
        List<RestorePoint> points =
                List.of(
                        TestRows.point("p1", "r1").at("2026-11-20T00:00:00.50+01:00").build(),
                        TestRows.point("p2", "r1").at("2026-11-21T00:00:00.1234567Z").build(),
                        TestRows.point("p3", "r1").build(),
                        TestRows.point("p4", "gone").at("2026-11-22T00:00:00Z").build());
        // When
        SiteTable table = table(SiteKind.VBR, RowType.REPLICA, replicas, points);
        // Then
        assertThat(table.restorePoints(0)).isEqualTo(3);
        assertThat(table.times(OLDEST_RESTORE_POINT_AT).timestamp(0))
                .hasToString("2026-11-19T23:00:00.50Z");
        assertThat(table.times(LATEST_RESTORE_POINT_AT).timestamp(0))
                .hasToString("2026-11-21T00:00:00.1234567Z");
        assertThat(table.restorePoints(1)).isZero();
        assertThat(table.times(OLDEST_RESTORE_POINT_AT).timestamp(1)).isNull();
        assertThat(table.times(LATEST_RESTORE_POINT_AT).timestamp(1)).isNull();
    }

    @Test
    void anEmReplicaHasTheStateOfItsNewestRestorePoint() {
        // Given
        List<Replica> replicas = List.of(TestRows.replica("r1").build());
        List<RestorePoint> points =
                List.of(
                        TestRows.point("p1", "r1")
                                .state("Failover")
                                .at("2026-11-21T00:00:00Z")
                                .build(),
                        TestRows.point("p2", "r1")
                                .state("Ready")
                                .at("2026-11-20T00:00:00Z")
                                .build(),
                        TestRows.point("p3", "r1").state("Processing").build());
        // When
        SiteTable table = table(SiteKind.EM, RowType.REPLICA, replicas, points);
        // Then
        assertThat(table.text(STATE, 0)).isEqualTo("Failover");
    }

    @Test
    void ofTwoNewestRestorePointsTheFirstIdGivesTheStateInWhateverOrderTheyCame() {
        // Given
        List<Replica> replicas = List.of(TestRows.replica("r1").build());
        List<RestorePoint> points =
                new ArrayList<>(
                        List.of(
                                TestRows.point("p2", "r1")
                                        .state("Ready")
                                        .at("2026-11-21T00:00:00Z")
                                        .build(),
                                TestRows.point("p1", "r1")
                                        .state("Failover")
                                        .at("2026-11-21T01:00:00.0+01:00")
                                        .build()));
        SiteRows one = SiteRows.of(SiteKind.EM, replicas, List.copyOf(points));
        Collections.reverse(points);
        // When
        SiteRows other = SiteRows.of(SiteKind.EM, replicas, points);
        // Then
        assertThat(((TextColumn) other.replicas().column(STATE)).key(0)).hasToString("Failover");
        assertThat(one.unlessChanged(other)).isSameAs(one);
    }

    @Test
    void aStateThatAnEmSiteTellsIsKept() {
        // Given
        List<Replica> replicas = List.of(TestRows.replica("r1").state("Failback").build());
        List<RestorePoint> points =
                List.of(
                        TestRows.point("p1", "r1")
                                .state("Ready")
                                .at("2026-11-21T00:00:00Z")
                                .build());
        // When
        SiteTable table = table(SiteKind.EM, RowType.REPLICA, replicas, points);
        // Then
        assertThat(table.text(STATE, 0)).isEqualTo("Failback");
    }

    @Test
    void aVbrReplicaWithoutStateStaysWithoutOne() {
        // Given
        List<Replica> replicas = List.of(TestRows.replica("r1").type("CDP").build());
        List<RestorePoint> points =
                List.of(
                        TestRows.point("p1", "r1")
                                .state("Ready")
                                .at("2026-11-21T00:00:00Z")
                                .build());
        // When
        SiteTable table = table(SiteKind.VBR, RowType.REPLICA, replicas, points);
        // Then
        assertThat(table.text(STATE, 0)).isNull();
    }

    @Test
    void aRestorePointTakesItsNameFromTheReplicaAndItsPlatformWhereItTellsNone() {
        // Given
        List<Replica> replicas =
                List.of(TestRows.replica("r1").name("web").platform("VMware").build());
        List<RestorePoint> points =
                List.of(
                        TestRows.point("p1", "r1").build(),
                        TestRows.point("p2", "r1").replicaName("old").platform("HyperV").build());
        // When
        SiteTable table = table(SiteKind.EM, RowType.RESTORE_POINT, replicas, points);
        // Then
        assertThat(table.text(REPLICA_NAME, 0)).isEqualTo("web");
        assertThat(table.text(PLATFORM, 0)).isEqualTo("VMware");
        assertThat(table.text(REPLICA_NAME, 1)).isEqualTo("web");
        assertThat(table.text(PLATFORM, 1)).isEqualTo("HyperV");
    }

    @Test
    void aRestorePointOfNoListedReplicaIsKeptWithWhatItTellsItself() {
        // Given
        List<RestorePoint> points =
                List.of(
                        TestRows.point("p1", "gone").replicaName("web").build(),
                        TestRows.point("p2", null).build());
        // When
        SiteTable table = table(SiteKind.EM, RowType.RESTORE_POINT, List.of(), points);
        // Then
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.text(REPLICA_NAME, 0)).isEqualTo("web");
        assertThat(table.text(REPLICA_NAME, 1)).isNull();
        assertThat(table.text(PLATFORM, 0)).isNull();
    }

    @Test
    void operationsKeepTheirOrderAndNoneIsNotTheSameAsNotTold() {
        // Given
        List<RestorePoint> points =
                List.of(
                        TestRows.point("p1", null).operations(List.of("Undo", "Failover")).build(),
                        TestRows.point("p2", null).operations(List.of()).build(),
                        TestRows.point("p3", null).build());
        // When
        SiteTable table = table(SiteKind.VBR, RowType.RESTORE_POINT, List.of(), points);
        // Then
        assertThat(table.allowedOperations(0)).containsExactly("Undo", "Failover");
        assertThat(table.allowedOperations(1)).isEmpty();
        assertThat(table.allowedOperations(2)).isNull();
    }

    @Test
    void twoRowsOfOneIdAreRefused() {
        // Given
        List<Replica> twice =
                List.of(TestRows.replica("r1").build(), TestRows.replica("r1").build());
        // When // Then
        assertThatThrownBy(() -> SiteRows.of(SiteKind.VBR, twice, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r1");
    }

    @Test
    void theSameRowsInAnotherOrderKeepTheBlock() {
        // Given
        SiteRows before = rows(List.of("r1", "r2"), List.of("p1", "p2"));
        // When
        SiteRows kept = before.unlessChanged(rows(List.of("r2", "r1"), List.of("p2", "p1")));
        // Then
        assertThat(kept).isSameAs(before);
    }

    @Test
    void anyRowOrValueMoreOrLessOrOtherwiseMakesANewBlock() {
        // Given
        SiteRows before = rows(List.of("r1", "r2"), List.of("p1", "p2"));
        List<SiteRows> changed =
                List.of(
                        SiteRows.NONE,
                        rows(List.of("r1"), List.of("p1", "p2")),
                        rows(List.of("r1", "R2"), List.of("p1", "p2")),
                        rows(List.of("r1", "r2"), List.of("p1")),
                        rows(List.of("r1", "r2"), List.of("p1", "p2", "p3")),
                        SiteRows.of(
                                SiteKind.VBR,
                                List.of(
                                        TestRows.replica("r1").build(),
                                        TestRows.replica("r2").type("CDP").build()),
                                points(List.of("p1", "p2"))));
        // When
        List<SiteRows> found = changed.stream().map(before::unlessChanged).toList();
        // Then
        assertThat(found).usingElementComparator((a, b) -> a == b ? 0 : 1).isEqualTo(changed);
    }

    @Test
    void aMomentThatIsWrittenWithMoreDigitsMakesANewBlock() {
        // Given
        RestorePoint before = TestRows.point("p1", "r1").at("2026-11-21T00:00:00Z").build();
        RestorePoint after = TestRows.point("p1", "r1").at("2026-11-21T00:00:00.000Z").build();
        SiteRows block = SiteRows.of(SiteKind.VBR, List.of(), List.of(before));
        SiteRows found = SiteRows.of(SiteKind.VBR, List.of(), List.of(after));
        // When
        SiteRows chosen = block.unlessChanged(found);
        // Then
        assertThat(chosen).isSameAs(found);
    }

    private static SiteRows rows(List<String> replicas, List<String> points) {
        return SiteRows.of(
                SiteKind.VBR,
                replicas.stream().map(id -> TestRows.replica(id).build()).toList(),
                points(points));
    }

    private static List<RestorePoint> points(List<String> ids) {
        return ids.stream()
                .map(id -> TestRows.point(id, "r1").at("2026-11-21T00:00:00Z").build())
                .toList();
    }

    private static SiteTable table(
            SiteKind kind, RowType type, List<Replica> replicas, List<RestorePoint> points) {
        SiteState state =
                SiteState.pending(TestRows.site("oslo", kind))
                        .read(SiteRows.of(kind, replicas, points), NOW, Optional.empty());
        return new SiteTable(state, type, NOW);
    }
}
