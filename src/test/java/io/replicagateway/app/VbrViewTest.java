package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.simulator.SimulatedPoint;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-on, log-off, errors and walks through pages are as a client of a VBR server expects them. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class VbrViewTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String NEWEST = "1.3-rev2";

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        Stream.of("paris", "oslo", "cloud").forEach(this::read);
    }

    private void read(String site) {
        refresher.refresh(new SiteId(site)).await().atMost(LONG_ENOUGH);
    }

    @ParameterizedTest
    @CsvSource({"password, refresh_token", "Password, Refresh_token"})
    void tokensAreHandedOutInEitherSpellingAndARefreshTokenIsGoodOnce(
            String password, String refresh) {
        // Given
        JsonPath first =
                VbrClient.token(
                                NEWEST,
                                Map.of("grant_type", password, "username", "u", "password", "p"))
                        .jsonPath();
        Map<String, String> form =
                Map.of("grant_type", refresh, "refresh_token", first.getString("refresh_token"));
        // When
        Response second = VbrClient.token(NEWEST, form);
        Response third = VbrClient.token(NEWEST, form);
        // Then
        assertThat(first.getMap(""))
                .containsOnlyKeys(
                        "access_token",
                        "token_type",
                        "refresh_token",
                        "expires_in",
                        ".issued",
                        ".expires");
        assertThat(first.getInt("expires_in")).isEqualTo(900);
        assertThat(first.getString("token_type")).isEqualTo("bearer");
        assertThat(second.statusCode()).isEqualTo(200);
        assertError(third, 401, "InvalidToken");
        VbrClient client = VbrClient.loggedOn(NEWEST);
        assertThat(client.with(first.getString("access_token")).get("replicas").statusCode())
                .isEqualTo(200);
        assertThat(
                        client.with(second.jsonPath().getString("access_token"))
                                .get("replicas")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void afterLogOffNeitherTokenIsGood() {
        // Given
        JsonPath tokens =
                VbrClient.token(
                                NEWEST,
                                Map.of("grant_type", "password", "username", "u", "password", "p"))
                        .jsonPath();
        VbrClient client = VbrClient.loggedOn(NEWEST).with(tokens.getString("access_token"));
        // When
        Response loggedOff = client.request().post("/api/oauth2/logout");
        // Then
        assertThat(loggedOff.statusCode()).isEqualTo(200);
        assertThat(loggedOff.asString()).isEqualTo("{}");
        assertError(client.get("replicas"), 401, "InvalidToken");
        assertError(
                VbrClient.token(
                        NEWEST,
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                tokens.getString("refresh_token"))),
                401,
                "InvalidToken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "username=u&password=p",
                "grant_type=",
                "grant_type=authorization_code&code=x",
                "grant_type=vbr_token&vbr_token=x",
                "grant_type=password",
                "grant_type=password&username=u",
                "grant_type=password&username=%zz&password=p",
                "grant_type=password&username=u&username=v&password=p",
                "grant_type=refresh_token"
            })
    void grantsThatCannotBeMeantAreRefused(String form) {
        // When
        Response answer =
                given().header("x-api-version", NEWEST)
                        .contentType("application/x-www-form-urlencoded")
                        .body(form)
                        .post("/api/oauth2/token");
        // Then
        assertError(answer, 400, "UnexpectedContent");
    }

    @Test
    void aRevisionMustBeNamedAndKnown() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        // When
        Response unknown = VbrClient.loggedOn("1.2-rev1").with("x").request().get("/nothing");
        Response missing = given().get("/api/v1/serverTime");
        Response old = given().header("x-api-version", "1.1-rev2").get("/api/v1/serverTime");
        Response wrongAtLogOn =
                VbrClient.token(
                        "2.0-rev0",
                        Map.of("grant_type", "password", "username", "u", "password", "p"));
        // Then
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertError(missing, 400, "UnexpectedContent");
        assertError(old, 400, "NotImplemented");
        assertError(wrongAtLogOn, 400, "NotImplemented");
        assertThat(client.get("serverTime").statusCode()).isEqualTo(200);
    }

    @Test
    void theTimeNeedsNoTokenAndAllElseDoes() {
        // When
        Response time = given().header("x-api-version", "1.2-rev1").get("/api/v1/serverTime");
        Response withoutToken = given().header("x-api-version", NEWEST).get("/api/v1/replicas");
        Response wrongToken = VbrClient.loggedOn(NEWEST).with("wrong").get("replicaPoints");
        Response basic =
                given().header("x-api-version", NEWEST)
                        .header("Authorization", "Basic dTpw")
                        .get("/api/v1/serverInfo");
        // Then
        assertThat(time.jsonPath().getMap("")).containsOnlyKeys("serverTime", "timeZone");
        assertError(withoutToken, 401, "AccessDenied");
        assertError(wrongToken, 401, "InvalidToken");
        assertError(basic, 401, "AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas?skip=-1",
                "replicas?skip=x",
                "replicas?limit=0",
                "replicas?limit=2147483648",
                "replicas?limit=1&limit=2",
                "replicas?orderColumn=Type",
                "replicas?orderAsc=maybe",
                "replicas?stateFilter=Broken",
                "replicas?jobIdFilter=1",
                "replicas?createdAfterFilter=yesterday",
                "replicas?policyTagFilter=x",
                "replicas?replicaIdFilter=x",
                "replicas?NameFilter=x",
                "replicas?skIp=1",
                "replicaPoints?platformNameFilter=Toaster",
                "replicaPoints?malwareStatusFilter=Fine",
                "replicaPoints?orderColumn=State",
                "replicas/3fa85f64-5717-4562-b3fc-2c963f66afa6/replicaPoints?malwareStatusFilter=Clean"
            })
    void aListThatCannotBeMeantIsRefused(String path) {
        // When
        Response answer = VbrClient.loggedOn(NEWEST).get(path);
        // Then
        assertError(answer, 400, "UnexpectedContent");
    }

    @Test
    void theAnswerIsJsonWhateverIsAccepted() {
        // When
        Response list =
                VbrClient.loggedOn(NEWEST)
                        .request()
                        .accept("application/xml")
                        .get("/api/v1/replicas?limit=1");
        Response form =
                given().header("x-api-version", NEWEST)
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/oauth2/token");
        // Then
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.contentType()).startsWith("application/json");
        assertError(form, 400, "UnexpectedContent");
    }

    @Test
    void rowsWithoutAMomentAreFoundByTheOneThatTheyShow() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        List<Map<String, Object>> all = client.all("replicas", 500);
        // When
        List<Map<String, Object>> old =
                client.all("replicas?createdBeforeFilter=1970-01-02T00:00:00Z", 500);
        List<Map<String, Object>> sinceThen =
                client.all("replicas?createdAfterFilter=1970-01-01T00:00:00Z", 500);
        List<Map<String, Object>> later =
                client.all("replicas?createdAfterFilter=1970-01-01T00:00:01Z", 500);
        // Then
        assertThat(old)
                .isNotEmpty()
                .allMatch(row -> row.get("creationTime").equals("1970-01-01T00:00:00Z"));
        assertThat(sinceThen).hasSameSizeAs(all);
        assertThat(later).hasSize(all.size() - old.size());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        String nobody = UUID.randomUUID().toString();
        SimulatedPoint point = SimulatedFleet.parisRows.points().get(0);
        // When
        Response replica = client.get("replicas/" + nobody);
        Response points = client.get("replicas/" + nobody + "/replicaPoints");
        // Then
        assertError(replica, 404, "NotFound");
        assertThat(replica.jsonPath().getString("resourceId")).isEqualTo(nobody);
        assertError(client.get("replicaPoints/" + nobody), 404, "NotFound");
        assertError(
                client.get("replicas/" + nobody + "/replicaPoints/" + point.id()), 404, "NotFound");
        assertThat(points.statusCode()).isEqualTo(200);
        assertThat(points.jsonPath().getInt("pagination.total")).isZero();
        assertError(client.get("nothing"), 404, "NotFound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas?stateFilter=",
                "replicas?nameFilter=",
                "replicas?jobIdFilter",
                "replicaPoints?replicaIdFilter=%20",
                "replicaPoints?malwareStatusFilter=",
                "sessions?typeFilter=",
                "sessions?resultFilter=Success&resultFilter=",
                "replicas?limit=%EF%BC%91",
            })
    void aParameterWithoutAValueIsRefused(String address) {
        // When
        Response answer = VbrClient.loggedOn(NEWEST).get(address);
        // Then
        assertError(answer, 400, "UnexpectedContent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grant_type=password&username=a&password=b"})
    void aLogOnThatNamesNoContentTypeIsReadAsAForm(String form) throws IOException {
        // When
        String answer = postWithoutType("/api/oauth2/token", form);
        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 " + (form.isEmpty() ? 400 : 200) + " ")
                .contains("application/json");
    }

    /** No HTTP client sends a body of no type. */
    private static String postWithoutType(String path, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            String request =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "x-api-version: 1.3-rev2\r\nContent-Length: %d\r\n\r\n%s";
            socket.getOutputStream()
                    .write(
                            request.formatted(path, body.length(), body)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/v1/replicas | GET, HEAD",
                "GET | /api/oauth2/token | POST",
                "GET | /api/oauth2/logout | POST",
                "PUT | /api/v1/replicas/rescan | POST",
                "POST | /api/v1/sessions | GET, HEAD",
            })
    void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre(
            String method, String path, String allowed) {
        // When
        Response answer = VbrClient.loggedOn(NEWEST).request().request(method, path);
        // Then
        assertError(answer, 405, "MethodNotAllowed");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void aWalkStaysInTheSnapshotOfItsFirstPage() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        String list = "replicaPoints?orderColumn=Name&limit=100&skip=";
        Response first = client.get(list + "0");
        List<String> ids = new ArrayList<>(first.jsonPath().getList("data.id"));
        SimulatedPoint lost = SimulatedFleet.parisRows.points().get(0);
        SimulatedFleet.parisRows.removePoint(lost.id());
        read("paris");
        // When
        for (int skip = 100; skip < first.jsonPath().getInt("pagination.total"); skip += 100) {
            Response page = client.get(list + skip);
            ids.addAll(page.jsonPath().getList("data.id"));
            assertThat(page.header("X-Fleet-Snapshot")).isEqualTo(first.header("X-Fleet-Snapshot"));
        }
        Response again = client.get(list + "0");
        SimulatedFleet.parisRows.put(lost);
        // Then
        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSize(first.jsonPath().getInt("pagination.total"))
                .contains(lost.id());
        assertThat(again.header("X-Fleet-Snapshot")).isNotEqualTo(first.header("X-Fleet-Snapshot"));
        assertThat(again.jsonPath().getInt("pagination.total"))
                .isEqualTo(first.jsonPath().getInt("pagination.total") - 1);
    }

    @Test
    void aPageThatIsAskedForAgainIsTheSameAndStillNeedsAToken() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        // When
        Response first = client.get("replicas?limit=5");
        Response second = client.get("replicas?limit=5");
        Response known =
                client.request()
                        .header("If-None-Match", first.header("ETag"))
                        .get("/api/v1/replicas?limit=5");
        Response ofOtherRevision = VbrClient.loggedOn("1.2-rev1").get("replicas?limit=5");
        Response withoutToken =
                given().header("x-api-version", NEWEST).get("/api/v1/replicas?limit=5");
        // Then
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("X-Fleet-Complete")).isEqualTo("true");
        assertThat(second.header("X-Fleet-Snapshot")).isEqualTo(first.header("X-Fleet-Snapshot"));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.header("X-Fleet-Complete")).isEqualTo("true");
        assertThat(ofOtherRevision.jsonPath().getList("data.type")).contains("Regular");
        assertError(withoutToken, 401, "AccessDenied");
    }

    private static void assertError(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.jsonPath().getString("errorCode")).isEqualTo(code);
        assertThat(answer.jsonPath().getString("message")).isNotBlank();
    }
}
