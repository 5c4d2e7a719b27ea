package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of one VBR server rescans replicas of all sites, and follows one session until it has stopped. */
@QuarkusTest
@QuarkusTestResource(SimulatedFleet.class)
class VbrRescanViewTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String NEWEST = "1.3-rev2";

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSites() {
        SimulatedFleet.paris.rescansTaking(Duration.ZERO);
        SimulatedFleet.oslo.rescansTaking(Duration.ZERO);
        Stream.of("paris", "oslo", "cloud")
                .forEach(site -> refresher.refresh(new SiteId(site)).await().atMost(LONG_ENOUGH));
    }

    @Test
    void aRescanOfReplicasOfTwoSitesIsOneSession() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        String ofParis = SimulatedFleet.parisRows.replicas().get(0).id();
        String ofOslo = SimulatedFleet.osloRows.replicas().get(0).id();
        // When
        Response begun =
                rescan(client, "{\"replicaIds\":[\"" + ofParis + "\",\"" + ofOslo + "\"]}");
        String id = begun.jsonPath().getString("id");
        await(() -> "Stopped".equals(client.get("sessions/" + id).jsonPath().get("state")));
        // Then
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(201);
        assertThat(begun.jsonPath().getString("sessionType"))
                .isEqualTo("ConfigurationResynchronize");
        JsonPath session = client.get("sessions/" + id).jsonPath();
        assertThat(session.getString("result.result")).isEqualTo("Success");
        assertThat(session.getString("result.message")).contains("oslo").contains("paris");
        assertThat(session.getInt("progressPercent")).isEqualTo(100);
        assertDescribed(NEWEST, "SessionModel", begun);
        for (String revision : List.of("1.2-rev1", "1.3-rev0", "1.3-rev1", NEWEST)) {
            VbrClient other = VbrClient.loggedOn(revision);
            Response logs = other.get("sessions/" + id + "/logs");
            assertThat(logs.jsonPath().getList("records.title", String.class))
                    .anyMatch(title -> title.startsWith("paris"))
                    .anyMatch(title -> title.startsWith("oslo"));
            assertThat(logs.jsonPath().getInt("totalRecords"))
                    .isEqualTo(logs.jsonPath().getList("records").size());
            assertDescribed(revision, "SessionLogResult", logs);
            assertDescribed(revision, "SessionModel", other.get("sessions/" + id));
            assertDescribed(revision, "SessionsResult", other.get("sessions"));
        }
    }

    private static void assertDescribed(String revision, String schema, Response answer) {
        assertThat(answer.statusCode()).isLessThan(300);
        VendorSchemas.of(revision)
                .ifPresent(
                        vendors -> assertThat(vendors.faults(schema, answer.asString())).isEmpty());
    }

    @Test
    void noListMeansEverySiteThatHasRescans() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        // When
        Response begun = rescan(client, "");
        String id = begun.jsonPath().getString("id");
        await(() -> "Stopped".equals(client.get("sessions/" + id).jsonPath().get("state")));
        // Then
        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(client.get("sessions/" + id).jsonPath().getString("result.message"))
                .contains("oslo")
                .contains("paris")
                .doesNotContain("cloud");
    }

    @Test
    void whatCannotBeRescannedIsNamedAndNothingIsBegun() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        String known = SimulatedFleet.parisRows.replicas().get(0).id();
        String ofCloud = SimulatedFleet.cloudRows.replicas().get(0).id();
        String nobodys = UUID.randomUUID().toString();
        int before = total(client);
        // When
        Response answer =
                rescan(
                        client,
                        "{\"replicaIds\":[\""
                                + String.join("\",\"", List.of(known, nobodys, ofCloud))
                                + "\"]}");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errorCode")).isEqualTo("UnexpectedContent");
        assertThat(answer.jsonPath().getString("message"))
                .contains(nobodys)
                .contains(ofCloud)
                .doesNotContain(known);
        assertThat(total(client)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"replicaIds\":[]}",
                "{\"replicaIds\":\"x\"}",
                "{\"replicaIds\":[\"x\"]}",
                "{\"replicaPointIds\":[]}",
                "<ReplicaRescanSpec/>"
            })
    void aBodyThatCannotBeMeantIsRefused(String body) {
        // When
        Response answer = rescan(VbrClient.loggedOn(NEWEST), body);
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errorCode")).isEqualTo("UnexpectedContent");
    }

    @Test
    void sessionsAreFilteredAndPaged() {
        // Given
        VbrClient client = VbrClient.loggedOn(NEWEST);
        rescan(client, "");
        String all = "sessions?typeFilter=ReplicaJob&typeFilter=ConfigurationResynchronize";
        // When
        int found = client.get(all).jsonPath().getInt("pagination.total");
        // Then
        assertThat(found).isEqualTo(total(client)).isPositive();
        assertThat(client.get("sessions?typeFilter=ReplicaJob").jsonPath().getList("data"))
                .isEmpty();
        assertThat(client.get("sessions?limit=1&orderColumn=EndTime").jsonPath().getList("data"))
                .hasSize(1);
        assertThat(
                        client.get("sessions?createdBeforeFilter=2020-01-01T00:00:00Z")
                                .jsonPath()
                                .getList("data"))
                .isEmpty();
        assertThat(client.get("sessions?stateFilter=Wrong").statusCode()).isEqualTo(400);
        assertThat(client.get("sessions?typeFilter=Wrong").statusCode()).isEqualTo(400);
        assertThat(
                        VbrClient.loggedOn("1.2-rev1")
                                .get("sessions?typeFilter=ReplicaJob&typeFilter=Failover")
                                .statusCode())
                .isEqualTo(400);
        assertThat(client.get("sessions/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(client.get("sessions/" + UUID.randomUUID() + "/logs").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2-rev1, typeFilter=RestoreVm, typeFilter=Retention",
        "1.3-rev0, typeFilter=Retention, typeFilter=BackupCopyJob",
        "1.3-rev1, typeFilter=BackupCopyJob, typeFilter=HaSwitchover",
        "1.3-rev2, typeFilter=HaSwitchover, typeFilter=None",
        "1.3-rev1, stateFilter=Idle, stateFilter=ActionRequired",
        "1.3-rev2, stateFilter=ActionRequired, stateFilter=None",
    })
    void wordsOfAFilterAreThoseOfTheRevision(String revision, String known, String unknown) {
        // Given
        VbrClient client = VbrClient.loggedOn(revision);
        // When
        int first = client.get("sessions?" + known).statusCode();
        int second = client.get("sessions?" + unknown).statusCode();
        // Then
        assertThat(first).isEqualTo(200);
        assertThat(second).isEqualTo(400);
    }

    private static int total(VbrClient client) {
        return client.get("sessions").jsonPath().getInt("pagination.total");
    }

    private static Response rescan(VbrClient client, String body) {
        var request = client.request();
        return (body.isEmpty() ? request : request.contentType("application/json").body(body))
                .post("/api/v1/replicas/rescan");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
