package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.api.CsvText;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.simulator.SimulatedReplica;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list in CSV or as lines of JSON has every row, the same as its pages have, and refuses what does not fit it. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class ExportsTest {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        List.of("paris", "oslo", "cloud").forEach(this::refresh);
    }

    private void refresh(String site) {
        refresher.refresh(new SiteId(site)).await().atMost(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/replicas",
                "/v1/replicas?state=Ready&sort=-restorePoints,name",
                "/v1/replicas?kind=vbr&rpo=met&rpo=missed&sort=rpo.dueAt",
                "/v1/replicas?fields=rpo,name&site=oslo",
                "/v1/replicas?name=nobody*",
                "/v1/replicas?require=all&maxAge=PT10M&label=region=west",
                "/v1/restore-points",
                "/v1/restore-points?site=oslo&site=cloud&sort=vmName,-createdAt",
                "/v1/restore-points?fields=allowedOperations,backupServer,replicaId,vmName",
                "/v1/restore-points?fields=malwareStatus&kind=em",
                "REPLICA/restore-points",
                "REPLICA/restore-points?state=Ready&sort=nativeId",
            })
    void theRowsAreThoseOfThePages(String list) {
        // Given
        String address = list.replace("REPLICA", "/v1/replicas/" + anyReplica());
        List<JsonNode> rows = walked(address);
        // When
        Response csv = export(CSV, address);
        Response lines = export(NDJSON, address);
        // Then
        List<List<String>> table = CsvText.parse(utf8(csv.asByteArray()));
        List<String> columns = table.get(0);
        assertThat(table.subList(1, table.size()))
                .containsExactlyElementsOf(rows.stream().map(row -> cells(columns, row)).toList());
        assertThat(utf8(lines.asByteArray()).lines().map(ExportsTest::json))
                .containsExactlyElementsOf(rows);
        assertThat(csv.header("X-Total-Count")).isEqualTo(Integer.toString(rows.size()));
        assertThat(lines.header("X-Total-Count")).isEqualTo(Integer.toString(rows.size()));
    }

    private static String anyReplica() {
        return walked("/v1/replicas?site=paris&sort=-restorePoints").get(0).path("id").asText();
    }

    private static Response export(String format, String address) {
        Response response = given().urlEncodingEnabled(false).accept(format).get(address);
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    /** All rows of all pages. */
    private static List<JsonNode> walked(String address) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page = page(address + (address.contains("?") ? "&" : "?") + "limit=100");
        page.path("items").forEach(rows::add);
        while (!page.path("page").path("next").isNull()) {
            String path = address.replaceFirst("\\?.*", "");
            page = page(path + "?cursor=" + page.path("page").path("next").asText());
            page.path("items").forEach(rows::add);
        }
        return rows;
    }

    private static JsonNode page(String address) {
        return json(given().urlEncodingEnabled(false).get(address).asString());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(text, notJson);
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> cells(List<String> columns, JsonNode row) {
        return columns.stream()
                .map(column -> row.at("/" + column.replace('.', '/')))
                .map(ExportsTest::cell)
                .toList();
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return String.join(
                    " ",
                    StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }
        String text = value.isNull() ? "" : value.asText();
        return text.matches("(?s)[=+@\\-\\t\\r].*") ? "'" + text : text;
    }

    @Test
    void theColumnsAreTheMembersWithThePartsOfNestedObjects() {
        // When
        String all = export(CSV, "/v1/replicas").asString();
        String some = export(CSV, "/v1/restore-points?fields=backupServer,id").asString();
        // Then
        assertThat(all)
                .startsWith(
                        "id,site,nativeId,kind,name,type,state,platform,platformId,jobId,policyId,"
                                + "backupServer.id,backupServer.name,createdAt,restorePoints,"
                                + "oldestRestorePointAt,latestRestorePointAt,rpo.status,"
                                + "rpo.targetSeconds,rpo.dueAt,observedAt\r\n");
        assertThat(some).startsWith("id,backupServer.id,backupServer.name\r\n");
    }

    @Test
    void aNameThatIsAFormulaIsText() {
        // Given
        List<String> names =
                List.of(
                        "=HYPERLINK(\"http://evil\",\"x\")",
                        "@sum",
                        "-1",
                        " a, \"b\"\r\nc ",
                        "Ωmega");
        List<String> ids = names.stream().map(ExportsTest::addReplica).toList();
        refresh("paris");
        // When
        String csv = utf8(export(CSV, "/v1/replicas?site=paris&fields=name").asByteArray());
        ids.forEach(SimulatedFleet.parisRows::removeReplica);
        // Then
        assertThat(CsvText.parse(csv))
                .contains(
                        List.of("'" + names.get(0)),
                        List.of("'@sum"),
                        List.of("'-1"),
                        List.of(names.get(3)),
                        List.of("Ωmega"));
    }

    private static String addReplica(String name) {
        SimulatedReplica any = SimulatedFleet.parisRows.replicas().get(0);
        String id = UUID.randomUUID().toString();
        SimulatedFleet.parisRows.put(
                new SimulatedReplica(
                        id,
                        name,
                        any.type(),
                        any.state(),
                        any.platform(),
                        any.platformId(),
                        any.jobId(),
                        any.policyUniqueId(),
                        any.creationTime()));
        return id;
    }

    @Test
    void theHeadSaysWhatFollows() {
        // Given
        JsonNode page = page("/v1/restore-points?limit=1");
        // When
        Response csv = export(CSV, "/v1/restore-points");
        Response lines = export(NDJSON, "/v1/restore-points");
        // Then
        for (Response export : List.of(csv, lines)) {
            export.then()
                    .header("X-Fleet-Snapshot", page.at("/fleet/snapshot").asText())
                    .header("X-Fleet-Complete", "true")
                    .header("X-Fleet-As-Of", page.at("/fleet/asOf").asText())
                    .header("X-Total-Count", page.at("/page/total").asText())
                    .header("Cache-Control", "no-store")
                    .header("Vary", "Accept, Accept-Encoding")
                    .header("Transfer-Encoding", "chunked");
            assertThat(export.headers().hasHeaderWithName("X-Fleet-Problems")).isFalse();
            assertThat(export.headers().hasHeaderWithName("ETag")).isFalse();
        }
        csv.then()
                .header("Content-Type", "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"restore-points.csv\"");
        lines.then().header("Content-Type", "application/x-ndjson");
        assertThat(lines.headers().hasHeaderWithName("Content-Disposition")).isFalse();
    }

    @Test
    void aHeadAloneIsTheSameWithoutABody() {
        for (String format : List.of(CSV, NDJSON)) {
            // Given
            Response whole = export(format, "/v1/replicas");
            // When
            Response head = given().accept(format).head("/v1/replicas");
            // Then
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.asByteArray()).isEmpty();
            whole.headers().asList().stream()
                    .filter(header -> !header.getName().equalsIgnoreCase("Transfer-Encoding"))
                    .forEach(
                            header ->
                                    assertThat(head.header(header.getName()))
                                            .isEqualTo(header.getValue()));
        }
    }

    @Test
    void theSameBytesComeCompressed() throws IOException {
        for (String format : List.of(CSV, NDJSON)) {
            // Given
            byte[] plain = export(format, "/v1/restore-points").asByteArray();
            // When
            Response gzip =
                    given().config(undecoded())
                            .accept(format)
                            .header("Accept-Encoding", "gzip")
                            .get("/v1/restore-points");
            Response refused =
                    given().config(undecoded())
                            .accept(format)
                            .header("Accept-Encoding", "gzip;q=0")
                            .get("/v1/restore-points");
            // Then
            assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(unpacked(gzip.asByteArray())).isEqualTo(plain);
            assertThat(gzip.asByteArray()).hasSizeLessThan(plain.length / 3);
            assertThat(refused.header("Content-Encoding")).isNull();
            assertThat(refused.asByteArray()).isEqualTo(plain);
        }
    }

    private static RestAssuredConfig undecoded() {
        return RestAssured.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | 200 | application/json",
                "application/* | 200 | application/json",
                "application/json, text/csv;q=0.9 | 200 | application/json",
                "application/json;q=0.5, text/csv;q=0.6 | 200 | text/csv;charset=UTF-8;header=present",
                "text/* | 200 | text/csv;charset=UTF-8;header=present",
                "text/csv, */* | 200 | text/csv;charset=UTF-8;header=present",
                "application/x-ndjson, application/json;q=0.9 | 200 | application/x-ndjson",
                "text/csv;q=0 | 406 | application/problem+json",
                "text/csv;header=absent | 406 | application/problem+json",
                "application/xml | 406 | application/problem+json",
                "nonsense | 406 | application/problem+json",
            })
    void theFormatIsTheOneThatIsWantedMost(String accept, int status, String contentType) {
        for (String list :
                List.of("/v1/replicas", "/v1/restore-points", "/v1/replicas/ID/restore-points")) {
            // When
            ValidatableResponse response =
                    given().header("Accept", accept).get(list.replace("ID", anyReplica())).then();
            // Then
            response.statusCode(status).header("Content-Type", contentType);
        }
    }

    @Test
    void whereNothingIsSaidOfFormatsAPageIsAnswered() {
        // When
        Response response = given().get("/v1/replicas?limit=1");
        // Then
        response.then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/json"))
                .header("Vary", "Accept, Accept-Encoding")
                .body("items.size()", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=10, limit",
        "offset=0, offset",
        "cursor=abc, cursor",
        "nonsense=1, nonsense",
        "state=ready, state",
        "createdAfter=yesterday, createdAfter",
        "sort=nonsense, sort",
        "fields=rpo.status, fields",
        "require=most, require",
        "site=nowhere, site",
    })
    void aParameterThatIsNotTakenIsNamed(String parameter, String name) {
        for (String format : List.of(CSV, NDJSON)) {
            // When
            ValidatableResponse response =
                    given().accept(format).get("/v1/replicas?" + parameter).then();
            // Then
            response.statusCode(400)
                    .contentType("application/problem+json")
                    .body("parameter", equalTo(name));
        }
    }

    @Test
    void aPageOfAnExportIsRefusedWithAdvice() {
        // When
        ValidatableResponse response =
                given().accept(CSV).get("/v1/restore-points?limit=1000").then();
        // Then
        response.statusCode(400)
                .body("detail", equalTo("limit: an export has every row; leave it out"));
    }

    @Test
    void whatIsNotThereOrNotGoodEnoughIsAProblemDocumentToo() {
        // When
        ValidatableResponse none =
                given().accept(CSV).get("/v1/replicas/paris:nobody/restore-points").then();
        ValidatableResponse old = given().accept(NDJSON).get("/v1/replicas?maxAge=PT0.001S").then();
        // Then
        none.statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"));
        old.statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-complete"))
                .body("sites.size()", equalTo(3));
    }

    @Test
    void whereAnExportThatBreaksOffWouldLookWholeThereIsNone() throws IOException {
        // When
        String answer;
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            "GET /v1/replicas HTTP/1.0\r\nAccept: text/csv\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            answer = utf8(socket.getInputStream().readAllBytes());
        }
        // Then
        assertThat(answer)
                .startsWith("HTTP/1.0 406 ")
                .contains("application/problem+json", "ask by HTTP/1.1")
                .doesNotContain("X-Total-Count", "text/csv");
    }

    @Test
    void anExportThatIsReadToItsEndIsCounted() {
        // Given
        double before = Exported.count("ndjson", "completed");
        // When
        export(NDJSON, "/v1/restore-points");
        // Then
        Exported.await("ndjson", "completed", before + 1);
    }
}
