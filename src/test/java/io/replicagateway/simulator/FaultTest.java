package io.replicagateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final String TIME = "/api/v1/serverTime";

    private final FakeVbr server = FakeVbr.start(new SimulatedInventory());
    private final Caller caller = Caller.ofVbr(server, "1.3-rev2");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDelayOnlyDelays() {
        // Given
        server.failing(new Fault.Delay(Duration.ofMillis(60)));
        long before = System.nanoTime();
        // When
        HttpResponse<String> answer = caller.get(TIME);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void aHangingRequestHoldsNobodyElseUpAndIsCutByHealing() {
        // Given
        server.failing(Fault.on("hang", new Fault.Hang()));
        // A POST, because the JDK's client repeats a GET whose connection was cut.
        CompletableFuture<HttpResponse<String>> hanging =
                CompletableFuture.supplyAsync(() -> caller.post(TIME + "?hang", ""));
        // When
        int other = caller.get(TIME).statusCode();
        awaitRequests(2);
        boolean doneBefore = hanging.isDone();
        server.heal();
        // Then
        assertThat(other).isEqualTo(200);
        assertThat(doneBefore).isFalse();
        assertThatThrownBy(hanging::join).isInstanceOf(CompletionException.class);
    }

    @Test
    void aCutConnectionHasNoAnswer() {
        // Given
        server.failing(new Fault.CutConnection());
        // When
        // Then
        assertThatThrownBy(() -> caller.get(TIME)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aRequestWhoseAnswerIsLostMayHaveBeenCarriedOut() {
        // Given
        Caller loggedOn = Caller.loggedOn(server, "1.3-rev2");
        server.failing(Fault.on("/rescan", new Fault.CarriedOut(new Fault.Status(503))));
        // When
        int lost = loggedOn.post("/api/v1/replicas/rescan", "{}").statusCode();
        int sessions = loggedOn.json("/api/v1/sessions").path("data").size();
        // Then
        assertThat(lost).isEqualTo(503);
        assertThat(sessions).isEqualTo(1);
    }

    @Test
    void aTruncatedBodyIsShorterThanAnnounced() {
        // Given
        server.failing(new Fault.TruncatedBody());
        // When
        // Then
        assertThatThrownBy(() -> caller.get(TIME)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aStatusComesInTheVendorsShapeWithItsWait() {
        // Given
        server.failing(new Fault.Status(503, Duration.ofSeconds(7)));
        // When
        HttpResponse<String> answer = caller.get(TIME);
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(Caller.json(answer).path("errorCode").asText()).isEqualTo("ServiceUnavailable");
    }

    @Test
    void garbageIsAnsweredWithSuccess() {
        // Given
        server.failing(new Fault.Garbage());
        // When
        HttpResponse<String> answer = caller.get(TIME);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.body()).startsWith("<html>");
    }

    @Test
    void aRefusedLogonLeavesOtherRequestsAlone() {
        // Given
        server.failing(new Fault.RefuseLogon());
        // When
        int logon = caller.logOn("gateway", "secret").statusCode();
        int other = caller.get(TIME).statusCode();
        // Then
        assertThat(logon).isEqualTo(401);
        assertThat(other).isEqualTo(200);
        assertThat(server.logons()).isZero();
    }

    @Test
    void aTrickleIsWholeInTheEnd() {
        // Given
        server.failing(new Fault.Trickle(Duration.ofMillis(1)));
        // When
        HttpResponse<String> answer = caller.get(TIME);
        // Then
        assertThat(Caller.json(answer).has("serverTime")).isTrue();
    }

    @Test
    void aShareOfRequestsFailsAsTheSeedSays() {
        // Given
        Fault fault = new Fault.Sometimes(0.5, 42, new Fault.Status(500));
        // When
        List<Integer> once = twenty(fault);
        List<Integer> again = twenty(fault);
        // Then
        assertThat(once).isEqualTo(again).contains(200, 500);
    }

    @Test
    void limitsOfPathAndNumberCombine() {
        // Given
        server.failing(
                Fault.on("serverTime", Fault.after(1, Fault.times(2, new Fault.Status(500)))));
        // When
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            caller.get("/api/v1/elsewhere");
            statuses.add(caller.get(TIME).statusCode());
        }
        // Then
        assertThat(statuses).containsExactly(200, 500, 500, 200, 200);
    }

    @Test
    void theFirstFaultThatStrikesWins() {
        // Given
        server.failing(Fault.times(1, new Fault.Status(500))).failing(new Fault.Status(503));
        // When
        List<Integer> statuses =
                List.of(caller.get(TIME).statusCode(), caller.get(TIME).statusCode());
        // Then
        assertThat(statuses).containsExactly(500, 503);
        assertThat(server.heal().requests()).hasSize(2);
        assertThat(caller.get(TIME).statusCode()).isEqualTo(200);
    }

    @Test
    void enterpriseManagerFailsInItsOwnShape() {
        // Given
        Fault fault = Fault.firstOf(new Fault.RefuseLogon(), new Fault.Status(503));
        // When
        try (FakeEnterpriseManager em =
                FakeEnterpriseManager.start(new SimulatedInventory()).failing(fault)) {
            HttpResponse<String> logon = new Caller(em.url()).emLogOn("gateway", "secret");
            HttpResponse<String> root = new Caller(em.url()).get("/api/");
            // Then
            assertThat(logon.statusCode()).isEqualTo(401);
            assertThat(Caller.xml(root).getDocumentElement().getAttribute("StatusCode"))
                    .isEqualTo("503");
        }
    }

    private List<Integer> twenty(Fault fault) {
        server.heal().failing(fault);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(caller.get(TIME).statusCode());
        }
        return statuses;
    }

    private void awaitRequests(int count) {
        while (server.requests().size() < count) {
            Thread.onSpinWait();
        }
    }
}
