package io.replicagateway.source.em;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.MutableClock;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EmSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.em(NOW).sized(7, 9));
    private final FakeEnterpriseManager server =
            FakeEnterpriseManager.start(inventory).requireContentLengthOnLogon();
    private final MutableClock clock = new MutableClock(NOW);

    @AfterEach
    void stop() {
        server.close();
    }

    private ReplicaSource source() {
        return connect(Sites.at(server.url()));
    }

    private static ReplicaSource connect(SiteConnection connection) {
        return EmSources.connect(connection, Clock.systemUTC(), Sites.NOBODY);
    }

    private List<String> pointIds() {
        return inventory.points().stream().map(SimulatedPoint::id).toList();
    }

    private List<String> replicaIds() {
        return inventory.replicas().stream().map(SimulatedReplica::id).toList();
    }

    private long requestsTo(String path) {
        return server.requests().stream().filter(r -> r.path().startsWith(path)).count();
    }

    @Test
    void everyRowIsRead() {
        // When
        SiteRead read = Reading.all(source());
        // Then
        assertThat(read.restorePoints())
                .extracting(RestorePoint::nativeId)
                .containsExactlyInAnyOrderElementsOf(pointIds());
        assertThat(read.replicas())
                .extracting(Replica::nativeId)
                .containsExactlyInAnyOrderElementsOf(replicaIds());
        assertThat(read.apiVersion()).contains("v1_7");
        assertThat(read.restorePoints())
                .allSatisfy(
                        point -> {
                            assertThat(point.vmName()).isNotBlank();
                            assertThat(point.createdAt()).isNotNull();
                            assertThat(point.backupServer()).isNotNull();
                            assertThat(replicaIds()).contains(point.replicaId());
                            assertThat(point.platform()).isNull();
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
        assertThat(read.restorePoints())
                .extracting(RestorePoint::nativeId)
                .containsExactlyInAnyOrderElementsOf(pointIds());
    }

    @Test
    void rowsThatVanishBetweenPagesHideNoOther() {
        // Given
        List<String> doomed =
                inventory.points().stream()
                        .sorted(java.util.Comparator.comparing(SimulatedPoint::creationTime))
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
        assertThat(read.restorePoints()).extracting(RestorePoint::nativeId).containsAll(pointIds());
    }

    @Test
    void anEmptySiteIsRead() {
        // Given
        inventory.clear();
        server.emptyResultsWithoutEntities();
        // When
        SiteRead read = Reading.all(source());
        // Then
        assertThat(read.restorePoints()).isEmpty();
        assertThat(read.replicas()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b&c+d%e", "\"quotes\" 'and' <tags>", "pässwörd €", ":colon:", " "})
    void everyPasswordSurvives(String password) {
        // Given
        server.account("DOM\\jörg", password);
        // When
        SiteRead read =
                Reading.all(connect(Sites.as("DOM\\jörg", password, Sites.at(server.url()))));
        // Then
        assertThat(read.replicas()).hasSize(7);
    }

    @Test
    void aWrongPasswordIsTriedOnce() {
        // When
        FailureKind kind =
                Reading.failureOf(connect(Sites.as("gateway", "wrong", Sites.at(server.url()))))
                        .kind();
        // Then
        assertThat(kind).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(requestsTo("/api/sessionMngr")).isEqualTo(1);
    }

    @Test
    void anExpiredSessionIsFollowedByOneLogOn() {
        // Given
        ReplicaSource source = source();
        Reading.all(source);
        server.expireSessions();
        // When
        SiteRead read = Reading.all(source);
        // Then
        assertThat(read.replicas()).hasSize(7);
        assertThat(server.logons()).isEqualTo(2);
        assertThat(source.openSessions()).isEqualTo(1);
    }

    @Test
    void anIdleSessionIsNotTriedAgain() {
        // Given
        ReplicaSource source = EmSources.connect(Sites.at(server.url()), clock, Sites.NOBODY);
        Reading.all(source);
        clock.advance(Duration.ofMinutes(14));
        server.expireSessions();
        server.forgetRequests();
        // When
        Reading.all(source);
        // Then
        assertThat(server.requests().get(0).path()).isEqualTo("/api/sessionMngr/");
        assertThat(server.logons()).isEqualTo(2);
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
    void aSessionRefusedWhileItLivesIsNotLeftBehind() {
        // Given
        ReplicaSource source = source();
        server.failing(Fault.times(1, Fault.on("/api/query", new Fault.Status(401))));
        // When
        Reading.all(source);
        // Then
        assertThat(server.logons()).isEqualTo(2);
        assertThat(server.openSessions()).isEqualTo(1);
    }

    @Test
    void aLogOutThatFailsIsTriedAgain() {
        // Given
        ReplicaSource source = source();
        Reading.all(source);
        server.failing(Fault.times(2, Fault.on("/api/logonSessions", new Fault.Status(500))));
        // When
        Reading.close(source);
        // Then
        assertThat(server.openSessions()).isZero();
    }

    @Test
    void noCookieIsSentBack() {
        // When
        Reading.all(source());
        // Then
        assertThat(server.requests()).allSatisfy(r -> assertThat(r.header("Cookie")).isNull());
    }
}
