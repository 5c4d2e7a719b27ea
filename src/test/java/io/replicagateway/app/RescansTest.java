package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.RecordedRequest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rescans over HTTP, at both ends. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class RescansTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @Inject Inventory inventory;

    @Inject FleetRefresher refresher;

    @BeforeEach
    void haveAllReadAndRescansEndAtOnce() {
        Stream.of("paris", "oslo")
                .map(SiteId::new)
                .filter(site -> inventory.latest().find(site).orElseThrow().observedAt() == null)
                .forEach(site -> refresher.refresh(site).await().atMost(LONG_ENOUGH));
        SimulatedFleet.paris.rescansTaking(Duration.ZERO);
        SimulatedFleet.oslo.rescansTaking(Duration.ZERO);
    }

    @AfterEach
    void leaveTheSitesAsTheyWere() {
        Stream.of(SimulatedFleet.paris, SimulatedFleet.oslo)
                .forEach(
                        site ->
                                site.rescansMovingWhenAsked()
                                        .rescansEnding("Success")
                                        .afterRescan(() -> {})
                                        .heal());
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json").body(body).post("/v1/rescans").then();
    }

    private static ValidatableResponse post(String body, String key) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/rescans")
                .then();
    }

    private static JsonPath over(ValidatableResponse begun) {
        String location = begun.extract().header("Location");
        Instant deadline = Instant.now().plus(LONG_ENOUGH);
        JsonPath rescan = given().get(location).jsonPath();
        while (rescan.getString("status").equals("running") && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
            rescan = given().get(location).jsonPath();
        }
        return rescan;
    }

    private static String replica(SimulatedSite site) {
        return switch (site) {
            case PARIS -> "paris:" + SimulatedFleet.parisRows.replicas().get(0).id();
            case OSLO -> "oslo:" + SimulatedFleet.osloRows.replicas().get(0).id();
        };
    }

    private enum SimulatedSite {
        PARIS,
        OSLO
    }

    private static List<RecordedRequest> sent(List<RecordedRequest> requests) {
        return requests.stream()
                .filter(request -> request.path().equals("/api/v1/replicas/rescan"))
                .toList();
    }

    @Test
    void replicasAreGroupedBySiteAndTheirSessionsJoined() {
        // Given
        SimulatedFleet.paris.forgetRequests();
        SimulatedFleet.paris.rescansEnding("Warning");
        String ofParis = replica(SimulatedSite.PARIS);
        String ofOslo = replica(SimulatedSite.OSLO);
        // When
        ValidatableResponse begun =
                post("{\"replicas\":[\"%s\",\"%s\"]}".formatted(ofParis, ofOslo));
        JsonPath rescan = over(begun);
        // Then
        String id = begun.extract().path("id");
        begun.statusCode(202)
                .header("Cache-Control", "no-store")
                .header("Location", containsString("/v1/rescans/" + id))
                .body("status", equalTo("running"))
                .body("requestedBy", nullValue())
                .body("sites.site", contains("oslo", "paris"));
        assertThat(rescan.getString("status")).isEqualTo("warning");
        assertThat(rescan.getInt("progressPercent")).isEqualTo(100);
        assertThat(rescan.getString("endedAt")).isNotNull();
        assertThat(rescan.getList("sites.result")).containsExactly("Success", "Warning");
        assertThat(rescan.getList("sites.state")).containsOnly("Stopped");
        assertThat(rescan.getList("sites.message"))
                .containsExactly(null, "Some replicas could not be looked at.");
        assertThat(rescan.getList("sites[1].replicas")).containsExactly(ofParis);
        assertThat(sent(SimulatedFleet.paris.requests()))
                .extracting(RecordedRequest::body)
                .containsExactly(
                        "{\"replicaIds\":[\"" + ofParis.substring("paris:".length()) + "\"]}");
    }

    @Test
    void aSiteIsReadAfterItsSessionAndTheRowsThatChangedAreCounted() {
        // Given
        String point = SimulatedFleet.parisRows.points().get(0).id();
        SimulatedFleet.paris.afterRescan(() -> SimulatedFleet.parisRows.removePoint(point));
        // When
        JsonPath rescan = over(post("{\"sites\":[\"paris\"]}"));
        // Then
        assertThat(rescan.getString("status")).isEqualTo("succeeded");
        assertThat(rescan.getString("sites[0].replicas")).isNull();
        assertThat(rescan.getInt("sites[0].rowsChanged")).isGreaterThanOrEqualTo(2);
        given().get("/v1/restore-points/paris:" + point).then().statusCode(404);
    }

    @Test
    void aLostAnswerBeginsNoSecondSession() {
        // Given
        SimulatedFleet.paris.forgetRequests();
        SimulatedFleet.paris.failing(
                Fault.on(
                        "/rescan",
                        Fault.times(1, new Fault.CarriedOut(new Fault.CutConnection()))));
        // When
        JsonPath rescan = over(post("{\"sites\":[\"paris\"]}"));
        // Then
        assertThat(rescan.getString("status")).isEqualTo("succeeded");
        assertThat(sent(SimulatedFleet.paris.requests())).hasSize(1);
    }

    @Test
    void aSiteThatRefusesFailsInItsPart() {
        // Given
        SimulatedFleet.oslo.rescanForbidden();
        // When
        JsonPath rescan = over(post("{\"sites\":[\"oslo\",\"paris\"]}"));
        SimulatedFleet.oslo.rescanAllowed();
        // Then
        assertThat(rescan.getString("status")).isEqualTo("partial");
        assertThat(rescan.getList("sites.status")).containsExactly("failed", "succeeded");
        assertThat(rescan.getString("sites[0].message"))
                .isEqualTo("POST /api/v1/replicas/rescan answered 403");
        assertThat(given().get("/q/metrics").asString())
                .contains("gateway_rescans_total{result=\"failed\",site=\"oslo\"} 1.0")
                .contains("uri=\"/v1/rescans/{id}\"")
                .doesNotContain("site=\"cloud\",result");
    }

    @Test
    void everythingThatCannotBeRescannedIsNamed() {
        // Given
        SimulatedFleet.paris.forgetRequests();
        String known = replica(SimulatedSite.PARIS);
        // When
        ValidatableResponse refusal =
                post(
                        "{\"replicas\":[\"%s\",\"paris:77\",\"nowhere:1\",\"cloud:2\",\"bare\",\"Oslo:3\"]}"
                                .formatted(known));
        // Then
        refusal.statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-body"))
                .body(
                        "invalid.value",
                        contains("Oslo:3", "bare", "cloud:2", "nowhere:1", "paris:77"))
                .body("invalid.reason", hasSize(5));
        assertThat(sent(SimulatedFleet.paris.requests())).isEmpty();
    }

    @Test
    void sitesThatCannotBeRescannedAreNamed() {
        // When
        ValidatableResponse refusal =
                post("{\"sites\":[\"paris\",\"cloud\",\"nowhere\",\"No Site\"]}");
        // Then
        refusal.statusCode(400).body("invalid.value", contains("No Site", "cloud", "nowhere"));
    }

    @Test
    void aBodyThatIsNotTakenIsAProblemDocument() {
        // When
        ValidatableResponse member = post("{\"sites\":[\"paris\"],\"wait\":true}");
        ValidatableResponse none =
                given().contentType("application/json").post("/v1/rescans").then();
        // Then
        member.statusCode(400)
                .body("type", equalTo("/problems/invalid-body"))
                .body("member", equalTo("wait"));
        none.statusCode(400).body("type", equalTo("/problems/invalid-body"));
    }

    @Test
    void anotherFormatIsRefused() {
        // When
        ValidatableResponse refusal =
                given().contentType("text/plain").body("paris").post("/v1/rescans").then();
        // Then
        refusal.statusCode(415).contentType("application/problem+json");
    }

    @Test
    void theSameKeyAndBodyGiveTheSameRescan() {
        // Given
        SimulatedFleet.paris.forgetRequests();
        String key = UUID.randomUUID().toString();
        // When
        ValidatableResponse first = post("{\"sites\":[\"paris\",\"oslo\"]}", key);
        ValidatableResponse again = post("{ \"sites\": [\"oslo\", \"paris\"] }", key);
        ValidatableResponse other = post("{\"sites\":[\"paris\"]}", key);
        over(first);
        ValidatableResponse later = post("{\"sites\":[\"paris\",\"oslo\"]}", key);
        // Then
        String location = first.extract().header("Location");
        again.statusCode(202).header("Location", equalTo(location));
        later.statusCode(202)
                .header("Location", equalTo(location))
                .body("status", equalTo("succeeded"));
        other.statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(sent(SimulatedFleet.paris.requests())).hasSize(1);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        // When
        ValidatableResponse tooLong = post("{\"sites\":[\"paris\"]}", "k".repeat(256));
        ValidatableResponse twoWords = post("{\"sites\":[\"paris\"]}", "two words");
        // Then
        tooLong.statusCode(400).body("detail", startsWith("Idempotency-Key: "));
        twoWords.statusCode(400);
    }

    @Test
    void moreThanFourAtASiteAreRefused() {
        // Given
        SimulatedFleet.oslo.rescansNeverEnding();
        List<ValidatableResponse> running =
                Stream.generate(() -> post("{\"sites\":[\"oslo\"]}")).limit(4).toList();
        // When
        ValidatableResponse refusal = post("{\"sites\":[\"oslo\",\"paris\"]}");
        SimulatedFleet.oslo.rescansMovingWhenAsked();
        // Then
        refusal.statusCode(409)
                .body("type", equalTo("/problems/too-many-rescans"))
                .body("sites", contains("oslo"));
        assertThat(running)
                .allSatisfy(
                        one -> assertThat(over(one).getString("status")).isNotEqualTo("running"));
    }

    @Test
    void theNewestAreListedFirst() {
        // Given
        String first = post("{\"sites\":[\"paris\"]}").extract().path("id");
        String second = post("{\"sites\":[\"oslo\"]}").extract().path("id");
        // When
        ValidatableResponse two = given().get("/v1/rescans?limit=2").then();
        ValidatableResponse one = given().get("/v1/rescans?limit=1").then();
        // Then
        two.statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.id", contains(second, first));
        one.body("items.id", contains(second));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/rescans?limit=0, limit",
        "/v1/rescans?offset=1, offset",
        "/v1/rescans/1?x=1, x"
    })
    void aParameterThatIsNotTakenIsNamed(String address, String parameter) {
        // When
        ValidatableResponse refusal = given().get(address).then();
        // Then
        refusal.statusCode(400).body("parameter", equalTo(parameter));
    }

    @Test
    void aRescanThatIsNotRememberedIsNotFound() {
        // When
        ValidatableResponse answer = given().get("/v1/rescans/" + UUID.randomUUID()).then();
        // Then
        answer.statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void theMethodsThatAreTakenAreSaid() {
        // When
        ValidatableResponse all = given().delete("/v1/rescans").then();
        ValidatableResponse one = given().delete("/v1/rescans/1").then();
        ValidatableResponse accept = given().get("/v1/sites/paris/accept").then();
        // Then
        all.statusCode(405).header("Allow", "GET, HEAD, POST");
        one.statusCode(405).header("Allow", "GET, HEAD");
        accept.statusCode(405).header("Allow", "POST");
    }
}
