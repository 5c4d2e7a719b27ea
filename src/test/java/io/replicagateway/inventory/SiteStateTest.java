package io.replicagateway.inventory;

import static io.replicagateway.model.SiteStatus.FRESH;
import static io.replicagateway.model.SiteStatus.PENDING;
import static io.replicagateway.model.SiteStatus.STALE;
import static io.replicagateway.model.SiteStatus.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.FailureKind;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a site's status and its replicas' objectives follow from the last good read, the last failure and the clock. */
class SiteStateTest {

    private static final Instant READ = Instant.parse("2026-11-22T03:20:00Z");
    private static final Instant FRESH_UNTIL = READ.plus(Duration.ofHours(2));
    private static final SiteFailure FAILURE =
            new SiteFailure(FailureKind.UNREACHABLE, "no route", READ.plusSeconds(1));

    private final SiteState pending = SiteState.pending(TestRows.site("oslo", SiteKind.VBR));

    @Test
    void aSiteThatWasNeverAskedIsPending() {
        // When
        SiteState site = pending;
        // Then
        assertThat(site.status(READ)).isEqualTo(PENDING);
        assertThatThrownBy(site::freshUntil)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("oslo");
    }

    @Test
    void aSiteWithoutRowsWhoseReadFailedIsUnavailable() {
        // When
        SiteState site = pending.failed(FAILURE);
        // Then
        assertThat(site.status(READ)).isEqualTo(UNAVAILABLE);
    }

    @Test
    void rowsAreFreshUntilTheyAreOlderThanStaleAfter() {
        // When
        SiteState site = read(pending);
        // Then
        assertThat(site.status(READ)).isEqualTo(FRESH);
        assertThat(site.status(FRESH_UNTIL)).isEqualTo(FRESH);
        assertThat(site.status(FRESH_UNTIL.plusNanos(1))).isEqualTo(STALE);
        assertThat(site.freshUntil()).isEqualTo(FRESH_UNTIL);
    }

    @Test
    void aSiteThatFoundNoRowsIsAsFreshAsAnyOther() {
        // When
        SiteState site = pending.read(SiteRows.NONE, READ, Optional.of("1.3-rev1"));
        // Then
        assertThat(site.status(READ)).isEqualTo(FRESH);
        assertThat(site.apiVersion()).isEqualTo("1.3-rev1");
    }

    @Test
    void aFailureChangesNeitherStatusNorAgeOfRowsThatAreThere() {
        // When
        SiteState site = read(pending).failed(FAILURE);
        // Then
        assertThat(site.status(READ)).isEqualTo(FRESH);
        assertThat(site.observedAt()).isEqualTo(READ);
        assertThat(site.failure()).isEqualTo(FAILURE);
    }

    @Test
    void aGoodReadEndsAFailure() {
        // When
        SiteState site = read(pending.failed(FAILURE));
        // Then
        assertThat(site.failure()).isNull();
        assertThat(site.status(READ)).isEqualTo(FRESH);
    }

    @Test
    void anObjectiveIsMetUntilTheMomentItIsDueAndMissedFromThen() {
        // Given
        Instant due = Instant.parse("2026-11-22T04:00:00.1234567Z");
        SiteState site = withNewestPointAt("2026-11-21T04:00:00.1234567Z");
        // When
        SiteTable before = new SiteTable(site, RowType.REPLICA, due.minusNanos(1));
        SiteTable at = new SiteTable(site, RowType.REPLICA, due);
        // Then
        assertThat(before.rpoStatus(0)).isEqualTo(RpoStatus.MET);
        assertThat(at.rpoStatus(0)).isEqualTo(RpoStatus.MISSED);
        assertThat(before.rpoDueAt(0)).hasToString("2026-11-22T04:00:00.1234567Z");
        assertThat(before.rpoTurnsAt(0)).contains(due);
        assertThat(at.rpoTurnsAt(0)).isEmpty();
    }

    @Test
    void aReplicaWithoutDatedRestorePointsMissesItsObjective() {
        // Given
        SiteState site =
                pending.read(
                        SiteRows.of(
                                SiteKind.VBR,
                                List.of(
                                        TestRows.replica("r1").build(),
                                        TestRows.replica("r2").build()),
                                List.of(TestRows.point("p1", "r1").build())),
                        READ,
                        Optional.empty());
        // When
        SiteTable table = new SiteTable(site, RowType.REPLICA, READ);
        // Then
        assertThat(List.of(table.rpoStatus(0), table.rpoStatus(1))).containsOnly(RpoStatus.MISSED);
        assertThat(table.rpoDueAt(0)).isNull();
        assertThat(table.rpoDueAt(1)).isNull();
    }

    @Test
    void anObjectiveBeyondTheLastMomentThatCanBeWrittenFallsDueAtThatMoment() {
        // Given
        SiteState site = withNewestPointAt("9999-12-31T23:59:59.9999999Z");
        // When
        SiteTable table = new SiteTable(site, RowType.REPLICA, READ);
        // Then
        assertThat(table.rpoStatus(0)).isEqualTo(RpoStatus.MET);
        assertThat(table.rpoDueAt(0)).hasToString("9999-12-31T23:59:59.9999999Z");
    }

    @Test
    void anObjectiveBeforeTheFirstMomentThatCanBeWrittenFellDueAtThatMoment() {
        // Given
        SiteState site =
                pending.skewed(Duration.ofDays(3))
                        .read(
                                SiteRows.of(
                                        SiteKind.VBR,
                                        List.of(TestRows.replica("r1").build()),
                                        List.of(
                                                TestRows.point("p1", "r1")
                                                        .at("0001-01-01T00:00:00.0Z")
                                                        .build())),
                                READ,
                                Optional.empty());
        // When
        SiteTable table = new SiteTable(site, RowType.REPLICA, READ);
        // Then
        assertThat(table.rpoStatus(0)).isEqualTo(RpoStatus.MISSED);
        assertThat(table.rpoDueAt(0)).hasToString("0001-01-01T00:00:00.0Z");
    }

    @Test
    void nothingIsKnownOfAnObjectiveOnceTheRowsAreStale() {
        // Given
        SiteState site = withNewestPointAt("2026-11-22T03:00:00Z");
        // When
        SiteTable fresh = new SiteTable(site, RowType.REPLICA, FRESH_UNTIL);
        SiteTable stale = new SiteTable(site, RowType.REPLICA, FRESH_UNTIL.plusNanos(1));
        // Then
        assertThat(fresh.rpoStatus(0)).isEqualTo(RpoStatus.MET);
        assertThat(stale.rpoStatus(0)).isEqualTo(RpoStatus.UNKNOWN);
        assertThat(stale.rpoDueAt(0)).hasToString("2026-11-23T03:00:00Z");
        assertThat(stale.rpoTurnsAt(0)).isEmpty();
    }

    private SiteState withNewestPointAt(String createdAt) {
        return pending.read(
                SiteRows.of(
                        SiteKind.VBR,
                        List.of(TestRows.replica("r1").build()),
                        List.of(
                                TestRows.point("p1", "r1").at("2020-01-01T00:00:00Z").build(),
                                TestRows.point("p2", "r1").at(createdAt).build())),
                READ,
                Optional.empty());
    }

    private static SiteState read(SiteState site) {
        return site.read(SiteRows.NONE, READ, Optional.empty());
    }
}
