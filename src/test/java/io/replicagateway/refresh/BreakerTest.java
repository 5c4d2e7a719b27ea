package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.FailureKind;
import io.replicagateway.simulator.MutableClock;
import io.replicagateway.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T03:20:00Z"));
    private final Breaker breaker = new Breaker(clock);

    private static SourceException failure(FailureKind kind) {
        return new SourceException(kind, "failed");
    }

    private static SourceException asking(Duration rest) {
        return new SourceException(FailureKind.UNAVAILABLE, "failed", null, rest);
    }

    @Test
    void oneFailureMayBeAnAccident() {
        // When
        breaker.failed(failure(FailureKind.UNREACHABLE));
        // Then
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.rest()).isZero();
    }

    @Test
    void fromTheSecondFailureInARowOnTheSiteIsProbed() {
        // When
        breaker.failed(failure(FailureKind.UNREACHABLE));
        breaker.failed(failure(FailureKind.TIMED_OUT));
        // Then
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void aSuccessEndsIt() {
        // Given
        breaker.failed(failure(FailureKind.UNAVAILABLE));
        breaker.failed(asking(Duration.ofMinutes(1)));
        // When
        breaker.succeeded();
        // Then
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.rest()).isZero();
    }

    @Test
    void whatWillNotPassByItselfIsNotProbedFor() {
        // Given
        breaker.failed(failure(FailureKind.UNAVAILABLE));
        // When
        breaker.failed(failure(FailureKind.UNAUTHORIZED));
        breaker.failed(failure(FailureKind.UNAVAILABLE));
        // Then
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aFaultOfTheGatewayIsNoneOfTheSite() {
        // Given
        breaker.failed(failure(FailureKind.UNAVAILABLE));
        // When
        breaker.failed(new IllegalStateException());
        // Then
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aSiteRestsAsLongAsItAsked() {
        // Given
        breaker.failed(asking(Duration.ofMinutes(3)));
        // When
        clock.advance(Duration.ofMinutes(1));
        Duration left = breaker.rest();
        clock.advance(Duration.ofMinutes(2));
        Duration then = breaker.rest();
        // Then
        assertThat(left).isEqualTo(Duration.ofMinutes(2));
        assertThat(then).isZero();
    }

    @Test
    void butNotForAnyTime() {
        // When
        breaker.failed(asking(Duration.ofDays(7)));
        // Then
        assertThat(breaker.rest()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aClockThatIsSetBackLengthensARestToAQuarterOfAnHourAtMost() {
        // Given
        breaker.failed(asking(Duration.ofMinutes(1)));
        // When
        clock.advance(Duration.ofHours(-5));
        // Then
        assertThat(breaker.rest()).isEqualTo(Duration.ofMinutes(15));
    }
}
