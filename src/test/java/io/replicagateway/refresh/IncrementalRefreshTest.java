package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** When a site is read as a whole and when not. */
class IncrementalRefreshTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = RefreshedInTime.NOW;

    private final RefreshedInTime site = filled(new RefreshedInTime(SiteKind.VBR));

    private static RefreshedInTime filled(RefreshedInTime site) {
        for (String replica : new String[] {"r1", "r2", "r3"}) {
            site.source.put(TestRows.replica(replica).name(replica).build());
            for (int age = 1; age <= 5; age++) {
                site.source.put(point(replica, age, NOW.minus(Duration.ofHours(4L * age))));
            }
        }
        site.refresh().asked();
        return site;
    }

    private static RestorePoint point(String replica, int number, Instant made) {
        return TestRows.point(replica + "-" + number, replica)
                .at(made.toString())
                .state("Ready")
                .build();
    }

    private static SourceException failure(FailureKind kind) {
        return new SourceException(kind, "failed");
    }

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

    @Test
    void aNewRestorePointCostsItsReplica() {
        // Given
        site.source.put(point("r1", 0, NOW.plusSeconds(30)));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "points");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void soDoesOneThatReplacesTheOldest() {
        // Given
        site.source.put(point("r1", 0, NOW.plusSeconds(30)));
        site.source.points.remove("r1-5");
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "points");
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void oneThatAppearsLongAfterItWasMadeIsNoticedToo() {
        // Given
        site.source.put(point("r1", 0, NOW.minus(Duration.ofMinutes(40))));
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
        site.source.put(point("r1", 0, NOW.plusSeconds(30)));
        site.source.points.remove("r2-3");
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.isTrue()).isTrue();
    }

    @Test
    void aRecentRestorePointThatWasDeletedIsNotOutweighedByAnOldOne() {
        // Given
        site.source.put(point("r1", 0, NOW.plusSeconds(30)));
        site.refreshAfter(MINUTE);
        // When
        site.source.points.remove("r1-0");
        site.source.put(point("r1", 9, NOW.minus(Duration.ofHours(3))));
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
        site.source.put(point("r1", 0, NOW.plusSeconds(30)));
        site.source.put(point("r2", 0, NOW.plusSeconds(30)));
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
    void aSiteThatCannotBeLookedAtIsReadAsAWhole() {
        // Given
        site.source.withoutDigests();
        site.source.put(point("r1", 0, NOW.plusSeconds(30)));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "all");
        assertThat(site.isTrue()).isTrue();
    }

    /** EM answers 500 to what it does not understand. */
    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"UNAVAILABLE", "MALFORMED", "REJECTED"})
    void aSiteThatAnswersLooksWithAFailureIsReadAsAWholeAtOnce(FailureKind kind) {
        // Given
        site.source.failingLooks(failure(kind));
        site.source.put(point("r1", 0, NOW.plusSeconds(30)));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "all");
        assertThat(site.isTrue()).isTrue();
        assertThat(site.state().failure()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            mode = Mode.INCLUDE,
            names = {"TIMED_OUT", "UNREACHABLE"})
    void oneThatDoesNotAnswerALookIsReadAsAWholeNextTime(FailureKind kind) {
        // Given
        site.source.failingLooks(failure(kind));
        // When
        site.refreshAfter(MINUTE);
        var first = site.asked();
        site.refreshAfter(MINUTE);
        var second = site.asked();
        // Then
        assertThat(first).containsExactly("digest");
        assertThat(second).containsExactly("all");
        assertThat(site.state().failure()).isNull();
    }

    @Test
    void looksThatKeepFailingAreGivenUpForAWhile() {
        // Given
        site.source.failingLooks(failure(FailureKind.UNAVAILABLE));
        site.refreshAfter(MINUTE);
        site.refreshAfter(MINUTE);
        site.asked();
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("all");
    }

    @Test
    void aSiteThatAskedToBeLeftAloneIsNotReadAsAWholeInstead() {
        // Given
        site.source.failingLooks(
                new SourceException(FailureKind.UNAVAILABLE, "busy", null, Duration.ofMinutes(3)));
        // When
        site.refreshAfter(MINUTE);
        var first = site.asked();
        site.refreshAfter(MINUTE);
        site.refreshThrough();
        var meanwhile = site.asked();
        site.refreshAfter(Duration.ofMinutes(3));
        // Then
        assertThat(first).containsExactly("digest");
        assertThat(meanwhile).isEmpty();
        assertThat(site.asked()).containsExactly("all");
    }

    @Test
    void aSiteThatFailedTwiceIsProbedFirst() {
        // Given
        site.source.failing(failure(FailureKind.UNREACHABLE));
        site.refreshAfter(MINUTE);
        site.refreshAfter(MINUTE);
        site.asked();
        // When
        site.refreshAfter(MINUTE);
        var inTrouble = site.asked();
        site.source.failing(null);
        site.refreshAfter(MINUTE);
        var healed = site.asked();
        site.refreshAfter(MINUTE);
        // Then
        assertThat(inTrouble).containsExactly("probe");
        assertThat(healed).containsExactly("probe", "all");
        assertThat(site.asked()).containsExactly("digest");
    }

    @Test
    void aRefreshThroughCollectsAndReadsTheWhole() {
        // Given
        site.source.put(point("r1", 0, NOW.minus(Duration.ofHours(2))));
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

    @Test
    void inQuietHoursOnlyLooksAreTaken() {
        // Given
        RefreshedInTime quiet = quiet();
        quiet.source.put(point("r1", 0, NOW.plusSeconds(30)));
        // When
        quiet.refreshAfter(Duration.ofMinutes(30));
        // Then
        assertThat(quiet.asked()).containsExactly("digest", "points");
        assertThat(quiet.isTrue()).isTrue();
    }

    /** At 03:20 they have begun, but a site of which nothing is known is read all the same. */
    private static RefreshedInTime quiet() {
        return filled(
                new RefreshedInTime(
                        SiteKind.VBR,
                        100,
                        RefreshedInTime.FULL_INTERVAL,
                        Optional.of(QuietHours.parse("03:00-05:00"))));
    }

    @Test
    void whatTakesAWholeReadWaitsForTheEndOfTheQuietHours() {
        // Given
        RefreshedInTime quiet = quiet();
        quiet.source.points.remove("r1-5");
        // When
        quiet.refreshAfter(MINUTE);
        var meanwhile = quiet.state();
        var askedMeanwhile = quiet.asked();
        quiet.refreshAfter(Duration.ofHours(2));
        // Then
        assertThat(askedMeanwhile).containsExactly("digest");
        assertThat(meanwhile.observedAt()).isEqualTo(NOW);
        assertThat(meanwhile.failure().message()).contains("quiet hours 03:00-05:00 Z");
        assertThat(quiet.isTrue()).isTrue();
        assertThat(quiet.state().failure()).isNull();
    }

    @Test
    void aReadThatLosesManyRowsWaitsForAnotherThatFindsTheSame() {
        // Given
        RefreshedInTime guarded = guarded();
        guarded.source.points.keySet().removeIf(id -> id.startsWith("r1"));
        // When
        guarded.refreshAfter(MINUTE);
        var held = guarded.state();
        guarded.asked();
        guarded.refreshAfter(MINUTE);
        // Then
        assertThat(held.rows().restorePoints().size()).isEqualTo(15);
        assertThat(held.observedAt()).isEqualTo(NOW);
        assertThat(held.held().rows().restorePoints().size()).isEqualTo(10);
        assertThat(guarded.asked()).containsExactly("all");
        assertThat(guarded.state().held()).isNull();
        assertThat(guarded.isTrue()).isTrue();
        assertThat(guarded.outcomes)
                .containsExactly(RefreshObserver.OK, RefreshObserver.HELD, RefreshObserver.OK);
    }

    private static RefreshedInTime guarded() {
        return filled(
                new RefreshedInTime(
                        SiteKind.VBR, 20, RefreshedInTime.FULL_INTERVAL, Optional.empty()));
    }

    @Test
    void aReadThatIsHeldCanBeAccepted() {
        // Given
        RefreshedInTime guarded = guarded();
        guarded.source.points.keySet().removeIf(id -> id.startsWith("r1"));
        guarded.refreshAfter(MINUTE);
        // When
        guarded.accept();
        // Then
        assertThat(guarded.isTrue()).isTrue();
        assertThat(guarded.state().observedAt()).isEqualTo(NOW.plus(MINUTE));
    }
}
