package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.simulator.SimulatedPoint;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulated sites hold comes out of the API added up. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class SummaryTest {

    private static final String SUMMARY = "/v1/summary";

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        List.of("paris", "oslo", "cloud")
                .forEach(
                        site ->
                                refresher
                                        .refresh(new SiteId(site))
                                        .await()
                                        .atMost(Duration.ofSeconds(20)));
    }

    @Test
    void everySiteAndStateHasTheRowsThatTheSitesHold() {
        // Given
        List<Truth> truths =
                List.of(
                        Truth.ofVbr("paris", SimulatedFleet.parisRows, null),
                        Truth.ofVbr("oslo", SimulatedFleet.osloRows, null),
                        Truth.ofEm("cloud", SimulatedFleet.cloudRows));
        Map<List<Object>, Long> replicas = counts(truths.stream().map(Truth::replicas));
        Map<List<Object>, Long> points = counts(truths.stream().map(Truth::restorePoints));
        // When
        JsonPath summary = summary("?groupBy=site,state");
        // Then
        Map<List<Object>, Long> countedReplicas = new HashMap<>();
        Map<List<Object>, Long> countedPoints = new HashMap<>();
        for (Map<String, Object> item : summary.<Map<String, Object>>getList("items")) {
            Map<?, ?> group = (Map<?, ?>) item.get("group");
            List<Object> values = Arrays.asList(group.get("site"), group.get("state"));
            count(countedReplicas, values, item.get("replicas"));
            count(countedPoints, values, item.get("restorePoints"));
        }
        assertThat(countedReplicas).isEqualTo(replicas);
        assertThat(countedPoints).isEqualTo(points);
        assertThat(summary.getBoolean("fleet.complete")).isTrue();
    }

    private static Map<List<Object>, Long> counts(
            Stream<Map<String, Map<String, Object>>> rowsById) {
        return rowsById.flatMap(rows -> rows.values().stream())
                .collect(
                        Collectors.groupingBy(
                                row -> Arrays.asList(row.get("site"), row.get("state")),
                                Collectors.counting()));
    }

    private static void count(Map<List<Object>, Long> counts, List<Object> values, Object count) {
        if (!count.equals(0)) {
            counts.put(values, ((Number) count).longValue());
        }
    }

    @Test
    void groupsComeInTheOrderOfTheirValuesAndThoseWithoutComeLast() {
        // When
        Response answer = given().get(SUMMARY + "?groupBy=label:region,kind");
        // Then
        JsonPath summary = answer.jsonPath();
        assertThat(answer.asString())
                .startsWith(
                        "{\"groupBy\":[\"label:region\",\"kind\"],\"items\":[{\"group\":{\"label:region\":"
                                + "\"north\",\"kind\":\"vbr\"},\"replicas\":25,\"restorePoints\":");
        assertThat(summary.<Map<String, String>>getList("items.group"))
                .extracting(group -> group.get("label:region"))
                .containsExactly("north", "west", null);
        assertThat(summary.getList("items.replicas"))
                .containsExactly(25, SimulatedFleet.parisRows.replicas().size(), 30);
    }

    @Test
    void oldestAndNewestAreWrittenAsTheRowsAre() {
        // Given
        String list = "/v1/restore-points?limit=1&site=paris&state=Ready&sort=";
        String oldest = given().get(list + "createdAt").path("items[0].createdAt");
        String newest = given().get(list + "-createdAt").path("items[0].createdAt");
        // When
        JsonPath summary = summary("?site=paris&state=Ready");
        // Then
        assertThat(summary.getMap("items[0].group")).isEmpty();
        assertThat(summary.getString("items[0].oldestRestorePointAt")).isEqualTo(oldest);
        assertThat(summary.getString("items[0].latestRestorePointAt")).isEqualTo(newest);
        assertThat(summary.getString("total.latestRestorePointAt")).isEqualTo(newest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "site=paris&site=cloud",
                "label=region=north&label=region=west",
                "kind=em",
                "state=Ready",
                "platform=VMware&state=Ready&state=Failover",
                "createdAfter=2020-01-01T00:00:00Z",
                "createdBefore=2020-01-01T00:00:00%2B01:00",
            })
    void aFilterLeavesTheRowsThatItLeavesInBothLists(String filter) {
        // Given
        long replicas = listed("/v1/replicas", filter);
        long points = listed("/v1/restore-points", filter);
        // When
        JsonPath total = summary("?groupBy=type&" + filter).setRootPath("total");
        // Then
        assertThat(total.getLong("replicas")).isEqualTo(replicas);
        assertThat(total.getLong("restorePoints")).isEqualTo(points);
        assertThat(
                        total.getLong("rpo.met")
                                + total.getLong("rpo.missed")
                                + total.getLong("rpo.unknown"))
                .isEqualTo(replicas);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name=*1*", "rpo=missed", "rpo=met&rpo=unknown", "jobId=x", "policyId=x"})
    void aFilterOfReplicasLeavesThoseOfTheirListAlone(String filter) {
        // Given
        long replicas = listed("/v1/replicas", filter);
        // When
        JsonPath summary = summary("?groupBy=rpo,site&" + filter);
        // Then
        assertThat(summary.getLong("total.replicas")).isEqualTo(replicas);
        assertThat(summary.getString("total.restorePoints")).isNull();
        assertThat(summary.getList("items.restorePoints")).allMatch(Objects::isNull);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vmName=*1*", "malwareStatus=Clean", "type=Full&vmName=*"})
    void aFilterOfRestorePointsLeavesThoseOfTheirListAlone(String filter) {
        // Given
        long points = listed("/v1/restore-points", filter);
        // When
        JsonPath summary = summary("?groupBy=malwareStatus&" + filter);
        // Then
        assertThat(summary.getLong("total.restorePoints")).isEqualTo(points);
        assertThat(summary.getString("total.replicas")).isNull();
        assertThat(summary.getString("total.rpo")).isNull();
    }

    @Test
    void theRestorePointsOfOneReplicaAreAddedUpByItsId() {
        // Given
        String replica = "paris:" + SimulatedFleet.parisRows.points().get(0).replicaId();
        // When
        JsonPath summary = summary("?groupBy=site&replicaId=" + replica);
        // Then
        assertThat(summary.getList("items.group.site")).containsExactly("paris");
        assertThat(summary.getLong("total.restorePoints"))
                .isEqualTo(listed("/v1/restore-points", "replicaId=" + replica));
    }

    private static long listed(String path, String filter) {
        return given().urlEncodingEnabled(false)
                .get(path + "?limit=1&" + filter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("page.total");
    }

    private static JsonPath summary(String query) {
        return given().urlEncodingEnabled(false)
                .get(SUMMARY + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groupBy=nonsense | groupBy",
                "groupBy= | groupBy",
                "groupBy=site,,state | groupBy",
                "groupBy=Site | groupBy",
                "groupBy=name | groupBy",
                "groupBy=site,state,site | groupBy",
                "groupBy=site&groupBy=site | groupBy",
                "groupBy=label:nowhere | groupBy",
                "groupBy=label: | groupBy",
                "groupBy=site,kind,state,platform,type,label:region,label:tier,rpo,malwareStatus | groupBy",
                "groupBy=rpo,malwareStatus | groupBy",
                "groupBy=rpo&vmName=x | vmName",
                "groupBy=malwareStatus&name=x | name",
                "groupBy=malwareStatus&jobId=x | jobId",
                "groupBy=malwareStatus&policyId=x | policyId",
                "groupBy=malwareStatus&rpo=met | rpo",
                "name=x&malwareStatus=Clean | malwareStatus",
                "name=x&replicaId=paris:1 | replicaId",
                "replicaId=paris:1&rpo=met | replicaId",
                "site=nowhere | site",
                "label=region | label",
                "kind=hyperv | kind",
                "state=ready | state",
                "platform=Toaster | platform",
                "type=full | type",
                "type=Full&rpo=met | type",
                "malwareStatus=Fine | malwareStatus",
                "replicaId=nonsense | replicaId",
                "rpo=perhaps | rpo",
                "createdAfter=yesterday | createdAfter",
                "createdBefore=2026-11-22 | createdBefore",
                "require=most | require",
                "maxAge=2 | maxAge",
                "limit=1 | limit",
                "offset=0 | offset",
                "cursor=x | cursor",
                "sort=site | sort",
                "fields=group | fields",
                "groupby=site | groupby",
            })
    void whatCannotBeMeantIsNamed(String query, String parameter) {
        // When
        ValidatableResponse response =
                given().urlEncodingEnabled(false).get(SUMMARY + "?" + query).then();
        // Then
        response.statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("parameter", equalTo(parameter))
                .body("detail", startsWith(parameter + ": "));
    }

    @Test
    void aSiteThatMakesUpMoreThanAThousandStatesIsNotGroupedByThem() {
        // Given
        List<SimulatedPoint> madeUp =
                IntStream.range(0, 1001).mapToObj(SummaryTest::pointOfItsOwnState).toList();
        madeUp.forEach(SimulatedFleet.parisRows::put);
        readAllSites();
        // When
        ValidatableResponse grouped = given().get(SUMMARY + "?groupBy=state").then();
        ValidatableResponse filtered =
                given().get(SUMMARY + "?groupBy=state&state=Odd-7&state=Odd-1000").then();
        // Then
        madeUp.forEach(point -> SimulatedFleet.parisRows.removePoint(point.id()));
        grouped.statusCode(400)
                .body("parameter", equalTo("groupBy"))
                .body(
                        "detail",
                        equalTo(
                                "groupBy: gives more than 1000 groups: filter, or group by fewer"
                                        + " fields"));
        filtered.statusCode(200)
                .body("items.group.state", equalTo(List.of("Odd-1000", "Odd-7")))
                .body("items.restorePoints", equalTo(List.of(1, 1)));
    }

    private static SimulatedPoint pointOfItsOwnState(int number) {
        SimulatedPoint any = SimulatedFleet.parisRows.points().get(0);
        return new SimulatedPoint(
                new UUID(0, number).toString(),
                any.replicaId(),
                any.vmName(),
                any.pointType(),
                "Odd-" + number,
                any.platform(),
                any.platformId(),
                any.creationTime(),
                any.malwareStatus(),
                any.allowedOperations());
    }

    @Test
    void aDemandThatTheSitesCannotSatisfyIsRefusedAndNotAnsweredWithLess() {
        // When
        ValidatableResponse met = given().get(SUMMARY + "?require=all&maxAge=PT1H").then();
        ValidatableResponse tooOld =
                given().get(SUMMARY + "?maxAge=PT0.000001S&kind=vbr&groupBy=site").then();
        // Then
        met.statusCode(200);
        tooOld.statusCode(503)
                .contentType("application/problem+json")
                .body("sites", equalTo(List.of("oslo", "paris")));
    }

    @Test
    void aSummaryThatTheCallerHasAlreadyIsNotSentAgain() {
        // Given
        String address = SUMMARY + "?groupBy=platform";
        Response first = given().get(address);
        // When
        Response again = given().header("If-None-Match", first.header("ETag")).get(address);
        Response other =
                given().header("If-None-Match", first.header("ETag"))
                        .get(SUMMARY + "?groupBy=kind");
        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void theSameBytesComeCompressedWithATagOfTheirOwn() {
        // Given
        Response plain =
                given().config(
                                RestAssured.config()
                                        .decoderConfig(
                                                DecoderConfig.decoderConfig().noContentDecoders()))
                        .header("Accept-Encoding", "identity")
                        .get(SUMMARY + "?groupBy=state");
        // When
        Response gzip = given().header("Accept-Encoding", "gzip").get(SUMMARY + "?groupBy=state");
        // Then
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(gzip.asString()).isEqualTo(plain.asString());
    }

    @Test
    void aSummaryIsMadeOnceHoweverItIsAskedFor() {
        // Given
        double hits = pages("hit");
        double misses = pages("miss");
        // When
        byte[] first = given().get(SUMMARY + "?groupBy=type,site&kind=em&kind=vbr").asByteArray();
        byte[] sameWords =
                given().get(SUMMARY + "?groupBy=type,site&kind=em&kind=vbr").asByteArray();
        byte[] otherWords =
                given().get(SUMMARY + "?kind=vbr&kind=em&groupBy=type&groupBy=site").asByteArray();
        byte[] demanding =
                given().get(SUMMARY + "?kind=vbr&kind=em&groupBy=type,site&require=all")
                        .asByteArray();
        byte[] otherOrder =
                given().get(SUMMARY + "?groupBy=site,type&kind=em&kind=vbr").asByteArray();
        // Then
        assertThat(List.of(sameWords, otherWords, demanding)).containsOnly(first);
        assertThat(otherOrder).isNotEqualTo(first);
        assertThat(pages("hit")).isEqualTo(hits + 3);
        assertThat(pages("miss")).isEqualTo(misses + 2);
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
    void itIsMeteredUnderItsOwnAddress() {
        // Given
        given().get(SUMMARY);
        // When
        String metrics = given().get("/q/metrics").asString();
        // Then
        assertThat(metrics).contains("uri=\"/v1/summary\"");
    }
}
