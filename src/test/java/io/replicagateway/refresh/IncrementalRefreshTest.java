package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a site is read as a whole and when not. */
class IncrementalRefreshTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = RefreshedInTime.NOW;

    private final RefreshedInTime site = new RefreshedInTime(SiteKind.VBR).filled();

    @Test
    void whereNothingIsNewTheSameRowsAreObservedAnew() {
        // Given
        var rows = site.state().rows();
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest");
        assertThat(site.state().rows()).isSameAs(rows);
        assertThat(site.state().observedAt()).isEqualTo(NOW.plus(MINUTE));
    }

    /** Fifteen restore points are on one page, or are just too many for it. */
    @ParameterizedTest
    @CsvSource({"15, all", "14, digest"})
    void aSiteThatFitsOnePageIsReadWholeEachTime(int wholeUpTo, String asked) {
        // Given
        RefreshedInTime small =
                new RefreshedInTime(
                                SiteKind.VBR,
                                100,
                                RefreshedInTime.FULL_INTERVAL,
                                wholeUpTo,
                                Optional.empty())
                        .filled();
        // When
        small.refreshAfter(MINUTE);
        // Then
        assertThat(small.asked()).containsExactly(asked);
    }

    @Test
    void aNewRestorePointCostsItsReplica() {
        // Given
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "points", "digest");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void soDoesOneThatReplacesTheOldest() {
        // Given
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        site.source.points.remove("r1-5");
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "points", "digest");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void oneThatIsLostWhileTheSiteIsReadDoesNotMakeUpForOneThatWasGoneBefore() {
        // Given
        site.source.points.remove("r2-3");
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        site.source.betweenLookAndPoints(() -> site.source.points.remove("r1-5"));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "points", "digest", "all");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void oneThatComesWhileTheSiteIsReadCostsAWholeRead() {
        // Given
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        site.source.betweenLookAndPoints(
                () -> site.source.put(RefreshedInTime.point("r2", 0, NOW.plusSeconds(40))));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "points", "digest", "all");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void oneThatAppearsLongAfterItWasMadeIsNoticedToo() {
        // Given
        site.source.put(RefreshedInTime.point("r1", 0, NOW.minus(Duration.ofMinutes(40))));
        site.source.points.remove("r1-5");
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void aDeletedRestorePointCostsAWholeRead() {
        // Given
        site.source.points.remove("r2-3");
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "all");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void aNewRestorePointDoesNotHideADeletedOne() {
        // Given
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        site.source.points.remove("r2-3");
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void aRecentRestorePointThatWasDeletedIsNotOutweighedByAnOldOne() {
        // Given
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        site.refreshAfter(MINUTE);
        // When
        site.source.points.remove("r1-0");
        site.source.put(RefreshedInTime.point("r1", 9, NOW.minus(Duration.ofHours(3))));
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void aReplicaThatIsGoneCostsAWholeRead() {
        // Given
        site.source.replicas.remove("r3");
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "all");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void manyReplicasThatChangedCostAWholeRead() {
        // Given
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        site.source.put(RefreshedInTime.point("r2", 0, NOW.plusSeconds(30)));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "all");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void whatNoLookShowsIsFoundByTheNextWholeRead() {
        // Given
        site.source.put(
                TestRows.point("r1-5", "r1")
                        .at(NOW.minus(Duration.ofHours(20)).toString())
                        .state("Failover")
                        .build());
        site.refreshAfter(MINUTE);
        boolean before = site.isTrue();
        // When
        site.refreshAfter(RefreshedInTime.FULL_INTERVAL.minus(MINUTE));
        // Then
        assertThat(before).isFalse();
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void aRefreshThroughCollectsAndReadsTheWhole() {
        // Given
        site.source.put(RefreshedInTime.point("r1", 0, NOW.minus(Duration.ofHours(2))));
        site.source.points.remove("r1-5");
        // When
        site.time.pass(MINUTE);
        site.refreshThrough();
        var first = site.asked();
        boolean isTrue = site.isTrue();
        site.refreshThrough();
        // Then
        assertThat(first).containsExactly("collect", "all");
        assertThat(isTrue).isTrue();
        assertThat(site.asked()).containsExactly("digest");
    }
}
