package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.replicagateway.refresh.FleetRefresher;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sites that hang, fail or send rubbish harm no other site, shorten no list, and are named in every answer. */
@QuarkusTest
@TestProfile(FanOutTest.TwentySites.class)
class FanOutTest {

    /** Twenty sites and no other resource, with traces. */
    public static final class TwentySites implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.exporter", "none");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(KeptSpans.class);
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LargeFleet.class));
        }
    }

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Inject FleetRefresher refresher;

    @BeforeEach
    void readAllSitesWhole() {
        LargeFleet.heal();
        readAllSites();
        assertThat(fleet().getBoolean("complete")).isTrue();
    }

    private void readAllSites() {
        List<Uni<Void>> refreshes =
                refresher.sources().keySet().stream().map(refresher::refresh).toList();
        Uni.join().all(refreshes).andFailFast().await().atMost(LONG_ENOUGH);
    }

    private static JsonPath fleet() {
        return given().get("/v1/restore-points?limit=1").jsonPath().setRootPath("fleet");
    }

    @Test
    void threeBrokenSitesOfTwentyLeaveTheOthersFreshAndTheirOwnRowsInPlace() {
        // Given
        long total = given().get("/v1/restore-points?limit=1").jsonPath().getLong("page.total");
        LargeFleet.breakThree();
        // When
        readAllSites();
        // Then
        JsonPath answer = given().get("/v1/restore-points?limit=1").jsonPath();
        assertThat(answer.getLong("page.total")).isEqualTo(total);
        assertThat(answer.getInt("fleet.sites.fresh")).isEqualTo(LargeFleet.SITES);
        assertThat(answer.<Map<String, String>>getList("fleet.problems"))
                .extracting(problem -> problem.get("site"), problem -> problem.get("failure"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("em-0", "unavailable"),
                        org.assertj.core.groups.Tuple.tuple("vbr-0", "timed-out"),
                        org.assertj.core.groups.Tuple.tuple("vbr-1", "malformed"));
    }

    @Test
    void aSiteThatAnswersAgainIsNoProblemAnyMore() {
        // Given
        LargeFleet.breakThree();
        readAllSites();
        LargeFleet.heal();
        // When
        readAllSites();
        // Then
        assertThat(fleet().getList("problems")).isEmpty();
        assertThat(LargeFleet.mostSessionsAtOneSite()).isEqualTo(1);
    }

    @Test
    void aDemandThatTheSitesCannotSatisfyIsRefusedAndNotAnsweredWithLess() {
        // When
        Response fresh = given().get("/v1/restore-points?require=all");
        Response tooOld = given().get("/v1/restore-points?maxAge=PT0.000001S");
        // Then
        assertThat(fresh.statusCode()).isEqualTo(200);
        assertThat(tooOld.statusCode()).isEqualTo(503);
        assertThat(tooOld.jsonPath().getList("sites")).hasSize(LargeFleet.SITES);
    }

    @Test
    void everySiteHasItsMetersAndNoRowHasOne() {
        // When
        String metrics = given().get("/q/metrics").asString();
        // Then
        assertThat(metrics)
                .contains(
                        "gateway_site_up{kind=\"vbr\",site=\"vbr-0\"}",
                        "gateway_site_age_seconds{site=\"em-3\"}",
                        "gateway_site_rows{site=\"em-3\",type=\"restore-point\"}",
                        "gateway_replicas{site=\"vbr-2\",state=\"Ready\"}",
                        "gateway_newest_restore_point_age_seconds{site=\"vbr-2\"}",
                        "gateway_rpo_replicas{site=\"vbr-2\",status=\"missed\"}",
                        "gateway_refresh_seconds_count{outcome=\"ok\",site=\"vbr-2\"}",
                        "gateway_upstream_requests_seconds_count{operation=",
                        "gateway_upstream_sessions{site=\"vbr-2\"}",
                        "gateway_pages_total{outcome=\"miss\"}");
        assertThat(metrics).doesNotContain("_replica\"");
    }
}
