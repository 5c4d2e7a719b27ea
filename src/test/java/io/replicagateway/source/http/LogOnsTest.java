package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.replicagateway.model.FailureKind;
import io.replicagateway.simulator.MutableClock;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a log-on may be sent. */
class LogOnsTest {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration MILLI = Duration.ofMillis(1);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T04:00:00Z"));
    private final SessionLedger ledger = new SessionLedger(clock);
    private final LogOns logOns = new LogOns(Sites.SITE, 6, clock, ledger);
    private int sent;

    private void send(String password, Uni<String> answer) {
        logOns.send(
                        password,
                        LIFE,
                        entry -> {
                            sent++;
                            return answer;
                        })
                .subscribe()
                .with(session -> {}, failure -> {});
    }

    private static Uni<String> failing(FailureKind kind) {
        return Uni.createFrom().failure(new SourceException(kind, "answered so"));
    }

    private SourceException refusalOf(String password) {
        return catchThrowableOfType(SourceException.class, () -> logOns.requireAllowed(password));
    }

    @Test
    void pausesAfterRefusalsDoubleFromHalfAMinuteToAQuarterOfAnHour() {
        // Given
        List<Integer> seconds = List.of(30, 60, 120, 240, 480, 900, 900, 900);
        // When // Then
        for (int pause : seconds) {
            send("wrong", failing(FailureKind.UNAUTHORIZED));
            clock.advance(Duration.ofSeconds(pause).minus(MILLI));
            assertThat(refusalOf("wrong"))
                    .hasMessage("answered so")
                    .extracting(SourceException::kind)
                    .isEqualTo(FailureKind.UNAUTHORIZED);
            clock.advance(MILLI);
            assertThat(refusalOf("wrong")).isNull();
        }
        assertThat(sent).isEqualTo(seconds.size());
    }

    @Test
    void anotherPasswordIsTriedAtOnceAndBeginsAnew() {
        // Given
        send("wrong", failing(FailureKind.FORBIDDEN));
        clock.advance(Duration.ofSeconds(30));
        send("wrong", failing(FailureKind.FORBIDDEN));
        // When
        send("another", failing(FailureKind.FORBIDDEN));
        // Then
        assertThat(sent).isEqualTo(3);
        assertThat(refusalOf("another")).isNotNull();
        clock.advance(Duration.ofSeconds(30));
        assertThat(refusalOf("another")).isNull();
    }

    @Test
    void aLogOnThatSucceedsEndsThePauses() {
        // Given
        send("right", failing(FailureKind.UNAUTHORIZED));
        clock.advance(Duration.ofSeconds(30));
        send("right", Uni.createFrom().item("session"));
        // When
        send("right", failing(FailureKind.UNAUTHORIZED));
        clock.advance(Duration.ofSeconds(30));
        // Then
        assertThat(refusalOf("right")).isNull();
    }

    @Test
    void whatExceedsTheLimitIsUnavailableUntilAMinuteAfterTheOldest() {
        // Given
        IntStream.range(0, 6)
                .forEach(
                        i -> {
                            send("right", failing(FailureKind.UNAVAILABLE));
                            clock.advance(Duration.ofSeconds(5));
                        });
        // When
        SourceException refusal = refusalOf("right");
        send("right", Uni.createFrom().item("session"));
        // Then
        assertThat(sent).isEqualTo(6);
        assertThat(refusal.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("gateway.sites.\"oslo\".max-log-ons");
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(30));
        assertThat(refusalOf("right")).isNull();
    }

    @Test
    void aLogOnThatNeverLeftDoesNotCount() {
        // Given
        Uni<String> unsent =
                Uni.createFrom()
                        .failure(
                                new SourceException(
                                        FailureKind.UNREACHABLE, "no", new ConnectException()));
        // When
        IntStream.range(0, 100).forEach(i -> send("right", unsent));
        // Then
        assertThat(refusalOf("right")).isNull();
        assertThat(ledger.possiblyOpen()).isZero();
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        // Given
        IntStream.range(0, 6).forEach(i -> send("right", Uni.createFrom().item("session")));
        send("right", failing(FailureKind.UNAUTHORIZED));
        // When
        clock.advance(Duration.ofDays(-1));
        // Then
        assertThat(refusalOf("right")).isNull();
    }

    @Test
    void onlyAnAnswerProvesThatNothingWasOpened() {
        // When
        send("a", failing(FailureKind.UNAUTHORIZED));
        send("b", failing(FailureKind.REJECTED));
        // Then
        assertThat(ledger.possiblyOpen()).isZero();
        // When
        send("c", failing(FailureKind.TIMED_OUT));
        send("d", failing(FailureKind.UNAVAILABLE));
        send("e", failing(FailureKind.MALFORMED));
        // Then
        assertThat(ledger.possiblyOpen()).isEqualTo(3);
        assertThat(ledger.open()).isZero();
        clock.advance(LIFE);
        assertThat(ledger.possiblyOpen()).isZero();
    }
}
