package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.refresh.FleetRefresher;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many series Prometheus is given depends on the sites, not on what is in them. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class CardinalityTest {

    private static final SiteId PARIS = new SiteId("paris");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @Inject Inventory inventory;

    @Inject FleetRefresher refresher;

    @Inject Clock clock;

    @BeforeEach
    void awaitTheFirstRead() {
        refresher.refresh(PARIS).await().atMost(LONG_ENOUGH);
    }

    @AfterEach
    void readAnew() {
        inventory.update(PARIS, state -> SiteState.pending(state.site()));
        refresher.refresh(PARIS).await().atMost(LONG_ENOUGH);
    }

    @Test
    void tenThousandReplicasHaveNoMoreSeriesThanTen() {
        // Given
        Set<String> ofTen = seriesOf(10);
        // When
        Set<String> ofTenThousand = seriesOf(10_000);
        // Then
        assertThat(ofTen).hasSizeGreaterThan(100);
        assertThat(ofTen).containsAll(ofTenThousand);
    }

    /** Those there are when a site has so many replicas, each unlike the others, and callers have asked about them. */
    private Set<String> seriesOf(int replicas) {
        inventory.update(
                PARIS,
                state -> state.read(rows(replicas), clock.instant(), Optional.of("1.3-rev2")));
        for (int number = 0; number < replicas; number += replicas / 10) {
            for (String address :
                    List.of(
                            "/v1/replicas/paris:replica-",
                            "/v1/replicas/paris:nobody-",
                            "/v1/restore-points/paris:point-",
                            "/v1/replicas?name=vm-",
                            "/v1/replicas?unknown=",
                            "/elsewhere/")) {
                given().get(address + number);
            }
            given().get("/v1/replicas/paris:replica-" + number + "/restore-points");
        }
        // The first scrape is what the meter of scrapes begins with.
        given().get("/q/metrics");
        // Pauses of the collector come when they come.
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("jvm_gc_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    private static SiteRows rows(int count) {
        List<Replica> replicas =
                IntStream.range(0, count)
                        .mapToObj(
                                number ->
                                        TestRows.replica("replica-" + number)
                                                .name("vm-" + number)
                                                .state("State-" + number)
                                                .platform("Platform-" + number)
                                                .build())
                        .toList();
        List<RestorePoint> points =
                IntStream.range(0, count)
                        .mapToObj(
                                number ->
                                        TestRows.point("point-" + number, "replica-" + number)
                                                .at("2026-11-22T03:20:00Z")
                                                .build())
                        .toList();
        return SiteRows.of(SiteKind.VBR, replicas, points);
    }
}
