package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages are kept as bytes, change with the snapshot only, and a walk stays within one snapshot. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class PagesAndCursorsTest {

    private static final String LIST = "/v1/restore-points";

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        List.of("paris", "oslo", "cloud").forEach(this::refresh);
    }

    private void refresh(String site) {
        refresher.refresh(new SiteId(site)).await().atMost(Duration.ofSeconds(20));
    }

    @Test
    void aPageThatTheCallerHasAlreadyIsNotSentAgain() {
        // Given
        Response first = given().get(LIST + "?limit=5");
        // When
        Response again =
                given().header("If-None-Match", first.header("ETag")).get(LIST + "?limit=5");
        Response weakly =
                given().header("If-None-Match", "\"other\", W/" + first.header("ETag"))
                        .get(LIST + "?limit=5");
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.asByteArray()).isEmpty();
        assertThat(weakly.statusCode()).isEqualTo(304);
    }

    @Test
    void aPageIsMadeOnceAndServedFromMemoryAfterwards() {
        // Given
        double hits = pages("hit");
        double misses = pages("miss");
        // When
        byte[] first = given().get(LIST + "?limit=17&sort=vmName").asByteArray();
        byte[] second = given().get(LIST + "?sort=vmName&limit=17").asByteArray();
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(pages("hit")).isEqualTo(hits + 1);
        assertThat(pages("miss")).isEqualTo(misses + 1);
    }

    private static double pages(String outcome) {
        String series = "gateway_pages_total{outcome=\"" + outcome + "\"}";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    @Test
    void theSameBytesComeCompressedWithATagOfTheirOwn() {
        // Given
        Response plain =
                given().config(undecoded()).header("Accept-Encoding", "identity").get(LIST);
        // When
        Response gzip = given().header("Accept-Encoding", "gzip").get(LIST);
        Response refused =
                given().config(undecoded()).header("Accept-Encoding", "gzip;q=0").get(LIST);
        // Then
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(gzip.header("Vary")).isEqualTo("Accept, Accept-Encoding");
        assertThat(gzip.asString()).isEqualTo(plain.asString());
        assertThat(refused.header("Content-Encoding")).isNull();
    }

    private static RestAssuredConfig undecoded() {
        return RestAssured.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    }

    @Test
    void aChangeAtASiteIsSeenWithItsNextRefreshAndNotBefore() {
        // Given
        Response before = given().get(LIST + "?limit=1");
        SimulatedPoint newest = addPointInParis();
        // When
        Response unread = given().get(LIST + "?limit=1");
        refresh("paris");
        Response read = given().get(LIST + "?limit=1");
        // Then
        assertThat(unread.asString()).isEqualTo(before.asString());
        assertThat(read.jsonPath().getString("items[0].nativeId")).isEqualTo(newest.id());
        assertThat(read.header("ETag")).isNotEqualTo(before.header("ETag"));
        SimulatedFleet.parisRows.removePoint(newest.id());
    }

    private static SimulatedPoint addPointInParis() {
        SimulatedPoint any = SimulatedFleet.parisRows.points().get(0);
        var point =
                new SimulatedPoint(
                        UUID.randomUUID().toString(),
                        any.replicaId(),
                        any.vmName(),
                        any.pointType(),
                        any.state(),
                        any.platform(),
                        any.platformId(),
                        Instant.now().plus(Duration.ofDays(1)).toString(),
                        any.malwareStatus(),
                        any.allowedOperations());
        SimulatedFleet.parisRows.put(point);
        return point;
    }

    @Test
    void aWalkSeesOneSnapshotForwardAndBackwardWhileTheInventoryChanges() {
        // Given
        List<String> whole = given().get(LIST + "?limit=1000").jsonPath().getList("items.id");
        List<String> forward = new ArrayList<>();
        List<String> backward = new ArrayList<>();
        // When
        JsonPath page = given().get(LIST + "?limit=100").jsonPath();
        forward.addAll(page.getList("items.id"));
        SimulatedPoint added = addPointInParis();
        refresh("paris");
        while (page.getString("page.next") != null) {
            page = given().queryParam("cursor", page.getString("page.next")).get(LIST).jsonPath();
            forward.addAll(page.getList("items.id"));
        }
        collectReversed(backward, page);
        while (page.getString("page.previous") != null) {
            page =
                    given().queryParam("cursor", page.getString("page.previous"))
                            .get(LIST)
                            .jsonPath();
            collectReversed(backward, page);
        }
        SimulatedFleet.parisRows.removePoint(added.id());
        // Then
        Collections.reverse(backward);
        assertThat(forward).isEqualTo(whole);
        assertThat(backward).isEqualTo(whole);
    }

    private static void collectReversed(List<String> ids, JsonPath page) {
        List<String> reversed = new ArrayList<>(page.getList("items.id"));
        Collections.reverse(reversed);
        ids.addAll(reversed);
    }

    @Test
    void aWalkThroughAReplicasRestorePointsGoesOnAfterTheReplicaIsGone() {
        // Given
        SimulatedPoint any = SimulatedFleet.parisRows.points().get(0);
        SimulatedReplica replica = SimulatedFleet.parisRows.replica(any.replicaId());
        String path = "/v1/replicas/paris:" + any.replicaId() + "/restore-points";
        JsonPath first = given().get(path + "?limit=1").jsonPath();
        SimulatedFleet.parisRows.removeReplica(any.replicaId());
        refresh("paris");
        // When
        Response gone = given().get(path);
        Response walked = given().queryParam("cursor", first.getString("page.next")).get(path);
        SimulatedFleet.parisRows.put(replica);
        // Then
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(walked.statusCode()).isEqualTo(200);
        assertThat(walked.jsonPath().getLong("page.total")).isEqualTo(first.getLong("page.total"));
    }

    @Test
    void aCursorDoesNotFitAnotherList() {
        // Given
        String cursor =
                given().get(LIST + "?limit=5&state=Ready").jsonPath().getString("page.next");
        // When
        Response sameSaidAgain =
                given().queryParam("cursor", cursor).get(LIST + "?limit=5&state=Ready");
        Response otherState = given().queryParam("cursor", cursor).get(LIST + "?state=Failover");
        Response otherPath = given().queryParam("cursor", cursor).get("/v1/replicas");
        Response withOffset = given().queryParam("cursor", cursor).get(LIST + "?offset=5");
        // Then
        sameSaidAgain.then().statusCode(200).body("page.offset", equalTo(5));
        otherState.then().statusCode(400).body("parameter", equalTo("state"));
        otherPath.then().statusCode(400).body("parameter", equalTo("cursor"));
        withOffset.then().statusCode(400).body("parameter", equalTo("offset"));
    }

    @Test
    void anExpiredCursorIsGoneAndNamesOneThatGoesOnFromTheSameRow() {
        // Given
        JsonPath first = given().get(LIST + "?limit=10").jsonPath();
        List<String> whole = given().get(LIST + "?limit=20").jsonPath().getList("items.id");
        for (int snapshot = 0; snapshot < SimulatedFleet.SNAPSHOTS_KEPT + 1; snapshot++) {
            refresh("oslo");
            given().get(LIST + "?limit=10");
        }
        // When
        Response gone = given().queryParam("cursor", first.getString("page.next")).get(LIST);
        JsonPath goesOn =
                given().queryParam("cursor", gone.jsonPath().getString("cursor"))
                        .get(LIST)
                        .jsonPath();
        // Then
        gone.then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("cursor", not(equalTo(null)));
        assertThat(goesOn.getList("items.id")).isEqualTo(whole.subList(10, 20));
        assertThat(goesOn.getString("fleet.snapshot"))
                .isNotEqualTo(first.getString("fleet.snapshot"));
    }
}
