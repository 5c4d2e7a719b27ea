package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeVbrTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final String NEWEST = "1.3-rev2";

    private final SimulatedInventory inventory = SimulatedInventory.seeded(1, SeedSpec.vbr(NOW));
    private final MutableClock clock = new MutableClock(NOW);
    private final FakeVbr server = FakeVbr.start(inventory).clock(clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRequestWithoutVersionIsRefused() {
        // Given
        Caller caller = new Caller(server.url());
        // When
        HttpResponse<String> answer = caller.get("/api/v1/serverTime");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).path("errorCode").asText()).isEqualTo("UnexpectedContent");
    }

    @Test
    void anUnsupportedVersionIsRefusedAsNotImplemented() {
        // Given
        server.revisions("1.2-rev1", "1.3-rev0");
        // When
        HttpResponse<String> answer = Caller.ofVbr(server, NEWEST).logOn("gateway", "secret");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).path("errorCode").asText()).isEqualTo("NotImplemented");
        assertThat(Caller.ofVbr(server, "1.3-rev0").logOn("gateway", "secret").statusCode())
                .isEqualTo(200);
    }

    @Test
    void serverTimeNeedsNoLogonAndEverythingElseDoes() {
        // Given
        Caller caller = Caller.ofVbr(server, NEWEST);
        // When
        JsonNode time = caller.json("/api/v1/serverTime");
        // Then
        assertThat(WireTimes.instant(time.path("serverTime").asText())).isEqualTo(NOW);
        assertThat(time.path("ianaTimeZoneId").asText()).isNotEmpty();
        for (String path : List.of("serverInfo", "replicas", "replicaPoints", "sessions")) {
            assertThat(caller.get("/api/v1/" + path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void logonRefreshAndLogoutFormOneChain() {
        // Given
        Caller caller = Caller.ofVbr(server, NEWEST);
        JsonNode first = Caller.json(caller.logOn("gateway", "secret"));
        String refresh =
                "grant_type=Refresh_token&refresh_token=" + first.path("refresh_token").asText();
        // When
        JsonNode second = Caller.json(caller.form("/api/oauth2/token", refresh));
        HttpResponse<String> reused = caller.form("/api/oauth2/token", refresh);
        int openBefore = server.openSessions();
        caller.with("Authorization", "Bearer " + second.path("access_token").asText());
        HttpResponse<String> logout = caller.post("/api/oauth2/logout", "");
        // Then
        assertThat(first.path("token_type").asText()).isEqualTo("bearer");
        assertThat(first.path("expires_in").asInt()).isEqualTo(900);
        assertThat(first.has(".issued")).isTrue();
        assertThat(first.has(".expires")).isTrue();
        assertThat(reused.statusCode()).isEqualTo(401);
        assertThat(openBefore).isEqualTo(1);
        assertThat(logout.statusCode()).isEqualTo(200);
        assertThat(server.openSessions()).isZero();
        assertThat(server.logons()).isEqualTo(1);
        assertThat(server.refreshes()).isEqualTo(1);
        assertThat(caller.get("/api/v1/replicas").statusCode()).isEqualTo(401);
    }

    @Test
    void anAccountMayHaveAnyCharacters() {
        // Given
        server.account("DOMÄNE\\jürgen", "p&=+ %ß");
        // When
        HttpResponse<String> right =
                Caller.ofVbr(server, NEWEST).logOn("DOMÄNE\\jürgen", "p&=+ %ß");
        HttpResponse<String> wrong = Caller.ofVbr(server, NEWEST).logOn("DOMÄNE\\jürgen", "p&=+ %");
        // Then
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(wrong.statusCode()).isEqualTo(401);
    }

    @Test
    void ofManyRefreshesWithOneTokenOneSucceedsAndTheOldAccessTokenStaysGood() {
        // Given
        Caller caller = Caller.ofVbr(server, NEWEST);
        JsonNode pair = Caller.json(caller.logOn("gateway", "secret"));
        String refresh =
                "grant_type=refresh_token&refresh_token=" + pair.path("refresh_token").asText();
        // When
        List<Integer> statuses =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> caller.form("/api/oauth2/token", refresh).statusCode())
                        .toList();
        caller.with("Authorization", "Bearer " + pair.path("access_token").asText());
        int old = caller.get("/api/v1/replicas").statusCode();
        // Then
        assertThat(statuses).containsOnlyOnce(200).contains(401);
        assertThat(old).isEqualTo(200);
        assertThat(server.openSessions()).isEqualTo(1);
    }

    @Test
    void sessionsExpiredForGoodCannotBeRefreshed() {
        // Given
        Caller caller = Caller.ofVbr(server, NEWEST);
        JsonNode pair = Caller.json(caller.logOn("gateway", "secret"));
        String refresh =
                "grant_type=refresh_token&refresh_token=" + pair.path("refresh_token").asText();
        // When
        server.expireSessionsForGood();
        int status = caller.form("/api/oauth2/token", refresh).statusCode();
        // Then
        assertThat(status).isEqualTo(401);
        assertThat(server.openSessions()).isZero();
    }

    @Test
    void aShortTermRefreshTokenOutlivesTheAccessTokenByAQuarterOfAnHour() {
        // Given
        Caller caller = Caller.ofVbr(server, NEWEST);
        String form =
                "grant_type=password&username=gateway&password=secret&use_short_term_refresh=true";
        caller.form("/api/oauth2/token", form);
        // When
        clock.advance(Duration.ofMinutes(29));
        int openJustBefore = server.openSessions();
        clock.advance(Duration.ofMinutes(1));
        // Then
        assertThat(openJustBefore).isEqualTo(1);
        assertThat(server.openSessions()).isZero();
    }

    @Test
    void aServerMayTakeRequestsWithoutVersion() {
        // Given
        server.missingVersionAllowed();
        // When
        JsonNode time = new Caller(server.url()).json("/api/v1/serverTime");
        // Then
        assertThat(time.has("ianaTimeZoneId")).isTrue();
    }

    @Test
    void aNameFilterMayMatchOtherTextsThanTheName() {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        String path = "/api/v1/replicas?nameFilter=failback";
        // When
        int strict = total(caller.json(path));
        server.nameFilterMatchingAnyText();
        int loose = total(caller.json(path));
        // Then
        assertThat(strict).isZero();
        assertThat(loose).isPositive();
    }

    @Test
    void aWrongMethodIsRefusedAndChangesNothing() {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        String session =
                Caller.json(caller.post("/api/v1/replicas/rescan", "{}")).path("id").asText();
        // When
        HttpResponse<String> wrong = caller.get("/api/v1/sessions/" + session + "/stop");
        String stateAfterWrong =
                caller.json("/api/v1/sessions").path("data").path(0).path("state").asText();
        HttpResponse<String> right = caller.post("/api/v1/sessions/" + session + "/stop", "");
        // Then
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(stateAfterWrong).isEqualTo("Starting");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(caller.json("/api/v1/sessions/" + session).path("state").asText())
                .isEqualTo("Stopped");
    }

    @Test
    void tokensExpireByTheServersClock() {
        // Given
        server.tokensLasting(Duration.ofMinutes(1));
        Caller caller = Caller.loggedOn(server, NEWEST);
        // When
        clock.advance(Duration.ofMinutes(1));
        HttpResponse<String> answer = caller.get("/api/v1/replicas");
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Caller.json(answer).path("errorCode").asText()).isEqualTo("ExpiredToken");
        assertThat(server.openSessions()).isEqualTo(1);
        clock.advance(Duration.ofDays(14));
        assertThat(server.openSessions()).isZero();
    }

    @Test
    void expiredSessionsAreRefusedWithAnEmptyBodyIfAskedFor() {
        // Given
        server.emptyUnauthorizedBodies();
        Caller caller = Caller.loggedOn(server, NEWEST);
        // When
        server.expireSessions();
        HttpResponse<String> answer = caller.get("/api/v1/replicas");
        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2"})
    void everyRevisionSpellsItsOwnWay(String revision) {
        // Given
        Caller caller = Caller.loggedOn(server, revision);
        // When
        JsonNode replicas = caller.json("/api/v1/replicas");
        JsonNode points = caller.json("/api/v1/replicaPoints?limit=1000");
        // Then
        Set<String> types = new HashSet<>(replicas.path("data").findValuesAsText("type"));
        assertThat(types)
                .containsExactlyInAnyOrder(revision.equals(NEWEST) ? "Snapshot" : "Regular", "CDP");
        List<String> platforms = replicas.path("data").findValuesAsText("platformName");
        assertThat(platforms.contains("Proxmox")).isEqualTo(revision.equals(NEWEST));
        boolean oldest = revision.equals("1.2-rev1");
        List<String> malware = points.path("data").findValuesAsText("malwareStatus");
        assertThat(malware.contains("Informative")).isEqualTo(!oldest);
        assertThat(replicas.path("pagination").has("limit")).isEqualTo(!oldest);
        assertThat(caller.json("/api/v1/serverInfo").has("platform")).isEqualTo(!oldest);
        assertThat(points.toString().contains("StartDiskPublish"))
                .isEqualTo(revision.equals(NEWEST));
    }

    @Test
    void thePolicyFilterIsIgnoredUnderItsOtherName() {
        // Given
        Caller old = Caller.loggedOn(server, "1.3-rev1");
        Caller newest = Caller.loggedOn(server, NEWEST);
        // When
        int oldByTag = total(old.json("/api/v1/replicas?policyTagFilter=policy-1"));
        int newByTag = total(newest.json("/api/v1/replicas?policyTagFilter=policy-1"));
        int newById = total(newest.json("/api/v1/replicas?policyUniqueIdFilter=policy-1"));
        // Then
        assertThat(oldByTag).isEqualTo(newById).isBetween(1, 23);
        assertThat(newByTag).isEqualTo(24);
    }

    @Test
    void pagesTogetherAreTheWholeSortedList() {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        List<Instant> times = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        // When
        for (int skip = 0; skip < inventory.points().size(); skip += 10) {
            String query = "?orderColumn=creationTime&orderAsc=false&limit=10&skip=" + skip;
            caller.json("/api/v1/replicaPoints" + query)
                    .path("data")
                    .forEach(
                            point -> {
                                times.add(WireTimes.instant(point.path("creationTime").asText()));
                                ids.add(point.path("id").asText());
                            });
        }
        // Then
        assertThat(ids).hasSize(inventory.points().size());
        assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void theDefaultPageIsTwoHundredRowsAndACapHoldsWhateverIsAskedFor() {
        // Given
        SimulatedInventory large = SimulatedInventory.seeded(2, SeedSpec.vbr(NOW).sized(100, 7));
        // When
        try (FakeVbr big = FakeVbr.start(large)) {
            JsonNode usual = Caller.loggedOn(big, NEWEST).json("/api/v1/replicaPoints");
            JsonNode oldest = Caller.loggedOn(big, "1.2-rev1").json("/api/v1/replicaPoints");
            big.cappingPagesAt(5);
            JsonNode capped = Caller.loggedOn(big, NEWEST).json("/api/v1/replicaPoints?limit=50");
            // Then
            assertThat(usual.path("data")).hasSize(200);
            assertThat(total(usual)).isEqualTo(large.points().size());
            assertThat(oldest.path("data")).hasSize(large.points().size());
            assertThat(capped.path("data")).hasSize(5);
            assertThat(capped.path("pagination").path("count").asInt()).isEqualTo(5);
        }
    }

    @Test
    void filtersNarrowAndUnknownOnesDoNot() {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        SimulatedPoint point = inventory.points().get(3);
        String time = Caller.encoded(point.creationTime());
        String bounds = "createdAfterFilter=" + time + "&createdBeforeFilter=" + time;
        // When
        JsonNode named = caller.json("/api/v1/replicaPoints?nameFilter=*sql*");
        JsonNode malware = caller.json("/api/v1/replicaPoints?malwareStatusFilter=infected");
        JsonNode ofReplica =
                caller.json("/api/v1/replicaPoints?replicaIdFilter=" + point.replicaId());
        JsonNode inReplica =
                caller.json("/api/v1/replicas/" + point.replicaId() + "/replicaPoints");
        JsonNode unknown = caller.json("/api/v1/replicaPoints?backupIdFilter=" + point.replicaId());
        JsonNode states = caller.json("/api/v1/replicas?stateFilter=Failover");
        JsonNode moment = caller.json("/api/v1/replicaPoints?" + bounds);
        // Then
        assertThat(named.path("data").findValuesAsText("name"))
                .isNotEmpty()
                .allMatch(name -> name.contains("sql"));
        assertThat(malware.path("data").findValuesAsText("malwareStatus"))
                .isNotEmpty()
                .containsOnly("Infected");
        assertThat(ofReplica).isEqualTo(inReplica);
        assertThat(total(ofReplica)).isEqualTo(inventory.pointsOf(point.replicaId()).size());
        assertThat(total(unknown)).isEqualTo(inventory.points().size());
        assertThat(states.path("data").findValuesAsText("state"))
                .isNotEmpty()
                .containsOnly("Failover");
        assertThat(moment.path("data").findValuesAsText("id")).contains(point.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "skip=-1",
                "limit=0",
                "limit=x",
                "orderColumn=Colour",
                "orderAsc=up",
                "createdAfterFilter=now"
            })
    void senselessParametersAreRefused(String query) {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        // When
        HttpResponse<String> answer = caller.get("/api/v1/replicas?" + query);
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).path("errorCode").asText()).isEqualTo("UnexpectedContent");
    }

    @Test
    void singleObjectsAreFoundByIdOnly() {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        SimulatedPoint point = inventory.points().get(0);
        String stranger =
                "/api/v1/replicas/"
                        + inventory.replicas().get(1).id()
                        + "/replicaPoints/"
                        + point.id();
        String absent = "12345678-1234-4234-8234-123456789abc";
        // When
        JsonNode direct = caller.json("/api/v1/replicaPoints/" + point.id());
        JsonNode below =
                caller.json(
                        "/api/v1/replicas/" + point.replicaId() + "/replicaPoints/" + point.id());
        HttpResponse<String> missing = caller.get("/api/v1/replicas/" + absent);
        // Then
        assertThat(direct).isEqualTo(below);
        assertThat(direct.path("creationTime").asText()).isEqualTo(point.creationTime());
        assertThat(caller.get(stranger).statusCode()).isEqualTo(404);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(Caller.json(missing).path("resourceId").asText()).isEqualTo(absent);
        assertThat(caller.json("/api/v1/replicas/" + absent + "/replicaPoints").path("data"))
                .isEmpty();
    }

    @Test
    void theBulkPathAndServerInfoCanBeTakenAway() {
        // Given
        server.withoutBulkPath().serverInfoForbidden();
        Caller caller = Caller.loggedOn(server, NEWEST);
        // When
        HttpResponse<String> bulk = caller.get("/api/v1/replicaPoints");
        HttpResponse<String> info = caller.get("/api/v1/serverInfo");
        // Then
        assertThat(bulk.statusCode()).isEqualTo(404);
        assertThat(info.statusCode()).isEqualTo(403);
        assertThat(Caller.json(info).path("errorCode").asText()).isEqualTo("AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2"})
    void aRescanGoesFromStartingToStopped(String revision) {
        // Given
        Caller caller = Caller.loggedOn(server, revision);
        String body = "{\"replicaIds\":[\"" + inventory.replicas().get(0).id() + "\"]}";
        // When
        HttpResponse<String> begun = caller.post("/api/v1/replicas/rescan", body);
        String path = "/api/v1/sessions/" + Caller.json(begun).path("id").asText();
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            states.add(caller.json(path).path("state").asText());
        }
        JsonNode end = caller.json(path);
        JsonNode info = caller.json(path + "/logs").path("records").path(0).path("additionalInfo");
        // Then
        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(states).containsExactly("Starting", "Working", "Stopped", "Stopped");
        assertThat(end.path("result").path("result").asText()).isEqualTo("Success");
        assertThat(end.has("initiatedBy")).isEqualTo(!revision.equals("1.2-rev1"));
        assertThat(end.has("progress")).isEqualTo(revision.equals(NEWEST));
        assertThat(info.isArray()).isEqualTo(revision.equals(NEWEST));
        assertThat(info.isMissingNode()).isEqualTo(revision.equals("1.2-rev1"));
        assertThat(
                        caller.json("/api/v1/sessions?resultFilter=Failed&resultFilter=Success")
                                .path("data"))
                .hasSize(1);
        assertThat(caller.json("/api/v1/sessions?stateFilter=Working").path("data")).isEmpty();
    }

    @Test
    void aRescanMayTakeItsTimeByTheServersClock() {
        // Given
        AtomicInteger ends = new AtomicInteger();
        server.rescansTaking(Duration.ofMinutes(5))
                .rescansEnding("Failed")
                .afterRescan(ends::incrementAndGet);
        Caller caller = Caller.loggedOn(server, NEWEST);
        String id = Caller.json(caller.post("/api/v1/replicas/rescan", "{}")).path("id").asText();
        // When
        clock.advance(Duration.ofMinutes(4));
        JsonNode before = caller.json("/api/v1/sessions/" + id);
        clock.advance(Duration.ofMinutes(1));
        JsonNode after = caller.json("/api/v1/sessions").path("data").path(0);
        // Then
        assertThat(before.path("state").asText()).isEqualTo("Working");
        assertThat(before.path("progressPercent").asInt()).isEqualTo(50);
        assertThat(after.path("state").asText()).isEqualTo("Stopped");
        assertThat(after.path("result").path("result").asText()).isEqualTo("Failed");
        assertThat(ends).hasValue(1);
    }

    @Test
    void aRescanMayNeverEnd() {
        // Given
        server.rescansNeverEnding();
        Caller caller = Caller.loggedOn(server, NEWEST);
        String id = Caller.json(caller.post("/api/v1/replicas/rescan", "{}")).path("id").asText();
        // When
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            states.add(caller.json("/api/v1/sessions/" + id).path("state").asText());
        }
        // Then
        assertThat(states).containsOnly("Starting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"replicaIds\":7}",
                "{\"replicaIds\":[\"no-guid\"]}",
                "{\"replicaIds\":[\"00000000-0000-0000-0000-000000000001\"]}",
                "{"
            })
    void aRescanOfWhatIsNotThereIsRefused(String body) {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        // When
        HttpResponse<String> answer = caller.post("/api/v1/replicas/rescan", body);
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(caller.json("/api/v1/sessions").path("data")).isEmpty();
    }

    @Test
    void aRescanMayBeForbidden() {
        // Given
        server.rescanForbidden();
        Caller caller = Caller.loggedOn(server, NEWEST);
        // When
        int forbidden = caller.post("/api/v1/replicas/rescan", "{}").statusCode();
        server.rescanAllowed();
        int allowed = caller.post("/api/v1/replicas/rescan", "{}").statusCode();
        // Then
        assertThat(forbidden).isEqualTo(403);
        assertThat(allowed).isEqualTo(201);
    }

    @Test
    void rowsMayVanishBetweenPages() {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        SimulatedPoint first = inventory.points().get(0);
        server.betweenPages(() -> inventory.removePoint(first.id()));
        // When
        JsonNode before = caller.json("/api/v1/replicaPoints?limit=1");
        JsonNode after = caller.json("/api/v1/replicaPoints?limit=1");
        // Then
        assertThat(before.path("data").path(0).path("id").asText()).isEqualTo(first.id());
        assertThat(total(after)).isEqualTo(total(before) - 1);
    }

    @Test
    void answersBearTheVendorsHeadersAndRequestsAreRecorded() {
        // Given
        Caller caller = Caller.loggedOn(server, NEWEST);
        server.forgetRequests();
        // When
        HttpResponse<String> answer = caller.get("/api/v1/replicas?nameFilter=a%2Bb");
        // Then
        assertThat(answer.headers().map())
                .containsKeys(
                        "cache-control", "strict-transport-security", "x-frame-options", "date");
        assertThat(server.requests()).hasSize(1);
        RecordedRequest request = server.requests().get(0);
        assertThat(request.path()).isEqualTo("/api/v1/replicas");
        assertThat(request.query()).isEqualTo("nameFilter=a%2Bb");
        assertThat(request.parameters()).containsEntry("nameFilter", List.of("a+b"));
        assertThat(request.header("X-API-VERSION")).isEqualTo(NEWEST);
        assertThat(request.at()).isEqualTo(NOW);
    }

    private static int total(JsonNode page) {
        return page.path("pagination").path("total").asInt();
    }
}
