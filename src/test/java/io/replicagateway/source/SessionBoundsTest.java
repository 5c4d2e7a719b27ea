package io.replicagateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.MutableClock;
import io.replicagateway.simulator.RecordedRequest;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.SiteBudget;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Log-ons and sessions at simulated sites, whatever goes wrong with them. */
@QuarkusTest
class SessionBoundsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);
    private final AtomicReference<String> password = new AtomicReference<>("secret");
    private Product.Site vbr;
    private Product.Site em;

    @BeforeEach
    void start() {
        vbr = Product.VBR.start(clock);
        em = Product.EM.start(clock);
    }

    @AfterEach
    void stop() {
        vbr.close();
        em.close();
    }

    private Product.Site site(Product product) {
        return product == Product.VBR ? vbr : em;
    }

    private ReplicaSource source(Product.Site site) {
        return source(site, 6);
    }

    private ReplicaSource source(Product.Site site, int maxLogOns) {
        SiteConnection connection =
                Sites.within(new SiteBudget(2, maxLogOns), Sites.at(site.url()));
        return site.connect(Sites.readingPassword(password::get, connection), clock);
    }

    private static void readAnyhow(ReplicaSource source) {
        source.fetchAll().onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @EnumSource
    void afterARefusedLogOnNothingIsSentUntilThePauseIsOver(Product product) {
        // Given
        Product.Site site = site(product);
        password.set("wrong");
        ReplicaSource source = source(site);
        SourceException first = Reading.failureOf(source);
        site.forgetRequests();
        // When
        clock.advance(Duration.ofSeconds(29));
        SourceException second = Reading.failureOf(source);
        // Then
        assertThat(second.kind()).isEqualTo(FailureKind.UNAUTHORIZED).isEqualTo(first.kind());
        assertThat(second).hasMessage(first.getMessage());
        assertThat(site.requests()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        Reading.failureOf(source);
        assertThat(site.logOnRequests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordThatHasChangedIsTriedAtOnce(Product product) {
        // Given
        Product.Site site = site(product);
        password.set("wrong");
        ReplicaSource source = source(site);
        Reading.failureOf(source);
        // When
        password.set("secret");
        SiteRead read = Reading.all(source);
        // Then
        assertThat(read.replicas()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLogOnBeyondTheLimitIsUnavailableAndNothingIsSent(Product product) {
        // Given
        Product.Site site = site(product);
        ReplicaSource source = source(site, 2);
        Reading.all(source);
        site.endSessions();
        Reading.all(source);
        site.endSessions();
        // When
        SourceException failure = Reading.failureOf(source);
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("max-log-ons");
        assertThat(failure.retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(site.logOnRequests()).hasSize(2);
        clock.advance(Duration.ofMinutes(1));
        Reading.all(source);
        assertThat(source.openSessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSessionWhoseLogOnWasNotAnsweredCountsUntilTheSiteHasDroppedIt(Product product) {
        // Given
        Product.Site site = site(product);
        site.failing(Fault.times(1, Fault.on(site.logOnPath(), new Fault.TruncatedBody())));
        ReplicaSource source = source(site);
        Reading.failureOf(source);
        // When
        Reading.all(source);
        // Then
        assertThat(site.openSessions()).isEqualTo(2);
        assertThat(source.openSessions()).isEqualTo(1);
        assertThat(source.vitals().possiblyOpenSessions()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(75));
        assertThat(source.vitals().possiblyOpenSessions()).isZero();
        Reading.all(source);
        assertThat(site.openSessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSessionWhoseLogOutFailedMayBeOpen(Product product) {
        // Given
        Product.Site site = site(product);
        ReplicaSource source = source(site);
        Reading.all(source);
        site.failing(Fault.on(site.logOutPath(), new Fault.CutConnection()));
        // When
        Reading.close(source);
        // Then
        assertThat(source.openSessions()).isZero();
        assertThat(source.vitals().possiblyOpenSessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedSourceKeepsNoConnection(Product product) {
        // Given
        Product.Site site = site(product);
        ReplicaSource source = source(site);
        Reading.all(source);
        // When
        Reading.close(source);
        Reading.close(source);
        // Then
        assertThat(site.openSessions()).isZero();
        assertThat(Reading.failureOf(source)).hasMessageContaining("closed");
    }

    @Test
    void whatOauthCallsAnInvalidGrantIsARefusedAccount() {
        // Given
        vbr.failing(
                Fault.on(
                        vbr.logOnPath(),
                        new Fault.Answer(
                                400, "application/json", "{\"error\":\"invalid_grant\"}")));
        ReplicaSource source = source(vbr);
        // When
        SourceException first = Reading.failureOf(source);
        SourceException second = Reading.failureOf(source);
        // Then
        assertThat(first.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(second.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(vbr.logOnRequests()).hasSize(1);
    }

    /** A request on a connection that was kept open may have been taken by the server before it went. */
    private static void untilConnectionsAreRefused(ReplicaSource source) {
        for (int left = 20; left > 0; left--) {
            Throwable failure =
                    source.probe()
                            .map(answered -> (Throwable) new AssertionError("it answers"))
                            .onFailure()
                            .recoverWithItem(refused -> refused)
                            .await()
                            .indefinitely();
            if (Exchanges.isUnsent(failure)) {
                return;
            }
        }
        throw new AssertionError("connections are not refused");
    }

    @Test
    void aRefreshThatNeverLeftIsSentLater() {
        // Given
        ReplicaSource source = source(vbr);
        Reading.all(source);
        clock.advance(Duration.ofMinutes(14).plusSeconds(1));
        vbr.close();
        untilConnectionsAreRefused(source);
        SourceException failure = Reading.failureOf(source);
        vbr = Product.VBR.start(clock, vbr.url().getPort());
        // When
        Reading.all(source);
        // Then
        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(vbr.requests())
                .filteredOn(request -> request.path().equals(vbr.logOnPath()))
                .extracting(RecordedRequest::body)
                .first()
                .asString()
                .startsWith("grant_type=refresh_token");
    }

    @ParameterizedTest
    @EnumSource
    void logOnsStayWithinTheirLimitAndNoSessionIsForgotten(Product product) {
        // Given
        Product.Site site = site(product);
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(4);
            ReplicaSource source = source(site, limit);
            site.forgetRequests();
            int before = site.openSessions();
            // When
            for (int step = 0; step < 15; step++) {
                provoke(site, random);
                readAnyhow(source);
                // Then
                SiteVitals vitals = source.vitals();
                assertThat(site.openSessions() - before)
                        .as("seed %d step %d", seed, step)
                        .isLessThanOrEqualTo(vitals.openSessions() + vitals.possiblyOpenSessions());
                assertThat(mostInAMinute(site.logOnRequests())).isLessThanOrEqualTo(limit);
            }
            site.heal();
            Reading.close(source);
            clock.advance(Duration.ofHours(2));
            assertThat(site.openSessions()).as("seed %d", seed).isZero();
        }
    }

    private void provoke(Product.Site site, Random random) {
        site.heal();
        switch (random.nextInt(9)) {
            case 0 -> site.failing(new Fault.RefuseLogon());
            case 1 -> site.failing(Fault.on(site.logOnPath(), new Fault.CutConnection()));
            case 2 -> site.failing(Fault.on(site.logOnPath(), new Fault.TruncatedBody()));
            case 3 -> site.failing(Fault.on(site.logOnPath(), new Fault.Status(500)));
            case 4 -> site.failing(Fault.times(1, Fault.on("eplica", new Fault.Status(401))));
            case 5 -> site.endSessions();
            case 6 -> password.set(random.nextBoolean() ? "secret" : "wrong");
            case 7 -> clock.advance(Duration.ofMinutes(random.nextInt(20)));
            default -> clock.advance(Duration.ofSeconds(random.nextInt(40)));
        }
    }

    private static long mostInAMinute(List<RecordedRequest> requests) {
        return requests.stream()
                .map(RecordedRequest::at)
                .mapToLong(
                        end ->
                                requests.stream()
                                        .map(RecordedRequest::at)
                                        .filter(at -> !at.isAfter(end))
                                        .filter(at -> at.plusSeconds(60).isAfter(end))
                                        .count())
                .max()
                .orElse(0);
    }
}
