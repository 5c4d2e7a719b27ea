package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes in at the simulated sites comes out of the API, every row and every field. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class InventoryTruthTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    /** Members that depend on when a site was read; other tests are about them. */
    private static final List<String> OF_THE_MOMENT = List.of("observedAt", "rpo");

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        Stream.of("paris", "oslo", "cloud")
                .forEach(site -> refresher.refresh(new SiteId(site)).await().atMost(LONG_ENOUGH));
    }

    @Test
    void everyReplicaIsServedWithEveryField() {
        // Given
        Map<String, Map<String, Object>> truth = new HashMap<>(paris().replicas());
        truth.putAll(cloud().replicas());
        // When
        Map<String, Map<String, Object>> served =
                walk("/v1/replicas", Map.of("site", List.of("paris", "cloud")));
        // Then
        assertThat(served).containsExactlyInAnyOrderEntriesOf(truth);
    }

    @Test
    void everyRestorePointIsServedWithEveryField() {
        // Given
        Map<String, Map<String, Object>> truth = new HashMap<>(paris().restorePoints());
        truth.putAll(cloud().restorePoints());
        // When
        Map<String, Map<String, Object>> served =
                walk("/v1/restore-points", Map.of("site", List.of("paris", "cloud")));
        // Then
        assertThat(served).containsExactlyInAnyOrderEntriesOf(truth);
    }

    @Test
    void aSiteOfAnOldRevisionWithoutBulkPathIsReadToTheEnd() {
        // Given
        Map<String, Map<String, Object>> truth =
                Truth.ofVbr("oslo", SimulatedFleet.osloRows, null).restorePoints();
        // When
        Map<String, Map<String, Object>> served =
                walk("/v1/restore-points", Map.of("site", List.of("oslo")));
        // Then
        assertThat(served.keySet()).isEqualTo(truth.keySet());
        assertThat(served.values()).allSatisfy(row -> assertThat(row.get("backupServer")).isNull());
    }

    @Test
    void aReplicaIsFoundByItsIdAndSoAreItsRestorePoints() {
        // Given
        String id = paris().restorePoints().values().iterator().next().get("replicaId").toString();
        long points =
                paris().restorePoints().values().stream()
                        .filter(row -> row.get("replicaId").equals(id))
                        .count();
        // When
        JsonPath replica =
                given().get("/v1/replicas/{id}", id).then().statusCode(200).extract().jsonPath();
        JsonPath restorePoints =
                given().get("/v1/replicas/{id}/restore-points", id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        // Then
        assertThat(replica.getString("id")).isEqualTo(id);
        assertThat(replica.getBoolean("fleet.complete")).isTrue();
        assertThat(restorePoints.getLong("page.total")).isEqualTo(points);
        assertThat(restorePoints.getList("items.replicaId")).containsOnly(id);
        assertThat(restorePoints.getInt("fleet.sites.total")).isEqualTo(1);
    }

    @Test
    void threeHundredQueriesSendNothingToAnySite() {
        // Given
        int before = requestsToSites();
        // When
        for (int query = 0; query < 300; query++) {
            given().queryParam("offset", query).queryParam("limit", 3).get("/v1/restore-points");
        }
        // Then
        assertThat(requestsToSites()).isEqualTo(before);
    }

    @Test
    void noMeterNamesARowWhateverCallersAsk() {
        // Given
        String id = SimulatedFleet.osloRows.replicas().get(0).id();
        given().get("/v1/replicas/oslo:" + id + "/restore-points");
        given().delete("/v1/replicas/oslo:" + id);
        given().body("x".repeat(100_000)).post("/" + id);
        // When
        String metrics = given().get("/q/metrics").asString();
        // Then
        assertThat(metrics)
                .contains("uri=\"/v1/replicas/{id}/restore-points\"", "uri=\"OTHER\"")
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}");
    }

    private static int requestsToSites() {
        return SimulatedFleet.paris.requests().size()
                + SimulatedFleet.oslo.requests().size()
                + SimulatedFleet.cloud.requests().size();
    }

    private static Truth paris() {
        JsonPath any =
                given().queryParam("site", "paris")
                        .queryParam("limit", 1)
                        .get("/v1/replicas")
                        .jsonPath();
        Map<String, Object> server = any.getMap("items[0].backupServer");
        assertThat(server).containsOnlyKeys("id", "name");
        return Truth.ofVbr("paris", SimulatedFleet.parisRows, server);
    }

    private static Truth cloud() {
        return Truth.ofEm("cloud", SimulatedFleet.cloudRows);
    }

    /** All rows of a list by id, read page by page through its cursors. */
    private static Map<String, Map<String, Object>> walk(
            String path, Map<String, List<String>> filter) {
        List<Map<String, Object>> rows = new ArrayList<>();
        RequestSpecification request = given().queryParam("limit", 37);
        filter.forEach((name, values) -> request.queryParam(name, values.toArray()));
        JsonPath page = request.get(path).then().statusCode(200).extract().jsonPath();
        rows.addAll(page.getList("items"));
        while (page.getString("page.next") != null) {
            page =
                    given().queryParam("cursor", page.getString("page.next"))
                            .get(path)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            rows.addAll(page.getList("items"));
        }
        assertThat(rows).hasSize(page.getInt("page.total"));
        Map<String, Map<String, Object>> byId = new HashMap<>();
        rows.forEach(
                row -> {
                    OF_THE_MOMENT.forEach(row::remove);
                    byId.put(row.get("id").toString(), row);
                });
        return byId;
    }
}
