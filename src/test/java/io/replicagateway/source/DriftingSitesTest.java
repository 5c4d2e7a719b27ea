package io.replicagateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteSurprise;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedReplica;
import io.replicagateway.source.em.EmSources;
import io.replicagateway.source.http.RawServer;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.Sites;
import io.replicagateway.source.vbr.VbrSources;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites of tomorrow: what is new costs no row and is told. */
@QuarkusTest
class DriftingSitesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private static ReplicaSource vbr(FakeVbr server) {
        return VbrSources.connect(
                Sites.at(server.url()), Optional.empty(), Clock.systemUTC(), Sites.NOBODY);
    }

    private static List<String> surprises(ReplicaSource source) {
        return source.vitals().surprises().stream()
                .map(surprise -> surprise.what().label() + " " + surprise.name())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2"})
    void whatEachRevisionSendsIsNoSurprise(String revision) {
        // Given
        SimulatedInventory inventory = SimulatedInventory.seeded(3, SeedSpec.vbr(NOW).sized(30, 8));
        try (FakeVbr server = FakeVbr.start(inventory).revisions(revision)) {
            ReplicaSource source = vbr(server);
            // When
            Reading.all(source);
            // Then
            assertThat(surprises(source)).allMatch(name -> name.endsWith("=FromTheFuture"));
        }
    }

    @Test
    void whatEmSendsIsNoSurprise() {
        // Given
        SimulatedInventory inventory = SimulatedInventory.seeded(3, SeedSpec.em(NOW).sized(30, 8));
        try (FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory)) {
            ReplicaSource source =
                    EmSources.connect(Sites.at(server.url()), Clock.systemUTC(), Sites.NOBODY);
            // When
            Reading.all(source);
            // Then
            assertThat(surprises(source)).allMatch(name -> name.endsWith("=FromTheFuture"));
        }
    }

    @Test
    void aStateOfTomorrowPassesThroughAndIsTold() {
        // Given
        SimulatedInventory inventory = SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(3, 2));
        SimulatedReplica first = inventory.replicas().get(0);
        inventory.put(first.withState("Mer\nging"));
        try (FakeVbr server = FakeVbr.start(inventory)) {
            ReplicaSource source = vbr(server);
            // When
            SiteRead read = Reading.all(source);
            // Then
            assertThat(read.replicas()).anyMatch(row -> "Mer\nging".equals(row.state()));
            assertThat(surprises(source)).contains("unknown-value replicas.state=Mer?ging");
        }
    }

    @Test
    void findingAnOlderRevisionIsNoSurpriseButLosingOneIs() {
        // Given
        SimulatedInventory inventory = SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(1, 1));
        try (FakeVbr server = FakeVbr.start(inventory).revisions("1.2-rev1", "1.3-rev0")) {
            ReplicaSource source = vbr(server);
            Reading.all(source);
            List<String> before = surprises(source);
            server.revisions("1.2-rev1");
            server.expireSessionsForGood();
            // When
            SiteRead read = Reading.all(source);
            // Then
            assertThat(before).noneMatch(name -> name.startsWith("refused-version"));
            assertThat(surprises(source)).contains("refused-version 1.3-rev0");
            assertThat(read.apiVersion()).contains("1.2-rev1");
        }
    }

    @Test
    void aVersionThatEmAddsIsTold() {
        // Given
        String versions =
                "<EnterpriseManager><SupportedVersions><SupportedVersion Name=\"v1_7\"/>"
                        + "<SupportedVersion Name=\"v1_8\"/></SupportedVersions></EnterpriseManager>";
        SimulatedInventory inventory = SimulatedInventory.seeded(1, SeedSpec.em(NOW).sized(1, 1));
        try (FakeEnterpriseManager server = FakeEnterpriseManager.start(inventory)) {
            server.failing(
                    Fault.times(
                            1,
                            Fault.firstOf(
                                    Fault.after(
                                            1,
                                            Fault.on(
                                                    "/api/",
                                                    new Fault.Answer(
                                                            200, "application/xml", versions))))));
            ReplicaSource source =
                    EmSources.connect(Sites.at(server.url()), Clock.systemUTC(), Sites.NOBODY);
            // When
            Reading.all(source);
            // Then
            assertThat(surprises(source)).contains("unknown-value SupportedVersion=v1_8");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRedirectIsToldWithoutWhatMayBeSecretAndNotFollowed(Product product) {
        // Given
        try (RawServer other = RawServer.answering("HTTP/1.1 200 OK", "{}");
                RawServer server =
                        RawServer.answering(
                                "HTTP/1.1 308 Gone\r\nLocation: http://u:p@127.0.0.1:"
                                        + other.url().getPort()
                                        + "/new?token=secret",
                                "")) {
            ReplicaSource source = product.connect(Sites.at(server.url()), Clock.systemUTC());
            // When
            Reading.failureOf(source);
            // Then
            assertThat(other.heads()).isEmpty();
            assertThat(source.vitals().surprises())
                    .singleElement()
                    .satisfies(
                            surprise -> {
                                assertThat(surprise.what()).isEqualTo(SiteSurprise.What.MOVED);
                                assertThat(surprise.name())
                                        .endsWith(
                                                " to http://127.0.0.1:"
                                                        + other.url().getPort()
                                                        + "/new");
                            });
        }
    }
}
