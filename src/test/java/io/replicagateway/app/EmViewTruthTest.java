package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.em.EmSources;
import io.replicagateway.source.http.Sites;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway's own reader of EM servers, pointed at the gateway, reads the rows of all sites. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class EmViewTruthTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private static final Set<String> STATES =
            Set.of("Ready", "Failover", "Failback", "PermanentFailover");

    private static final Set<String> PLATFORMS = Set.of("VMware", "HyperV", "CloudDirector");

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        Stream.of("paris", "oslo", "cloud")
                .forEach(site -> refresher.refresh(new SiteId(site)).await().atMost(LONG_ENOUGH));
    }

    private static ReplicaSource connect() {
        return EmSources.connect(
                Sites.withPages(50, Sites.at(URI.create("http://localhost:" + RestAssured.port))),
                Clock.systemUTC(),
                Sites.NOBODY);
    }

    private static Stream<Truth> truths() {
        return Stream.of(
                Truth.ofVbr("paris", SimulatedFleet.parisRows, null),
                Truth.ofVbr("oslo", SimulatedFleet.osloRows, null),
                Truth.ofEm("cloud", SimulatedFleet.cloudRows));
    }

    private static Map<String, Map<String, Object>> rows(
            Function<Truth, Map<String, Map<String, Object>>> rows) {
        return truths().flatMap(truth -> rows.apply(truth).values().stream())
                .collect(Collectors.toMap(row -> (String) row.get("nativeId"), row -> row));
    }

    private static String nativeId(Object id) {
        return id.toString().split(":", 2)[1];
    }

    @Test
    void everythingIsReadBack() {
        // Given
        Map<String, Map<String, Object>> replicas = rows(Truth::replicas);
        Map<String, Map<String, Object>> points = rows(Truth::restorePoints);
        ReplicaSource gateway = connect();
        // When
        SiteRead read = gateway.fetchAll().await().atMost(LONG_ENOUGH);
        gateway.close().await().atMost(LONG_ENOUGH);
        // Then
        assertThat(read.apiVersion()).contains("v1_7");
        assertThat(read.replicas()).hasSize(replicas.size());
        assertThat(read.restorePoints()).hasSize(points.size());
        assertThat(read.replicas())
                .allSatisfy(replica -> assertSame(replica, replicas.get(replica.nativeId())));
        assertThat(read.restorePoints())
                .allSatisfy(
                        point ->
                                assertSame(
                                        point,
                                        points.get(point.nativeId()),
                                        replicas.get(point.replicaId())));
    }

    private static boolean isOneOf(Set<String> words, @Nullable Object word) {
        return word != null && words.contains(word);
    }

    private static void assertSame(Replica replica, Map<String, Object> truth) {
        Object platform = truth.get("platform");
        assertThat(replica.name()).isEqualTo(truth.get("name"));
        assertThat(replica.platform()).isEqualTo(isOneOf(PLATFORMS, platform) ? platform : null);
        assertThat(replica.backupServer()).isNotNull();
    }

    private static void assertSame(
            RestorePoint point, Map<String, Object> truth, Map<String, Object> replica) {
        Object state = truth.get("state");
        assertThat(point.vmName()).isEqualTo(truth.get("vmName"));
        assertThat(point.replicaId()).isEqualTo(nativeId(truth.get("replicaId")));
        assertThat(point.replicaName()).isEqualTo(truth.get("replicaName"));
        assertThat(point.state()).isEqualTo(isOneOf(STATES, state) ? state : "Unknown");
        assertThat(point.type())
                .isEqualTo(
                        truth.get("type") != null
                                ? truth.get("type")
                                : "CDP".equals(replica.get("type")) ? "CDP" : "Snapshot");
        assertThat(point.createdAt()).hasToString(truth.get("createdAt").toString());
        assertThat(point.backupServer()).isNotNull();
    }

    @Test
    void aLookAtWhatIsNewIsAnswered() {
        // Given
        Instant since = middle(SimulatedFleet.cloudRows);
        ReplicaSource gateway = connect();
        // When
        var digest = gateway.fetchDigest(since).await().atMost(LONG_ENOUGH).orElseThrow();
        gateway.close().await().atMost(LONG_ENOUGH);
        // Then
        Map<String, Map<String, Object>> points = rows(Truth::restorePoints);
        assertThat(digest.total()).isEqualTo(points.size());
        assertThat(digest.newPoints())
                .hasSize(
                        (int)
                                points.values().stream()
                                        .map(point -> point.get("createdAt").toString())
                                        .map(OffsetDateTime::parse)
                                        .filter(made -> !made.toInstant().isBefore(since))
                                        .count());
    }

    private static Instant middle(SimulatedInventory inventory) {
        return OffsetDateTime.parse(
                        inventory.points().get(inventory.points().size() / 2).creationTime())
                .toInstant();
    }
}
