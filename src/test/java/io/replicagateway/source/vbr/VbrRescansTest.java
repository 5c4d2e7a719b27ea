package io.replicagateway.source.vbr;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.RecordedRequest;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.Rescans;
import io.replicagateway.source.SessionLogRecord;
import io.replicagateway.source.SiteSession;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.Sites;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VbrRescansTest {

    private static final String RESCAN = "/api/v1/replicas/rescan";
    private static final String SESSIONS = "/api/v1/sessions";

    /** Shorter than the shortest pause between two looks would make the test wait. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofMillis(400);

    private final SimulatedInventory inventory =
            SimulatedInventory.seeded(1, SeedSpec.vbr(Instant.now()).sized(3, 2));
    private final FakeVbr server = FakeVbr.start(inventory);
    private final ReplicaSource source = connect(Optional.empty());
    private final Rescans rescans = source.rescans().orElseThrow();

    private ReplicaSource connect(Optional<String> revision) {
        return VbrSources.connect(
                Sites.within(REQUEST_TIMEOUT, Sites.at(server.url())),
                revision,
                Clock.systemUTC(),
                Sites.NOBODY);
    }

    @AfterEach
    void stop() {
        Reading.close(source);
        server.close();
    }

    private List<RecordedRequest> sent() {
        return server.requests().stream().filter(one -> one.path().equals(RESCAN)).toList();
    }

    private List<SiteSession> all() {
        return Reading.result(rescans.sessions(Instant.EPOCH, 100));
    }

    private Uni<SiteSession> rescanOfAll() {
        return rescans.begin(null);
    }

    @Test
    void theIdsAreSentAsTheDocumentsNameThem() {
        // Given
        String id = inventory.replicas().get(0).id();
        // When
        SiteSession session = Reading.result(rescans.begin(Set.of(id)));
        // Then
        assertThat(sent())
                .singleElement()
                .satisfies(
                        request ->
                                assertThat(request.body())
                                        .isEqualTo("{\"replicaIds\":[\"" + id + "\"]}"));
        assertThat(session.sessionType()).isEqualTo("ConfigurationResynchronize");
        assertThat(session.state()).isEqualTo("Starting");
        assertThat(session.isStopped()).isFalse();
    }

    @Test
    void forAllReplicasNoListIsSent() {
        // When
        Reading.result(rescanOfAll());
        // Then
        assertThat(sent()).extracting(RecordedRequest::body).containsExactly("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2-rev1", "1.3-rev0", "1.3-rev1", "1.3-rev2"})
    void aSessionIsReadToItsEndInEveryRevision(String revision) {
        // Given
        Rescans pinned = connect(Optional.of(revision)).rescans().orElseThrow();
        server.rescansEnding("Warning");
        String id = Reading.result(pinned.begin(null)).id();
        // When
        List<String> states =
                Stream.generate(() -> Reading.result(pinned.session(id)).state()).limit(3).toList();
        SiteSession end = Reading.result(pinned.session(id));
        List<SessionLogRecord> logs = Reading.result(pinned.logs(id));
        // Then
        assertThat(states).containsExactly("Starting", "Working", "Stopped");
        assertThat(end.isStopped()).isTrue();
        assertThat(end.result())
                .isEqualTo(
                        new SiteSession.Result(
                                "Warning", "Some replicas could not be looked at.", false));
        assertThat(end.endTime()).isNotNull();
        assertThat(end.progressPercent()).isEqualTo(100);
        assertThat(end.initiatedBy() == null).isEqualTo(revision.equals("1.2-rev1"));
        assertThat(end.progress() != null).isEqualTo(revision.equals("1.3-rev2"));
        assertThat(logs).extracting(SessionLogRecord::id).containsExactly(2, 1);
        assertThat(logs.get(0).status()).isEqualTo("Warning");
        assertThat(logs.get(0).title()).isEqualTo("Rescan is over");
    }

    @Test
    void whatTheDocumentsRequireAndTheirExamplesLackMayBeAbsent() {
        // Given
        server.failing(
                Fault.on(
                        RESCAN,
                        new Fault.Answer(
                                201,
                                "application/json",
                                "{\"id\":\"7\",\"activityId\":\"8\",\"endTime\":null,\"result\":null,"
                                        + "\"usn\":\"odd\",\"progressPercent\":null}")));
        // When
        SiteSession session = Reading.result(rescanOfAll());
        // Then
        assertThat(session.id()).isEqualTo("7");
        assertThat(session.jobId()).isNull();
        assertThat(session.result()).isNull();
        assertThat(session.usn()).isNull();
        assertThat(session.progress()).isNull();
        assertThat(session.isStopped()).isFalse();
    }

    @Test
    void additionalInfoIsReadInEitherForm() {
        // Given
        server.failing(
                Fault.on(
                        "/logs",
                        new Fault.Answer(
                                200,
                                "application/json",
                                "{\"totalRecords\":2,\"records\":[{\"id\":2,\"additionalInfo\":"
                                        + "[{\"field\":\"VM\",\"data\":\"crm\"}]},"
                                        + "{\"id\":1,\"additionalInfo\":\"plain\"}]}")));
        // When
        List<SessionLogRecord> logs = Reading.result(rescans.logs("any"));
        // Then
        assertThat(logs.get(0).additionalInfo())
                .containsExactly(new SessionLogRecord.Detail("VM", "crm"));
        assertThat(logs.get(1).additionalInfo())
                .containsExactly(new SessionLogRecord.Detail(null, "plain"));
    }

    /** The request was carried out, but nobody learns of it. */
    static Stream<Fault> lostAnswers() {
        return Stream.of(
                new Fault.TruncatedBody(),
                new Fault.CarriedOut(new Fault.CutConnection()),
                new Fault.CarriedOut(new Fault.Hang()),
                new Fault.CarriedOut(new Fault.Status(503)),
                new Fault.CarriedOut(new Fault.Status(500)),
                new Fault.CarriedOut(new Fault.Status(504)),
                new Fault.CarriedOut(new Fault.Garbage()),
                new Fault.CarriedOut(new Fault.Answer(201, "application/json", "{\"id\":null}")));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void aSessionWhoseAnswerWasLostIsFoundAndNotBegunAgain(Fault lost) {
        // Given
        String earlier = Reading.result(rescanOfAll()).id();
        server.failing(Fault.on(RESCAN, Fault.times(1, lost)));
        // When
        SiteSession found = Reading.result(rescanOfAll());
        // Then
        assertThat(sent()).hasSize(2);
        assertThat(all())
                .extracting(SiteSession::id)
                .containsExactlyInAnyOrder(earlier, found.id());
        assertThat(found.id()).isNotEqualTo(earlier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "503"})
    void aRequestThatTheSiteGaveUpIsSentOnceMoreWhenNoSessionShows(String how) {
        // Given
        Fault fault = how.equals("cut") ? new Fault.CutConnection() : new Fault.Status(503);
        server.failing(Fault.on(RESCAN, Fault.times(1, fault)));
        // When
        SiteSession session = Reading.result(rescanOfAll());
        // Then
        assertThat(sent()).hasSize(2);
        assertThat(all()).extracting(SiteSession::id).containsExactly(session.id());
        assertThat(server.requests().stream().filter(one -> one.path().equals(SESSIONS)).toList())
                .hasSizeGreaterThan(2);
    }

    @Test
    void aRequestIsNeverSentAThirdTime() {
        // Given
        server.failing(Fault.on(RESCAN, new Fault.CutConnection()));
        // When
        SourceException failure = Reading.failureOf(rescanOfAll());
        // Then
        assertThat(sent()).hasSize(2);
        assertThat(failure).hasMessageContaining("it is not known whether the rescan runs");
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    }

    /** Whoever is late may still be at it, or has begun it already. */
    static Stream<Fault> undecidedAnswers() {
        return Stream.of(new Fault.Hang(), new Fault.Garbage(), new Fault.Status(504));
    }

    @ParameterizedTest
    @MethodSource("undecidedAnswers")
    void aRequestThatTheSiteMayStillBeAtIsNotSentAgain(Fault fault) {
        // Given
        server.failing(Fault.on(RESCAN, fault));
        // When
        SourceException failure = Reading.failureOf(rescanOfAll());
        // Then
        assertThat(sent()).hasSize(1);
        assertThat(failure).hasMessageContaining("it is not known whether the rescan runs");
    }

    @Test
    void aSessionThatAppearsLateIsFound() {
        // Given
        server.failing(Fault.on(RESCAN, new Fault.Delay(REQUEST_TIMEOUT.plusMillis(90))));
        // When
        SiteSession session = Reading.result(rescanOfAll());
        // Then
        assertThat(sent()).hasSize(1);
        assertThat(all()).extracting(SiteSession::id).containsExactly(session.id());
    }

    @Test
    void whereTheSessionsCannotBeLookedAtNothingIsSentAgain() {
        // Given
        server.failing(Fault.on(RESCAN, new Fault.CutConnection()))
                .failing(Fault.on(SESSIONS, new Fault.Status(403)));
        // When
        SourceException failure = Reading.failureOf(rescanOfAll());
        // Then
        assertThat(sent()).hasSize(1);
        assertThat(failure)
                .hasMessageContaining("it is not known whether the rescan runs")
                .hasMessageContaining("the connection was cut")
                .hasMessageContaining("nor could its sessions be looked at");
    }

    @Test
    void aRefusalIsAFailureAndNoLostAnswer() {
        // Given
        server.rescanForbidden();
        // When
        SourceException failure = Reading.failureOf(rescanOfAll());
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(failure).hasMessage("POST /api/v1/replicas/rescan answered 403");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void aReplicaThatTheSiteDoesNotKnowIsRejected() {
        // When
        SourceException failure =
                Reading.failureOf(rescans.begin(Set.of("00000000-0000-0000-0000-000000000000")));
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(all()).isEmpty();
    }

    @Test
    void anExpiredSessionIsReplacedAndTheRequestSentAgain() {
        // Given
        Reading.result(rescanOfAll());
        server.failing(Fault.on(RESCAN, Fault.times(1, new Fault.Status(401))));
        // When
        Reading.result(rescanOfAll());
        // Then
        assertThat(sent()).hasSize(3);
        assertThat(all()).hasSize(2);
    }

    @Test
    void whereNobodyCanLogOnAgainNothingIsOpen() {
        // Given
        Reading.result(rescanOfAll());
        server.failing(Fault.on(RESCAN, new Fault.Status(401)))
                .failing(Fault.on("/api/oauth2/token", new Fault.Status(503)));
        // When
        SourceException failure = Reading.failureOf(rescanOfAll());
        server.heal();
        // Then
        assertThat(failure).message().doesNotContain("not known");
        assertThat(all()).hasSize(1);
    }

    @Test
    void aRevisionThatIsRefusedForTheRescanIsLeftForAnOlderOne() {
        // Given
        Reading.result(rescans.sessions(Instant.EPOCH, 1));
        server.revisions("1.2-rev1");
        // When
        SiteSession session = Reading.result(rescanOfAll());
        // Then
        assertThat(all()).extracting(SiteSession::id).containsExactly(session.id());
        assertThat(sent())
                .extracting(request -> request.header("x-api-version"))
                .endsWith("1.2-rev1");
    }

    @Test
    void aSiteThatIsDownIsToldAsSuchAndNothingIsOpen() {
        // Given
        server.close();
        // When
        SourceException failure = Reading.failureOf(rescanOfAll());
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure).message().doesNotContain("not known");
    }

    @Test
    void whereNobodyCanLogOnNoRescanIsTried() {
        // Given
        server.failing(new Fault.RefuseLogon());
        // When
        SourceException failure = Reading.failureOf(rescanOfAll());
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(server.requests())
                .filteredOn(request -> request.path().endsWith("/token"))
                .hasSize(1);
    }

    @Test
    void twoRescansWhoseAnswersAreLostAtTheSameTimeAreNotTakenForOneAnother() {
        // Given
        server.failing(Fault.on(RESCAN, new Fault.CarriedOut(new Fault.CutConnection())));
        // When
        List<SiteSession> found =
                Reading.result(
                        Uni.join().all(rescanOfAll(), rescanOfAll(), rescanOfAll()).andFailFast());
        // Then
        assertThat(found).extracting(SiteSession::id).doesNotHaveDuplicates();
        assertThat(sent()).hasSize(3);
    }

    @Test
    void sessionsAreListedNewestFirstAndOfRescansOnly() {
        // Given
        String first = Reading.result(rescanOfAll()).id();
        String second = Reading.result(rescanOfAll()).id();
        // When
        List<SiteSession> sessions = all();
        RecordedRequest asked = server.requests().get(server.requests().size() - 1);
        // Then
        assertThat(sessions).extracting(SiteSession::id).containsExactly(second, first);
        assertThat(asked.parameters())
                .containsEntry("typeFilter", List.of("ConfigurationResynchronize"))
                .containsEntry("createdAfterFilter", List.of("1970-01-01T00:00:00Z"))
                .containsEntry("orderAsc", List.of("false"));
    }
}
