package io.replicagateway.source.vbr;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.http.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VbrSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(7, 9));
    private final FakeVbr server = FakeVbr.start(inventory);

    @AfterEach
    void stop() {
        server.close();
    }

    private ReplicaSource source() {
        return VbrSources.connect(
                Sites.at(server.url()), Optional.empty(), Clock.systemUTC(), Sites.NOBODY);
    }

    private static SiteRead read(ReplicaSource source) {
        return source.fetchAll().await().atMost(Duration.ofSeconds(60));
    }

    @Test
    void everyRowIsRead() {
        // When
        SiteRead read = read(source());
        // Then
        assertThat(read.restorePoints())
                .extracting(RestorePoint::nativeId)
                .containsExactlyInAnyOrderElementsOf(
                        inventory.points().stream().map(SimulatedPoint::id).toList());
        assertThat(read.replicas()).hasSize(7);
        assertThat(read.apiVersion()).contains("1.3-rev2");
    }
}
