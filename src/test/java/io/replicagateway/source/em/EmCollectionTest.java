package io.replicagateway.source.em;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Replica;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmCollectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.em(NOW).sized(4, 2).withBackupServers(2));
    private final FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory);
    private final ReplicaSource source =
            EmSources.connect(
                    Sites.at(server.url()), Duration.ofMillis(1), Clock.systemUTC(), Sites.NOBODY);

    @AfterEach
    void stop() {
        server.close();
    }

    private void renameAll(String name) {
        for (SimulatedReplica replica : inventory.replicas()) {
            inventory.put(
                    SimulatedReplica.ofEnterpriseManager(replica.id(), name, replica.platform()));
        }
    }

    private List<String> names() {
        return Reading.all(source).replicas().stream().map(Replica::name).distinct().toList();
    }

    private long requests(String method, String path) {
        return server.requests().stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> request.path().startsWith(path))
                .count();
    }

    @Test
    void afterwardsAllBackupServersWereCollectedFrom() {
        // Given
        server.collectingOnlyWhenAsked();
        renameAll("renamed");
        // When
        Reading.result(source.collect());
        // Then
        assertThat(names()).containsExactly("renamed");
        assertThat(requests("POST", "/api/backupServers/")).isEqualTo(2);
    }

    @Test
    void aCollectionThatTakesItsTimeIsLookedAtUntilItIsFinished() {
        // Given
        server.collectingOnlyWhenAsked().collectionsRunningFor(3);
        renameAll("renamed");
        // When
        Reading.result(source.collect());
        // Then
        assertThat(names()).containsExactly("renamed");
        assertThat(requests("GET", "/api/tasks/")).isEqualTo(2 * 4);
    }

    @Test
    void aCollectionThatFailsIsAFailure() {
        // Given
        server.failingCollections();
        // When
        SourceException failure = Reading.failureOf(source.collect());
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("could not collect");
    }

    @Test
    void aTaskThatIsGoneIsFinished() {
        // Given
        server.failing(Fault.on("/api/tasks/", new Fault.Status(404)));
        // When
        Reading.result(source.collect());
        // Then
        assertThat(requests("POST", "/api/backupServers/")).isEqualTo(2);
    }

    @Test
    void anAccountThatMayNotHaveItCollectedIsToldSo() {
        // Given
        server.failing(Fault.on("action=collect", new Fault.Status(403)));
        // When // Then
        assertThat(Reading.failureOf(source.collect()).kind()).isEqualTo(FailureKind.FORBIDDEN);
    }

    @Test
    void anOrderThatMayHaveArrivedIsNotGivenAgain() {
        // Given
        server.failing(Fault.on("action=collect", new Fault.Status(503)));
        // When
        Reading.failureOf(source.collect());
        // Then
        assertThat(requests("POST", "/api/backupServers/")).isEqualTo(1);
    }
}
