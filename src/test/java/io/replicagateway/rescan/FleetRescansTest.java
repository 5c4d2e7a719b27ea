package io.replicagateway.rescan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.refresh.RefreshPlan;
import io.replicagateway.refresh.RefreshedSite;
import io.replicagateway.refresh.ScriptedSource;
import io.replicagateway.refresh.VirtualTime;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SessionLogRecord;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rescans over hours, in virtual time. */
class FleetRescansTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
    private static final SiteSettings PARIS = TestRows.site("paris", SiteKind.VBR);
    private static final SiteSettings LIMA = TestRows.site("lima", SiteKind.VBR);
    private static final SiteSettings CLOUD = TestRows.site("cloud", SiteKind.EM);
    private static final SiteRead TWO_REPLICAS =
            new SiteRead(
                    List.of(
                            TestRows.replica("r1").state("Ready").build(),
                            TestRows.replica("r2").state("Ready").build()),
                    List.of(),
                    Optional.empty());

    private final VirtualTime time = new VirtualTime(NOW);
    private final ScriptedSite paris = new ScriptedSite(time.clock()).holding(TWO_REPLICAS);
    private final ScriptedSite lima = new ScriptedSite(time.clock()).holding(TWO_REPLICAS);
    private final List<String> ended = new ArrayList<>();

    private final Inventory inventory =
            new Inventory(
                    List.of(PARIS, LIMA, CLOUD),
                    time.clock(),
                    "test",
                    new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE));

    private final FleetRefresher refresher =
            new FleetRefresher(
                    List.of(
                            refreshed(PARIS, paris),
                            refreshed(LIMA, lima),
                            refreshed(CLOUD, new ScriptedSource())),
                    inventory,
                    time.clock(),
                    time,
                    Runnable::run,
                    RandomGenerator.getDefault(),
                    (site, outcome, took) -> {});

    private final FleetRescans rescans =
            new FleetRescans(
                    inventory,
                    refresher,
                    time.clock(),
                    time,
                    Runnable::run,
                    TIMEOUT,
                    (site, status) -> ended.add(site + "=" + status.label()));

    private static RefreshedSite refreshed(SiteSettings site, ReplicaSource source) {
        return new RefreshedSite(
                site,
                source,
                new RefreshPlan(
                        Duration.ofHours(1),
                        Duration.ofMinutes(2),
                        Duration.ofHours(1),
                        20,
                        Optional.empty()));
    }

    @BeforeEach
    void read() {
        refresher.refresh(PARIS.id()).subscribe().with(end -> {});
        refresher.refresh(LIMA.id()).subscribe().with(end -> {});
    }

    private static Map<SiteId, Optional<Set<String>>> all(SiteSettings... sites) {
        return Stream.of(sites)
                .collect(Collectors.toMap(SiteSettings::id, site -> Optional.<Set<String>>empty()));
    }

    private static Map<SiteId, Optional<Set<String>>> some(SiteSettings site, String... ids) {
        return Map.of(site.id(), Optional.of(Set.of(ids)));
    }

    private Rescan start(Map<SiteId, Optional<Set<String>>> parts) {
        return rescans.start(parts, "otto", null);
    }

    private Rescan now(Rescan begun) {
        return rescans.find(begun.id()).orElseThrow();
    }

    private RescanPart part(Rescan begun, SiteSettings site) {
        return now(begun).part(site.id()).orElseThrow();
    }

    @Test
    void itRunsUntilTheSiteWasReadAfterItsSession() {
        // Given
        Rescan begun = start(some(PARIS, "r1"));
        int readsBefore = paris.reads();
        paris.stopped("Success");
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(begun.status()).isEqualTo(RescanStatus.RUNNING);
        assertThat(begun.requestedBy()).isEqualTo("otto");
        assertThat(paris.begun()).containsExactly(Optional.of(Set.of("r1")));
        assertThat(paris.reads()).isEqualTo(readsBefore + 1);
        assertThat(now(begun).status()).isEqualTo(RescanStatus.SUCCEEDED);
        assertThat(now(begun).endedAt()).contains(NOW.plusSeconds(1));
        assertThat(part(begun, PARIS).sessionId()).contains(Sessions.ID);
        assertThat(part(begun, PARIS).startedAt()).isEqualTo(NOW);
        assertThat(ended).containsExactly("paris=succeeded");
    }

    @Test
    void allReplicasOfASiteAreAskedForWithoutNamingThem() {
        // When
        start(all(PARIS));
        // Then
        assertThat(paris.begun()).containsExactly(Optional.empty());
    }

    @Test
    void thePausesBetweenLooksGrowUpToFifteenSeconds() {
        // Given
        start(all(PARIS));
        // When
        time.pass(Duration.ofSeconds(80));
        // Then
        assertThat(paris.looks())
                .extracting(at -> Duration.between(NOW, at).toMillis())
                .containsExactly(
                        1000L, 2500L, 4750L, 8125L, 13187L, 20780L, 32170L, 47170L, 62170L, 77170L);
    }

    @Test
    void progressIsTheMeanOfTheSites() {
        // Given
        Rescan begun = start(all(PARIS, LIMA));
        paris.working(60);
        lima.working(21);
        // When
        time.pass(Duration.ofSeconds(1));
        int first = now(begun).progressPercent();
        paris.working(10);
        time.pass(Duration.ofSeconds(2));
        int later = now(begun).progressPercent();
        paris.stopped("Success");
        time.pass(LONG_ENOUGH);
        int withOneOver = now(begun).progressPercent();
        lima.working(100);
        time.pass(LONG_ENOUGH);
        int withOneNearlyOver = now(begun).progressPercent();
        // Then
        assertThat(first).isEqualTo(40);
        assertThat(later).isEqualTo(40);
        assertThat(withOneOver).isEqualTo(60);
        assertThat(withOneNearlyOver).isEqualTo(99);
        assertThat(now(begun).status()).isEqualTo(RescanStatus.RUNNING);
        assertThat(now(begun).endedAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Success, Success, SUCCEEDED",
        "Success, Warning, WARNING",
        "Warning, Warning, WARNING",
        "Success, None, WARNING",
        "Success, Failed, PARTIAL",
        "Warning, Failed, PARTIAL",
        "Failed, Failed, FAILED",
    })
    void theSitesResultsAreJoined(String ofParis, String ofLima, RescanStatus joined) {
        // Given
        Rescan begun = start(all(PARIS, LIMA));
        paris.stopped(ofParis);
        lima.stopped(ofLima);
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(now(begun).status()).isEqualTo(joined);
        assertThat(part(begun, PARIS).result()).contains(ofParis);
        assertThat(part(begun, LIMA).result()).contains(ofLima);
        assertThat(now(begun).progressPercent()).isEqualTo(100);
    }

    @Test
    void aSessionThatStoppedWithoutAResultIsToldAsItIs() {
        // Given
        Rescan begun = start(all(PARIS));
        paris.stopped("None");
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(part(begun, PARIS).result()).contains("None");
        assertThat(part(begun, PARIS).state()).contains("Stopped");
        assertThat(part(begun, PARIS).explanation())
                .contains("the session stopped without a result");
    }

    @Test
    void aSiteThatIsDownFailsInItsPartAndTheOthersGoOn() {
        // Given
        lima.failing(FailureKind.UNREACHABLE);
        Rescan begun = start(all(PARIS, LIMA));
        paris.stopped("Success");
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(now(begun).status()).isEqualTo(RescanStatus.PARTIAL);
        assertThat(part(begun, LIMA).status()).isEqualTo(RescanStatus.FAILED);
        assertThat(part(begun, LIMA).message()).isEqualTo("the site says unreachable");
        assertThat(part(begun, LIMA).sessionId()).isEmpty();
        assertThat(part(begun, LIMA).startedAt()).isNull();
        assertThat(part(begun, LIMA).endedAt()).isEqualTo(NOW);
        assertThat(part(begun, PARIS).status()).isEqualTo(RescanStatus.SUCCEEDED);
        assertThat(ended).containsExactly("lima=failed", "paris=succeeded");
    }

    @Test
    void aSessionThatNeverEndsMeetsADeadline() {
        // Given
        Rescan begun = start(all(PARIS));
        paris.working(50);
        // When
        time.pass(TIMEOUT.minusSeconds(1));
        RescanStatus before = now(begun).status();
        time.pass(Duration.ofSeconds(1));
        int looks = paris.looks().size();
        time.pass(TIMEOUT);
        // Then
        assertThat(before).isEqualTo(RescanStatus.RUNNING);
        assertThat(now(begun).status()).isEqualTo(RescanStatus.FAILED);
        assertThat(part(begun, PARIS).message())
                .isEqualTo(
                        "the session did not stop within PT30M (gateway.rescan.timeout); it may go on"
                                + " at the site");
        assertThat(part(begun, PARIS).state()).contains("Working");
        assertThat(part(begun, PARIS).rowsChanged()).isNull();
        assertThat(paris.looks()).hasSize(looks);
    }

    @Test
    void aSiteThatNeverAnswersTheRequestMeetsItToo() {
        // Given
        paris.silent();
        Rescan begun = start(all(PARIS));
        // When
        time.pass(TIMEOUT);
        // Then
        assertThat(part(begun, PARIS).message())
                .isEqualTo(
                        "the site told of no session within PT30M; it is not known whether the rescan"
                                + " runs");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"UNREACHABLE", "TIMED_OUT", "UNAVAILABLE", "UNAUTHORIZED", "MALFORMED"})
    void whatPassesIsSurvived(FailureKind kind) {
        // Given
        Rescan begun = start(all(PARIS));
        paris.working(30);
        time.pass(Duration.ofSeconds(1));
        paris.failing(kind);
        time.pass(Duration.ofMinutes(20));
        RescanPart meanwhile = part(begun, PARIS);
        // When
        paris.healed().stopped("Success");
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(meanwhile.status()).isEqualTo(RescanStatus.RUNNING);
        assertThat(meanwhile.state()).contains("Working");
        assertThat(meanwhile.progressPercent()).isEqualTo(30);
        assertThat(now(begun).status()).isEqualTo(RescanStatus.SUCCEEDED);
    }

    @Test
    void whatDoesNotPassEndsWithTheDeadlineWhichTellsOfIt() {
        // Given
        Rescan begun = start(all(PARIS));
        paris.failing(FailureKind.UNREACHABLE);
        // When
        time.pass(TIMEOUT);
        // Then
        assertThat(part(begun, PARIS).message())
                .endsWith("the last look failed: the site says unreachable");
    }

    @Test
    void aSiteThatRefusesToTellOfItsSessionThreeTimesWillNot() {
        // Given
        Rescan begun = start(all(PARIS));
        paris.failing(FailureKind.REJECTED);
        // When
        time.pass(Duration.ofSeconds(4));
        RescanStatus afterTwo = now(begun).status();
        time.pass(Duration.ofSeconds(1));
        // Then
        assertThat(afterTwo).isEqualTo(RescanStatus.RUNNING);
        assertThat(part(begun, PARIS).status()).isEqualTo(RescanStatus.FAILED);
        assertThat(part(begun, PARIS).message()).isEqualTo("the site says rejected");
    }

    @Test
    void aSiteThatIsRemovedEndsItsPart() {
        // Given
        Rescan begun = start(all(PARIS, LIMA));
        refresher.remove(PARIS.id()).subscribe().with(end -> {});
        inventory.configure(List.of(LIMA, CLOUD));
        lima.stopped("Success");
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(now(begun).status()).isEqualTo(RescanStatus.PARTIAL);
        assertThat(part(begun, PARIS).message())
                .isEqualTo(
                        "the site was removed or is configured otherwise since; the session may go on"
                                + " there");
    }

    @Test
    void aSiteThatIsReadOtherwiseEndsItsPartToo() {
        // Given
        Rescan begun = start(all(PARIS));
        refresher.remove(PARIS.id()).subscribe().with(end -> {});
        var other = new ScriptedSite(time.clock());
        refresher.add(refreshed(PARIS, other));
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(part(begun, PARIS).status()).isEqualTo(RescanStatus.FAILED);
        assertThat(other.looks()).isEmpty();
    }

    @Test
    void rowsThatCameWentOrChangedAreCounted() {
        // Given
        Rescan begun = start(all(PARIS));
        paris.holding(
                        new SiteRead(
                                List.of(
                                        TestRows.replica("r1").state("Failover").build(),
                                        TestRows.replica("r2").state("Ready").build(),
                                        TestRows.replica("r3").state("Ready").build()),
                                List.of(TestRows.point("p1", "r3").build()),
                                Optional.empty()))
                .stopped("Success");
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(part(begun, PARIS).rowsChanged()).isEqualTo(3);
    }

    @Test
    void whatAnotherRefreshFoundMeanwhileCountsToo() {
        // Given
        Rescan begun = start(all(PARIS));
        paris.holding(
                new SiteRead(
                        List.of(
                                TestRows.replica("r1").state("Failback").build(),
                                TestRows.replica("r2").build()),
                        List.of(),
                        Optional.empty()));
        refresher.refreshWhole(PARIS.id()).subscribe().with(end -> {});
        paris.stopped("Success");
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(part(begun, PARIS).rowsChanged()).isEqualTo(2);
    }

    @Test
    void whereTheReadIsHeldBackItIsNotKnownHowManyRowsChanged() {
        // Given
        Rescan begun = start(all(PARIS));
        paris.holding(new SiteRead(List.of(), List.of(), Optional.empty())).stopped("Success");
        // When
        time.pass(LONG_ENOUGH);
        // Then
        assertThat(part(begun, PARIS).status()).isEqualTo(RescanStatus.SUCCEEDED);
        assertThat(part(begun, PARIS).rowsChanged()).isNull();
    }

    @Test
    void everythingThatCannotBeRescannedIsNamedAndNothingIsBegun() {
        // Given
        var nowhere = new SiteId("nowhere");
        Map<SiteId, Optional<Set<String>>> parts =
                Map.of(
                        PARIS.id(),
                        Optional.of(Set.of("r1", "r8", "r9")),
                        LIMA.id(),
                        Optional.empty(),
                        CLOUD.id(),
                        Optional.empty(),
                        nowhere,
                        Optional.of(Set.of("x", "y")));
        // When
        RescanRefusedException refusal =
                catchThrowableOfType(RescanRefusedException.class, () -> start(parts));
        // Then
        assertThat(refusal.complaints())
                .extracting(RescanComplaint::named)
                .containsExactly("cloud", "nowhere:x", "nowhere:y", "paris:r8", "paris:r9");
        assertThat(refusal.complaints())
                .extracting(RescanComplaint::reason)
                .containsOnly(
                        "the site runs a product that has no rescan",
                        "no such site is configured, or it is disabled",
                        "the site has no such replica");
        assertThat(paris.begun()).isEmpty();
        assertThat(lima.begun()).isEmpty();
        assertThat(rescans.list()).isEmpty();
    }

    @Test
    void theSameKeyGivesTheSameRescan() {
        // Given
        Rescan begun = rescans.start(some(PARIS, "r1", "r2"), "otto", "key");
        // When
        Rescan again = rescans.start(some(PARIS, "r2", "r1"), "otto", "key");
        Rescan ofAnother = rescans.start(some(PARIS, "r1", "r2"), "vera", "key");
        Rescan withoutKey = start(some(PARIS, "r1", "r2"));
        // Then
        assertThat(again.id()).isEqualTo(begun.id());
        assertThat(Set.of(begun.id(), ofAnother.id(), withoutKey.id())).hasSize(3);
        assertThat(paris.begun()).hasSize(3);
    }

    @Test
    void aKeyGivesTheSameRescanWhenItIsOverAndItsReplicaGone() {
        // Given
        Rescan begun = rescans.start(some(PARIS, "r1"), null, "key");
        paris.holding(
                        new SiteRead(
                                List.of(TestRows.replica("r2").build()),
                                List.of(),
                                Optional.empty()))
                .stopped("Success");
        time.pass(LONG_ENOUGH);
        // When
        Rescan again = rescans.start(some(PARIS, "r1"), null, "key");
        // Then
        assertThat(again.id()).isEqualTo(begun.id());
        assertThat(again.status()).isEqualTo(RescanStatus.SUCCEEDED);
        assertThat(paris.begun()).hasSize(1);
    }

    @Test
    void theSameKeyForAnotherRescanIsRefused() {
        // Given
        Rescan begun = rescans.start(some(PARIS, "r1"), "otto", "key");
        // When
        KeyReusedException refusal =
                catchThrowableOfType(
                        KeyReusedException.class, () -> rescans.start(all(PARIS), "otto", "key"));
        // Then
        assertThat(refusal.rescanId()).isEqualTo(begun.id());
        assertThat(paris.begun()).hasSize(1);
    }

    @Test
    void moreThanSoManyAtASiteAreRefusedUntilOneEnds() {
        // Given
        IntStream.range(0, FleetRescans.MOST_AT_A_SITE).forEach(each -> start(all(PARIS)));
        // When
        TooManyRescansException refusal =
                catchThrowableOfType(TooManyRescansException.class, () -> start(all(PARIS, LIMA)));
        int limaBegun = lima.begun().size();
        paris.stopped("Success");
        time.pass(LONG_ENOUGH);
        Rescan later = start(all(PARIS, LIMA));
        // Then
        assertThat(refusal.sites()).containsExactly(PARIS.id());
        assertThat(limaBegun).isZero();
        assertThat(later.parts()).hasSize(2);
    }

    @Test
    void theNewestComesFirst() {
        // Given
        Rescan first = start(all(PARIS));
        Rescan second = start(all(LIMA));
        // When
        List<Rescan> listed = rescans.list();
        // Then
        assertThat(listed).extracting(Rescan::id).containsExactly(second.id(), first.id());
    }

    @Test
    void atTheEndNoSiteIsFollowedAnyMore() {
        // Given
        Rescan begun = start(all(PARIS, LIMA));
        time.pass(Duration.ofSeconds(1));
        int looks = paris.looks().size();
        // When
        rescans.stop();
        time.pass(TIMEOUT.multipliedBy(2));
        // Then
        assertThat(paris.looks()).hasSize(looks);
        assertThat(now(begun).status()).isEqualTo(RescanStatus.RUNNING);
        assertThat(ended).isEmpty();
    }

    @Test
    void aSitesSessionsAndTheirLogsCanBeAskedFor() {
        // Given
        paris.working(50);
        // When
        var session = rescans.session(PARIS.id(), Sessions.ID).await().indefinitely();
        List<SessionLogRecord> logs = rescans.logs(PARIS.id(), "7").await().indefinitely();
        var sessions = rescans.sessions(PARIS.id(), NOW, 10).await().indefinitely();
        SourceException ofEm =
                catchThrowableOfType(
                        SourceException.class,
                        () -> rescans.logs(CLOUD.id(), "7").await().indefinitely());
        // Then
        assertThat(session.state()).isEqualTo("Working");
        assertThat(logs).extracting(SessionLogRecord::title).containsExactly("7");
        assertThat(sessions).containsExactly(session);
        assertThat(ofEm.kind()).isEqualTo(FailureKind.REJECTED);
    }
}
