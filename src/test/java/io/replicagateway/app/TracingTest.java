package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.refresh.KeptLog;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever takes traces sees a refresh with its requests as one, a query as one, and nothing secret. */
@QuarkusTest
@TestProfile(FanOutTest.TwentySites.class)
class TracingTest {

    private static final SiteId EM = new SiteId("em-0");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final AttributeKey<String> SITE = AttributeKey.stringKey("gateway.site");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("gateway.outcome");

    @Inject FleetRefresher refresher;

    @Inject InMemorySpanExporter exporter;

    @BeforeEach
    void readAllSitesWhole() {
        LargeFleet.heal();
        refreshAll();
        exporter.reset();
    }

    private void refreshAll() {
        List<Uni<Void>> refreshes =
                refresher.sources().keySet().stream().map(refresher::refreshWhole).toList();
        Uni.join().all(refreshes).andFailFast().await().atMost(LONG_ENOUGH);
    }

    private Map<String, List<SpanData>> traces() {
        return exporter.getFinishedSpanItems().stream()
                .collect(Collectors.groupingBy(SpanData::getTraceId));
    }

    /** A caller has its answer a little before the span ends. */
    private void awaitSpans(int count) {
        long deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (exporter.getFinishedSpanItems().size() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    @Test
    void eachRefreshIsOneTraceOfItsRequestsHoweverManyRunAtOnce() {
        // When
        refreshAll();
        // Then
        assertThat(traces().values())
                .hasSize(LargeFleet.SITES)
                .allSatisfy(
                        trace -> {
                            SpanData refresh = trace.get(trace.size() - 1);
                            assertThat(refresh.getName()).isEqualTo("refresh");
                            assertThat(refresh.getParentSpanContext().isValid()).isFalse();
                            assertThat(refresh.getAttributes().get(OUTCOME)).isEqualTo("ok");
                            assertThat(trace.subList(0, trace.size() - 1))
                                    .isNotEmpty()
                                    .allSatisfy(request -> isRequestOf(refresh, request));
                        });
    }

    private static void isRequestOf(SpanData refresh, SpanData request) {
        assertThat(request.getParentSpanId()).isEqualTo(refresh.getSpanId());
        assertThat(request.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(request.getAttributes().get(SITE)).isEqualTo(refresh.getAttributes().get(SITE));
        assertThat(request.getAttributes().get(OUTCOME)).isEqualTo("ok");
    }

    @Test
    void aFailedRefreshIsAnErrorAndItsLogLineHasItsTrace() {
        // Given
        LargeFleet.breakThree();
        // When
        List<String> logged;
        try (var log = KeptLog.of(FleetRefresher.class.getPackageName())) {
            refresher.refreshWhole(EM).await().atMost(LONG_ENOUGH);
            logged = log.traces();
        }
        // Then
        List<SpanData> trace = traces().values().iterator().next();
        assertThat(traces()).hasSize(1);
        assertThat(trace)
                .allSatisfy(span -> assertThat(span.getStatus()).isEqualTo(StatusData.error()))
                .extracting(span -> span.getAttributes().get(OUTCOME))
                .containsOnly("unavailable");
        assertThat(logged).containsExactly(trace.get(0).getTraceId());
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void aQueryIsOneTraceWhetherItsPageIsMadeOrKept() {
        // Given
        String query = "/v1/replicas?name=traced*";
        // When
        given().get(query).then().statusCode(200);
        given().get(query).then().statusCode(200);
        awaitSpans(2);
        // Then
        assertThat(traces().values())
                .hasSize(2)
                .allSatisfy(
                        trace ->
                                assertThat(trace)
                                        .singleElement()
                                        .satisfies(
                                                span -> {
                                                    assertThat(span.getKind())
                                                            .isEqualTo(SpanKind.SERVER);
                                                    assertThat(span.getName()).startsWith("GET");
                                                }));
    }

    @Test
    void nothingIsToldOfARequestToASiteButTheSiteAndTheOutcome() {
        // When
        refreshAll();
        // Then
        assertThat(exporter.getFinishedSpanItems())
                .allSatisfy(
                        span ->
                                assertThat(span.getAttributes().asMap())
                                        .containsOnlyKeys(SITE, OUTCOME));
        assertThat(LargeFleet.headersReceived())
                .contains("authorization")
                .doesNotContain("traceparent", "tracestate", "baggage");
    }

    @Test
    void noSpanTellsWhatACallerProvesItselfBy() {
        // Given
        EmClient client = EmClient.logOn("somebody", "once-upon-a-time");
        // When
        client.get("/api/query?type=Replica&format=Entity");
        client.request().header("Authorization", "Bearer dGhlLWtleQ").get("/v1/sites");
        for (String spelled :
                List.of(
                        "/api//logonSessions/",
                        "//api/logonSessions/",
                        "/api/LogonSessions/",
                        "/api/logonSessions;a=b/",
                        "/api/l%6fgonSessions/")) {
            client.get(spelled + client.sessionId());
        }
        client.request()
                .contentType("application/x-www-form-urlencoded")
                .post("/api/oauth2/token?password=once-upon-a-time");
        client.request().delete("/api/logonSessions/" + client.sessionId());
        awaitSpans(7);
        // Then
        assertThat(exporter.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .contains("GET /v1/sites");
        assertThat(exporter.getFinishedSpanItems().toString())
                .doesNotContain(
                        client.token(),
                        client.sessionId(),
                        "once-upon-a-time",
                        "b25jZS11cG9uLWEtdGltZQ",
                        "dGhlLWtleQ");
    }
}
