package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of one VBR server finds all rows of all sites, EM's too, in the words of the revision that it speaks. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class VbrViewTruthTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String NEWEST = "1.3-rev2";

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        Stream.of("paris", "oslo", "cloud")
                .forEach(site -> refresher.refresh(new SiteId(site)).await().atMost(LONG_ENOUGH));
    }

    /** The rows of the sites that tell all they have; what oslo tells is limited by the old revision that it speaks. */
    private static Stream<Map<String, Object>> rows(
            Function<Truth, Map<String, Map<String, Object>>> type) {
        return Stream.of(
                        Truth.ofVbr("paris", SimulatedFleet.parisRows, null),
                        Truth.ofEm("cloud", SimulatedFleet.cloudRows))
                .flatMap(site -> type.apply(site).values().stream());
    }

    private static Map<Object, Map<String, Object>> byId(Stream<Map<String, Object>> rows) {
        return rows.collect(Collectors.toMap(row -> row.get("id"), row -> row));
    }

    private static void assertShown(
            List<Map<String, Object>> shown,
            Map<Object, Map<String, Object>> expected,
            int others) {
        assertThat(shown).hasSize(expected.size() + others).doesNotHaveDuplicates();
        Map<Object, Map<String, Object>> byId = byId(shown.stream());
        expected.forEach((id, row) -> assertThat(byId.get(id)).isEqualTo(row));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2"})
    void everyReplicaIsShown(String revision) {
        // Given
        Map<Object, Map<String, Object>> expected =
                byId(rows(Truth::replicas).map(new VbrExpected(revision)::replica));
        // When
        List<Map<String, Object>> shown = VbrClient.loggedOn(revision).all("replicas", 17);
        // Then
        assertShown(shown, expected, SimulatedFleet.osloRows.replicas().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2"})
    void everyRestorePointIsShown(String revision) {
        // Given
        Map<Object, Map<String, Object>> expected =
                byId(rows(Truth::restorePoints).map(new VbrExpected(revision)::replicaPoint));
        // When
        List<Map<String, Object>> shown = VbrClient.loggedOn(revision).all("replicaPoints", 200);
        // Then
        assertShown(shown, expected, SimulatedFleet.osloRows.points().size());
    }

    @Test
    void aRowIsFoundByItsIdWhateverItsOrigin() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        for (Map<String, Object> point : client.all("replicaPoints", 1000).subList(0, 40)) {
            String replica = point.get("replicaId").toString();
            String id = point.get("id").toString();
            // When
            Map<String, Object> alone =
                    client.get("replicaPoints/" + id.toUpperCase(Locale.ROOT)).jsonPath().get();
            Map<String, Object> ofReplica =
                    client.get("replicas/" + replica + "/replicaPoints/" + id).jsonPath().get();
            JsonPath found = client.get("replicas/" + replica).jsonPath();
            List<Map<String, Object>> siblings =
                    client.all("replicas/" + replica + "/replicaPoints", 100);
            // Then
            assertThat(alone).isEqualTo(point).isEqualTo(ofReplica);
            assertThat(found.getString("id")).isEqualTo(replica);
            assertThat(siblings).contains(point);
            assertThat(siblings).allMatch(one -> one.get("replicaId").equals(replica));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "replicas, Name, name",
        "replicas, CreationTime, creationTime",
        "replicas, platformId, platformId",
        "replicas, JobId, jobId",
        "replicas, State, state",
        "replicaPoints, creationTime, creationTime",
        "replicaPoints, ReplicaId, replicaId",
        "replicaPoints, PlatformId, platformId",
        "replicaPoints, Name, name"
    })
    void listsAreSortedByWhatTheyShow(String list, String column, String member) {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        Comparator<String> order =
                member.equals("creationTime")
                        ? Comparator.comparing(time -> OffsetDateTime.parse(time).toInstant())
                        : Comparator.comparing(text -> text.toLowerCase(Locale.ROOT));
        // When
        List<String> up = shown(client.all(list + "?orderColumn=" + column, 300), member);
        List<String> down =
                shown(client.all(list + "?orderAsc=false&orderColumn=" + column, 300), member);
        // Then
        assertThat(up).isSortedAccordingTo(order);
        assertThat(down).isSortedAccordingTo(order.reversed());
        assertThat(up).hasSameSizeAs(down).isNotEmpty();
    }

    private static List<String> shown(List<Map<String, Object>> rows, String member) {
        return rows.stream().map(row -> row.get(member).toString()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "replicas, stateFilter=ready, state, Ready",
        "replicas, stateFilter=Processing, state, Processing",
        "replicas, jobIdFilter=00000000-0000-0000-0000-000000000000, jobId, 00000000-0000-0000-0000-000000000000",
        "replicas, platformIdFilter=00000000-0000-0000-0000-000000000000, platformId, 00000000-0000-0000-0000-000000000000",
        "replicaPoints, platformNameFilter=CustomPlatform, platformName, CustomPlatform",
        "replicaPoints, platformNameFilter=VMware, platformName, VMware",
        "replicaPoints, malwareStatusFilter=Infected, malwareStatus, Infected"
    })
    void filtersGoByWhatIsShown(String list, String filter, String member, String value) {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        List<Map<String, Object>> expected =
                client.all(list, 500).stream()
                        .filter(row -> value.equals(row.get(member)))
                        .toList();
        // When
        List<Map<String, Object>> filtered = client.all(list + "?" + filter, 500);
        // Then
        assertThat(filtered).isNotEmpty().containsExactlyElementsOf(expected);
    }

    @Test
    void namesAreFoundByTheirBeginningTheirEndOrAPart() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        List<Map<String, Object>> all = client.all("replicaPoints", 500);
        String name = all.get(0).get("name").toString();
        // When
        List<Map<String, Object>> whole =
                client.all("replicaPoints?nameFilter=" + encoded(name), 500);
        List<Map<String, Object>> beginning =
                client.all("replicaPoints?nameFilter=" + encoded(name.substring(0, 3)) + "*", 500);
        // Then
        assertThat(whole)
                .isNotEmpty()
                .allMatch(row -> row.get("name").toString().equalsIgnoreCase(name));
        assertThat(beginning).hasSizeGreaterThanOrEqualTo(whole.size());
        assertThat(client.all("replicaPoints?nameFilter=" + encoded(name.substring(0, 3)), 500))
                .isEmpty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void momentsBoundListsFromTheFirstOnAndBeforeTheSecond() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        List<Map<String, Object>> all = client.all("replicaPoints?orderColumn=CreationTime", 500);
        String from = all.get(all.size() / 3).get("creationTime").toString();
        String to = all.get(2 * all.size() / 3).get("creationTime").toString();
        List<Map<String, Object>> expected =
                all.stream()
                        .filter(row -> !time(row).isBefore(OffsetDateTime.parse(from)))
                        .filter(row -> time(row).isBefore(OffsetDateTime.parse(to)))
                        .toList();
        // When
        List<Map<String, Object>> bounded =
                client.all(
                        "replicaPoints?orderColumn=CreationTime&createdAfterFilter="
                                + from
                                + "&createdBeforeFilter="
                                + to,
                        500);
        // Then
        assertThat(bounded).isNotEmpty().containsExactlyElementsOf(expected);
    }

    /** As many checks as there are descriptions at hand; what must be there is also asserted by hand, above. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2"})
    void everyAnswerIsAsTheVendorDescribesIt(String revision) {
        // Given
        VbrClient client = VbrClient.loggedOn(revision);
        Map<String, String> schemas = new LinkedHashMap<>();
        schemas.put("serverTime", "ServerTimeModel");
        schemas.put("serverInfo", "ServerInfoModel");
        schemas.put("replicas?limit=500", "ReplicasResult");
        schemas.put("replicaPoints?limit=5000", "ReplicaPointsResult");
        schemas.put("replicas/" + id(client, "replicas"), "ReplicaModel");
        schemas.put("replicas/" + id(client, "replicas") + "/replicaPoints", "ReplicaPointsResult");
        schemas.put("replicaPoints/" + id(client, "replicaPoints"), "ReplicaPointModel");
        schemas.put("replicas/none", "Error");
        schemas.put("replicas?skip=x", "Error");
        schemas.put("nothing", "Error");
        // When
        Map<String, String> answers = new LinkedHashMap<>();
        schemas.keySet().forEach(path -> answers.put(path, client.get(path).asString()));
        // Then
        assertThat(answers.values()).allMatch(answer -> answer.startsWith("{"));
        VendorSchemas.of(revision)
                .ifPresent(
                        vendors ->
                                schemas.forEach(
                                        (path, schema) ->
                                                assertThat(
                                                                vendors.faults(
                                                                        schema, answers.get(path)))
                                                        .as(path)
                                                        .isEmpty()));
    }

    private static String id(VbrClient client, String list) {
        return client.get(list + "?limit=1").jsonPath().getString("data[0].id");
    }

    private static OffsetDateTime time(Map<String, Object> row) {
        return OffsetDateTime.parse(row.get("creationTime").toString());
    }
}
