package io.replicagateway.source.vbr;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.BackupServer;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.MutableClock;
import io.replicagateway.simulator.RecordedRequest;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VbrSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final String TOKEN = "/api/oauth2/token";
    private static final String POINTS = "/api/v1/replicaPoints";

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(7, 9));
    private final MutableClock clock = new MutableClock(NOW);
    private final FakeVbr server = FakeVbr.start(inventory);

    @AfterEach
    void stop() {
        server.close();
    }

    private ReplicaSource source() {
        return connect(Sites.at(server.url()));
    }

    private static ReplicaSource connect(SiteConnection connection) {
        return VbrSources.connect(connection, Optional.empty(), Clock.systemUTC(), Sites.NOBODY);
    }

    private ReplicaSource pinned(String revision) {
        return VbrSources.connect(
                Sites.at(server.url()), Optional.of(revision), Clock.systemUTC(), Sites.NOBODY);
    }

    private ReplicaSource clocked() {
        server.clock(clock);
        return VbrSources.connect(Sites.at(server.url()), Optional.empty(), clock, Sites.NOBODY);
    }

    private void assertWhole(SiteRead read) {
        assertThat(read.restorePoints())
                .extracting(RestorePoint::nativeId)
                .containsExactlyInAnyOrderElementsOf(
                        inventory.points().stream().map(SimulatedPoint::id).toList());
        assertThat(read.replicas())
                .extracting(Replica::nativeId)
                .containsExactlyInAnyOrderElementsOf(
                        inventory.replicas().stream().map(SimulatedReplica::id).toList());
    }

    private Stream<RecordedRequest> requestsTo(String path) {
        return server.requests().stream().filter(r -> r.path().equals(path));
    }

    private static void readTogether(ReplicaSource source, int readers) {
        List<Uni<SiteRead>> reads = java.util.Collections.nCopies(readers, source.fetchAll());
        Uni.join().all(reads).andFailFast().await().atMost(Duration.ofSeconds(60));
    }

    @Test
    void everyRowIsRead() {
        // Given
        server.server("vbr-id", "vbr-name");
        // When
        SiteRead read = Reading.all(source());
        // Then
        assertWhole(read);
        assertThat(read.apiVersion()).contains("1.3-rev2");
        assertThat(read.restorePoints())
                .allSatisfy(
                        point -> {
                            assertThat(point.backupServer())
                                    .isEqualTo(new BackupServer("vbr-id", "vbr-name"));
                            assertThat(point.createdAt()).isNotNull();
                            assertThat(point.vmName()).isNotBlank();
                            assertThat(point.type()).isNull();
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void cappedPagesAreReadToTheEnd(int rows) {
        // Given
        server.cappingPagesAt(rows);
        // When
        SiteRead read = Reading.all(source());
        // Then
        assertWhole(read);
    }

    @Test
    void rowsThatVanishBetweenPagesHideNoOther() {
        // Given
        List<String> doomed =
                inventory.points().stream()
                        .sorted(Comparator.comparing(SimulatedPoint::creationTime))
                        .limit(8)
                        .map(SimulatedPoint::id)
                        .toList();
        AtomicInteger next = new AtomicInteger();
        server.betweenPages(
                () -> {
                    int i = next.getAndIncrement();
                    if (i < doomed.size()) {
                        inventory.removePoint(doomed.get(i));
                    }
                });
        // When
        SiteRead read = Reading.all(source());
        // Then
        assertThat(read.restorePoints())
                .extracting(RestorePoint::nativeId)
                .containsAll(inventory.points().stream().map(SimulatedPoint::id).toList());
    }

    @Test
    void withoutBulkPathEachReplicaIsAskedAndThePathNotTriedAgain() {
        // Given
        server.withoutBulkPath();
        ReplicaSource source = source();
        // When
        SiteRead first = Reading.all(source);
        SiteRead second = Reading.all(source);
        // Then
        assertWhole(first);
        assertWhole(second);
        assertThat(requestsTo(POINTS)).hasSize(1);
    }

    @Test
    void anEmptySiteIsRead() {
        // Given
        inventory.clear();
        // When
        SiteRead read = Reading.all(source());
        // Then
        assertWhole(read);
    }

    @Test
    void anAccountThatMayNotAskForTheServerStillReads() {
        // Given
        server.serverInfoForbidden();
        ReplicaSource source = source();
        // When
        SiteRead read = Reading.all(source);
        Reading.all(source);
        // Then
        assertWhole(read);
        assertThat(read.replicas()).allSatisfy(r -> assertThat(r.backupServer()).isNull());
        assertThat(requestsTo("/api/v1/serverInfo")).hasSize(1);
    }

    @Test
    void aRevisionIsFoundAtTheLogOnWhereTheServerHasNoTimeToTell() {
        // Given
        server.revisions("1.2-rev1", "1.3-rev0")
                .failing(Fault.on("/serverTime", new Fault.Status(404)));
        // When
        SiteRead read = Reading.all(source());
        // Then
        assertThat(read.apiVersion()).contains("1.3-rev0");
        assertWhole(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3-rev2", "1.3-rev1", "1.3-rev0", "1.2-rev1"})
    void theOnlyRevisionOfAServerIsFound(String revision) {
        // Given
        server.revisions(revision);
        // When
        SiteRead read = Reading.all(source());
        // Then
        assertWhole(read);
        assertThat(read.apiVersion()).contains(revision);
        assertThat(read.replicas()).noneSatisfy(r -> assertThat(r.type()).isEqualTo("Regular"));
    }

    @Test
    void aPinnedRevisionIsSpoken() {
        // When
        SiteRead read = Reading.all(pinned("1.2-rev1"));
        // Then
        assertThat(read.apiVersion()).contains("1.2-rev1");
        assertThat(server.requests())
                .allSatisfy(r -> assertThat(r.header("x-api-version")).isEqualTo("1.2-rev1"));
    }

    @Test
    void aPinnedRevisionThatIsRefusedIsUnsupported() {
        // Given
        server.revisions("1.3-rev2");
        // When
        SourceException failure = Reading.failureOf(pinned("1.2-rev1"));
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED_VERSION);
        assertThat(requestsTo(TOKEN)).isEmpty();
    }

    @Test
    void anUpgradedServerIsNoticedAtTheNextLogOn() {
        // Given
        server.revisions("1.2-rev1");
        ReplicaSource source = source();
        Reading.all(source);
        server.revisions("1.2-rev1", "1.3-rev2");
        server.expireSessionsForGood();
        // When
        SiteRead read = Reading.all(source);
        // Then
        assertThat(read.apiVersion()).contains("1.3-rev2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b&c+d%e=f",
                "%20 %26 +",
                "\"quotes\" 'and' <tags>",
                "pässwörd €",
                " ",
                "日本語"
            })
    void everyPasswordSurvives(String password) {
        // Given
        server.account("DOM\\jörg", password);
        // When
        SiteRead read =
                Reading.all(connect(Sites.as("DOM\\jörg", password, Sites.at(server.url()))));
        // Then
        assertWhole(read);
    }

    @Test
    void aWrongPasswordIsTriedOnce() {
        // When
        SourceException failure =
                Reading.failureOf(connect(Sites.as("gateway", "wrong", Sites.at(server.url()))));
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(requestsTo(TOKEN)).hasSize(1);
    }

    @Test
    void twentyReadersLogOnOnce() {
        // When
        readTogether(source(), 20);
        // Then
        assertThat(requestsTo(TOKEN)).hasSize(1);
        assertThat(server.openSessions()).isEqualTo(1);
    }

    @Test
    void twentyReadersRefreshOnce() {
        // Given
        ReplicaSource source = clocked();
        Reading.all(source);
        clock.advance(Duration.ofMinutes(14).plusSeconds(1));
        server.forgetRequests();
        // When
        readTogether(source, 20);
        // Then
        assertThat(requestsTo(TOKEN)).hasSize(1);
        assertThat(server.refreshes()).isEqualTo(1);
        assertThat(server.logons()).isEqualTo(1);
    }

    @Test
    void aTokenIsUsedUntilAMinuteBeforeItsEnd() {
        // Given
        ReplicaSource source = clocked();
        Reading.all(source);
        clock.advance(Duration.ofMinutes(14).minusSeconds(1));
        // When
        Reading.all(source);
        // Then
        assertThat(server.refreshes()).isZero();
    }

    @Test
    void eachRefreshTokenIsUsedOnce() {
        // Given
        ReplicaSource source = clocked();
        // When
        for (int i = 0; i < 4; i++) {
            Reading.all(source);
            clock.advance(Duration.ofMinutes(14).plusSeconds(1));
        }
        // Then
        assertThat(requestsTo(TOKEN).map(RecordedRequest::body)).hasSize(4).doesNotHaveDuplicates();
        assertThat(server.logons()).isEqualTo(1);
        assertThat(server.openSessions()).isEqualTo(1);
    }

    @Test
    void aRefreshThatFailsIsFollowedByALogOnAndLeavesNoSession() {
        // Given
        ReplicaSource source = clocked();
        Reading.all(source);
        clock.advance(Duration.ofMinutes(14).plusSeconds(1));
        server.failing(Fault.on(TOKEN, Fault.times(1, new Fault.Status(500))));
        // When
        SiteRead read = Reading.all(source);
        // Then
        assertWhole(read);
        assertThat(server.logons()).isEqualTo(2);
        assertThat(server.openSessions()).isEqualTo(1);
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnce() {
        // Given
        ReplicaSource source = source();
        Reading.all(source);
        server.expireSessions();
        server.forgetRequests();
        // When
        SiteRead read = Reading.all(source);
        // Then
        assertWhole(read);
        assertThat(requestsTo(TOKEN)).hasSize(1);
    }

    @Test
    void aChainThatIsRefusedIsFollowedByOneLogOn() {
        // Given
        ReplicaSource source = source();
        server.emptyUnauthorizedBodies();
        Reading.all(source);
        server.expireSessionsForGood();
        // When
        SiteRead read = Reading.all(source);
        // Then
        assertWhole(read);
        assertThat(server.logons()).isEqualTo(2);
        assertThat(source.openSessions()).isEqualTo(1);
    }

    @Test
    void aSecond401IsUnauthorized() {
        // Given
        server.failing(Fault.on(POINTS, new Fault.Status(401)));
        // When
        SourceException failure = Reading.failureOf(source());
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(requestsTo(POINTS)).hasSize(2);
    }

    @Test
    void closeEndsTheSessionAndRefusesAnother() {
        // Given
        ReplicaSource source = source();
        Reading.all(source);
        // When
        Reading.close(source);
        // Then
        assertThat(server.openSessions()).isZero();
        assertThat(source.openSessions()).isZero();
        assertThat(Reading.failureOf(source).getMessage()).contains("closed");
        assertThat(server.logons()).isEqualTo(1);
    }

    @Test
    void closeEndsASessionWhoseAccessTokenHasExpired() {
        // Given
        ReplicaSource source = clocked();
        Reading.all(source);
        clock.advance(Duration.ofHours(1));
        // When
        Reading.close(source);
        // Then
        assertThat(server.openSessions()).isZero();
    }

    @Test
    void closeWaitsForALogOnUnderWayAndEndsItsSession() {
        // Given
        server.failing(Fault.on(TOKEN, new Fault.Delay(Duration.ofMillis(700))));
        ReplicaSource source = source();
        var reading = source.fetchAll().subscribeAsCompletionStage();
        org.assertj.core.api.Assertions.assertThat(waitForTokenRequest()).isTrue();
        // When
        Reading.close(source);
        // Then
        assertThat(server.logons()).isEqualTo(1);
        assertThat(server.openSessions()).isZero();
        assertThat(reading).isNotNull();
    }

    private boolean waitForTokenRequest() {
        Instant end = Instant.now().plusSeconds(10);
        while (requestsTo(TOKEN).findAny().isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        return requestsTo(TOKEN).findAny().isPresent();
    }

    @Test
    void closeOfASiteThatIsGoneEnds() {
        // Given
        ReplicaSource source = source();
        Reading.all(source);
        server.close();
        // When
        Reading.close(source);
        // Then
        assertThat(source.openSessions()).isZero();
    }

    @Test
    void aLogOutThatIsCutIsTriedAgain() {
        // Given
        ReplicaSource source = source();
        Reading.all(source);
        server.failing(Fault.times(1, Fault.on("/oauth2/logout", new Fault.CutConnection())));
        // When
        Reading.close(source);
        // Then
        assertThat(server.openSessions()).isZero();
    }
}
