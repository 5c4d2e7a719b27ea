package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller gets wrong is said in a problem document, and never answered with a list that is not what was asked. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class StrictApiTest {

    @Inject FleetRefresher refresher;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/replicas?nonsense=1 | nonsense",
                "/v1/replicas?State=Ready | State",
                "/v1/replicas?vmName=x | vmName",
                "/v1/replicas?limit=0 | limit",
                "/v1/replicas?limit=1001 | limit",
                "/v1/replicas?limit=-1 | limit",
                "/v1/replicas?limit=ten | limit",
                "/v1/replicas?limit=1.5 | limit",
                "/v1/replicas?limit=99999999999999999999 | limit",
                "/v1/replicas?limit= | limit",
                "/v1/replicas?limit=1&limit=1 | limit",
                "/v1/replicas?offset=-1 | offset",
                "/v1/replicas?offset=2147483648 | offset",
                "/v1/replicas?offset=0&offset=1 | offset",
                "/v1/replicas?site=nowhere | site",
                "/v1/replicas?site= | site",
                "/v1/replicas?label=region | label",
                "/v1/replicas?label=region=nowhere | label",
                "/v1/replicas?kind=vbr&kind=hyperv | kind",
                "/v1/replicas?state=ready | state",
                "/v1/replicas?state=Ready,Failover | state",
                "/v1/replicas?platform=Toaster | platform",
                "/v1/replicas?type=Full | type",
                "/v1/replicas?rpo=perhaps | rpo",
                "/v1/replicas?createdAfter=yesterday | createdAfter",
                "/v1/replicas?createdAfter=2026-11-22 | createdAfter",
                "/v1/replicas?createdAfter=2026-11-22T03:20:00 | createdAfter",
                "/v1/replicas?createdBefore=2026-13-22T03:20:00Z | createdBefore",
                "/v1/replicas?sort=nonsense | sort",
                "/v1/replicas?sort=name,-name | sort",
                "/v1/replicas?sort=name,,state | sort",
                "/v1/replicas?sort=name&sort=state | sort",
                "/v1/replicas?sort=name,state,type,platform,site,kind | sort",
                "/v1/replicas?fields=id,nonsense | fields",
                "/v1/replicas?require=most | require",
                "/v1/replicas?maxAge=2 | maxAge",
                "/v1/replicas?maxAge=PT0S | maxAge",
                "/v1/replicas?maxAge=-PT1M | maxAge",
                "/v1/replicas?cursor=nonsense | cursor",
                "/v1/restore-points?name=x | name",
                "/v1/restore-points?rpo=met | rpo",
                "/v1/restore-points?malwareStatus=Fine | malwareStatus",
                "/v1/restore-points?replicaId=nonsense | replicaId",
                "/v1/restore-points?replicaId=nowhere:5 | replicaId",
                "/v1/restore-points?sort=allowedOperations | sort",
                "/v1/sites?limit=1 | limit",
                "/v1/sites/paris?x=1 | x",
            })
    void aParameterThatIsNotTakenIsNamed(String address, String parameter) {
        // When
        ValidatableResponse response = given().urlEncodingEnabled(false).get(address).then();
        // Then
        response.statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("parameter", equalTo(parameter))
                .body("status", equalTo(400))
                .body("instance", startsWith("urn:uuid:"));
    }

    @Test
    void aValueThatIsTooLongIsRefusedAndManyStarsAreNot() {
        // When
        ValidatableResponse tooLong =
                given().queryParam("name", "*".repeat(1000)).get("/v1/replicas").then();
        ValidatableResponse stars =
                given().queryParam("name", "*".repeat(200) + "x").get("/v1/replicas").then();
        // Then
        tooLong.statusCode(400).body("parameter", equalTo("name"));
        stars.statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/replicas/nonsense",
                "/v1/replicas/paris:nonsense",
                "/v1/replicas/nowhere:5",
                "/v1/replicas/paris:nonsense/restore-points",
                "/v1/restore-points/%00",
                "/v1/restore-points/paris:%2F..%2F",
                "/v1/sites/nowhere",
                "/v1/sites/NOWHERE",
                "/v1/nonsense",
                "/nonsense",
            })
    void whatDoesNotExistIsNotFound(String address) {
        // When
        ValidatableResponse response = given().urlEncodingEnabled(false).get(address).then();
        // Then
        response.statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/replicas?name=%zz", "/v1/replicas/%zz"})
    void aMalformedAddressIsAProblemDocumentToo(String address) throws IOException {
        // When
        String answer = rawAnswer(closing(address));
        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "\"status\":400");
    }

    @Test
    void anAddressThatIsNotEncodedAsItShouldBeIsUnderstood() throws IOException {
        // When
        String quoted = rawAnswer(closing("/v1/replicas?limit=1&name=\"<{a|b}>\""));
        String semicolon = rawAnswer(closing("/v1/replicas?limit=1;state=Ready"));
        // Then
        assertThat(quoted).startsWith("HTTP/1.1 200 ").contains("\"total\":0");
        assertThat(semicolon).startsWith("HTTP/1.1 400 ").contains("1;state=Ready");
    }

    private static String closing(String address) {
        return "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    /** No HTTP client sends such an address. */
    private static String rawAnswer(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aMethodOrFormatThatIsNotThereIsAProblemDocumentToo() {
        // When
        ValidatableResponse method = given().delete("/v1/replicas").then();
        ValidatableResponse read = given().get("/v1/sites/paris/refresh").then();
        ValidatableResponse named = given().delete("/v1/replicas/refresh").then();
        ValidatableResponse format = given().accept("application/xml").get("/v1/replicas").then();
        // Then
        method.statusCode(405).contentType("application/problem+json").header("Allow", "GET, HEAD");
        read.statusCode(405).header("Allow", "POST");
        named.statusCode(405).header("Allow", "GET, HEAD");
        format.statusCode(406).contentType("application/problem+json");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        // When
        ValidatableResponse response =
                given().body("x".repeat(100_000)).post("/v1/sites/paris/refresh").then();
        // Then
        response.statusCode(413).contentType("application/problem+json");
    }

    @Test
    void aRefreshIsAcceptedAndTheSiteIsReadAnew() {
        // Given
        refresher.refresh(new SiteId("paris")).await().atMost(Duration.ofSeconds(20));
        int before = SimulatedFleet.paris.requests().size();
        // When
        ValidatableResponse response = given().post("/v1/sites/paris/refresh").then();
        refresher.refresh(new SiteId("paris")).await().atMost(Duration.ofSeconds(20));
        // Then
        response.statusCode(202).header("Location", Matchers.endsWith("/v1/sites/paris"));
        assertThat(SimulatedFleet.paris.requests()).hasSizeGreaterThan(before);
    }

    @Test
    void eachProblemTypeIsDescribedAtItsAddress() {
        // Given
        String type = given().get("/v1/replicas?limit=0").jsonPath().getString("type");
        // When
        ValidatableResponse description = given().get(type).then();
        // Then
        description.statusCode(200).body(Matchers.containsString("parameter"));
    }
}
