package io.replicagateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.source.em.EmSources;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import io.replicagateway.source.http.UpstreamObserver;
import io.replicagateway.source.vbr.VbrSources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the simulated sites: what passes is retried, what stays is told by its kind, nothing is shortened. */
@QuarkusTest
class FaultySitesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final String VBR_LIST = "/api/v1/replicas";
    private static final String EM_LIST = "/api/query";

    private final SimulatedInventory ofVbr =
            SimulatedInventory.seeded(1, SeedSpec.vbr(NOW).sized(4, 5));
    private final SimulatedInventory ofEm =
            SimulatedInventory.seeded(1, SeedSpec.em(NOW).sized(4, 5));
    private final FakeVbr vbr = FakeVbr.start(ofVbr);
    private final FakeEnterpriseManager em = FakeEnterpriseManager.start(ofEm);
    private final List<String> observed = new CopyOnWriteArrayList<>();
    private final UpstreamObserver observer =
            (site, operation, outcome, took) -> observed.add(operation + " " + outcome);

    @AfterEach
    void stop() {
        vbr.close();
        em.close();
    }

    private static SiteConnection impatient(SiteConnection connection) {
        return Sites.within(Duration.ofMillis(700), connection);
    }

    private ReplicaSource vbrSource() {
        return VbrSources.connect(
                impatient(Sites.at(vbr.url())), Optional.empty(), Clock.systemUTC(), observer);
    }

    private ReplicaSource emSource() {
        return EmSources.connect(impatient(Sites.at(em.url())), Clock.systemUTC(), observer);
    }

    static Stream<Arguments> lastingFaults() {
        return Stream.of(
                Arguments.of(new Fault.Hang(), FailureKind.TIMED_OUT),
                Arguments.of(new Fault.CutConnection(), FailureKind.UNREACHABLE),
                Arguments.of(new Fault.TruncatedBody(), FailureKind.UNREACHABLE),
                Arguments.of(new Fault.Garbage(), FailureKind.MALFORMED),
                Arguments.of(
                        new Fault.Garbage("application/json", "{\"data\":"), FailureKind.MALFORMED),
                Arguments.of(
                        new Fault.Garbage("application/json", "{\"items\":[]}"),
                        FailureKind.MALFORMED),
                Arguments.of(
                        new Fault.Garbage("application/json", "{\"data\":[{\"name\":\"x\"}]}"),
                        FailureKind.MALFORMED),
                Arguments.of(
                        new Fault.Garbage("application/xml", "<QueryResult><Entities>"),
                        FailureKind.MALFORMED),
                Arguments.of(
                        new Fault.Garbage("application/xml", "<Other/>"), FailureKind.MALFORMED),
                Arguments.of(
                        new Fault.Garbage(
                                "application/xml",
                                "<!DOCTYPE q [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                                        + "<QueryResult>&b;</QueryResult>"),
                        FailureKind.MALFORMED),
                Arguments.of(
                        new Fault.Garbage(
                                "application/xml",
                                "<!DOCTYPE q [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                                        + "<QueryResult><Entities>&a;</Entities></QueryResult>"),
                        FailureKind.MALFORMED),
                Arguments.of(
                        new Fault.Garbage(
                                "application/xml",
                                "<QueryResult>"
                                        + "<a>".repeat(5000)
                                        + "</a>".repeat(5000)
                                        + "</QueryResult>"),
                        FailureKind.MALFORMED),
                Arguments.of(new Fault.Trickle(Duration.ofMillis(50)), FailureKind.TIMED_OUT),
                Arguments.of(new Fault.Status(401), FailureKind.UNAUTHORIZED),
                Arguments.of(new Fault.Status(403), FailureKind.FORBIDDEN),
                Arguments.of(new Fault.Status(404), FailureKind.REJECTED),
                Arguments.of(new Fault.Status(429), FailureKind.UNAVAILABLE),
                Arguments.of(new Fault.Status(500), FailureKind.UNAVAILABLE),
                Arguments.of(new Fault.Status(503), FailureKind.UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aFaultOfAVbrListThatLastsIsToldByItsKind(Fault fault, FailureKind kind) {
        // Given
        vbr.failing(Fault.on(VBR_LIST, fault));
        // When
        SourceException failure = Reading.failureOf(vbrSource());
        // Then
        assertThat(failure.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aFaultOfAnEmListThatLastsIsToldByItsKind(Fault fault, FailureKind kind) {
        // Given
        em.failing(Fault.on(EM_LIST, fault));
        // When
        SourceException failure = Reading.failureOf(emSource());
        // Then
        assertThat(failure.kind()).isEqualTo(kind);
    }

    static Stream<Fault> passingFaults() {
        return Stream.of(
                new Fault.Hang(),
                new Fault.CutConnection(),
                new Fault.TruncatedBody(),
                new Fault.Status(429),
                new Fault.Status(503, Duration.ofSeconds(1)),
                new Fault.Status(500));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aFaultThatPassesIsOutlived(Fault fault) {
        // Given
        vbr.failing(Fault.on(VBR_LIST, Fault.times(2, fault)));
        em.failing(Fault.on(EM_LIST, Fault.times(2, fault)));
        // When
        SiteRead vbrRead = Reading.all(vbrSource());
        SiteRead emRead = Reading.all(emSource());
        // Then
        assertThat(vbrRead.restorePoints()).hasSameSizeAs(ofVbr.points());
        assertThat(emRead.restorePoints()).hasSameSizeAs(ofEm.points());
    }

    @Test
    void aRequestIsRetriedTwiceAtMost() {
        // Given
        em.failing(Fault.on(EM_LIST, new Fault.Status(503)));
        // When
        Reading.failureOf(emSource());
        // Then
        assertThat(observed)
                .containsExactly(
                        "log-on ok",
                        "versions ok",
                        "restore-points unavailable",
                        "restore-points unavailable",
                        "restore-points unavailable");
    }

    @Test
    void aRefusedRequestIsNotRetried() {
        // Given
        em.failing(Fault.on(EM_LIST, new Fault.Status(403)));
        // When
        Reading.failureOf(emSource());
        // Then
        assertThat(observed)
                .containsExactly("log-on ok", "versions ok", "restore-points forbidden");
    }

    @Test
    void aLogOnThatMayHaveArrivedIsNotSentAgain() {
        // Given
        vbr.failing(Fault.on("/api/oauth2/token", new Fault.CutConnection()));
        em.failing(Fault.on("/api/sessionMngr", new Fault.CutConnection()));
        // When
        SourceException fromVbr = Reading.failureOf(vbrSource());
        SourceException fromEm = Reading.failureOf(emSource());
        // Then
        assertThat(fromVbr.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(fromEm.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(observed)
                .containsExactly("server-time ok", "log-on unreachable", "log-on unreachable");
    }

    @Test
    void aRefusedLogOnIsUnauthorizedAndNotRepeated() {
        // Given
        vbr.failing(new Fault.RefuseLogon());
        em.failing(new Fault.RefuseLogon());
        // When
        SourceException fromVbr = Reading.failureOf(vbrSource());
        SourceException fromEm = Reading.failureOf(emSource());
        // Then
        assertThat(fromVbr.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(fromEm.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(observed)
                .containsExactly("server-time ok", "log-on unauthorized", "log-on unauthorized");
    }

    @Test
    void whatTheSiteAskedToBeLeftAloneIsKeptInTheFailure() {
        // Given
        em.failing(Fault.on(EM_LIST, new Fault.Status(503, Duration.ofSeconds(1))));
        // When
        SourceException failure = Reading.failureOf(emSource());
        // Then
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(failure).hasMessage("GET /api/query answered 503");
    }

    @Test
    void aSlowAnswerInTimeIsFine() {
        // Given
        vbr.failing(new Fault.Delay(Duration.ofMillis(100)));
        // When
        SiteRead read = Reading.all(vbrSource());
        // Then
        assertThat(read.restorePoints()).hasSameSizeAs(ofVbr.points());
    }
}
