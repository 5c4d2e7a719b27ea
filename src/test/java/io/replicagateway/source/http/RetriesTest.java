package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetriesTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);

    private static SourceException asking(Duration pause) {
        return new SourceException(FailureKind.UNAVAILABLE, "busy", null, pause);
    }

    @Property
    void aPauseIsAtLeastWhatWasAskedForButNeverLongerThanHalfAMinute(
            @ForAll @IntRange(max = 100_000) int seconds, @ForAll @IntRange(max = 1) int before) {
        // When
        Duration pause = Retries.length(asking(Duration.ofSeconds(seconds)), before);
        // Then
        assertThat(pause)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(seconds, 30)))
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Property
    void whoAsksForMoreThanHalfAMinuteIsNotAskedAgain(
            @ForAll @IntRange(min = 1, max = 20) int seconds) {
        // Given
        Operation reading = Operation.get("replicas", "/api/v1/replicas");
        var sent = new AtomicInteger();
        Uni<Object> request =
                Uni.createFrom()
                        .failure(
                                () -> {
                                    sent.incrementAndGet();
                                    return asking(Duration.ofSeconds(30 + seconds));
                                });
        // When
        Throwable failure =
                Retries.apply(reading, request)
                        .onFailure()
                        .recoverWithItem(thrown -> thrown)
                        .map(Throwable.class::cast)
                        .await()
                        .indefinitely();
        // Then
        assertThat(sent).hasValue(1);
        assertThat(((SourceException) failure).retryAfter())
                .contains(Duration.ofSeconds(30 + seconds));
    }

    @Property
    void withoutAWordOfTheSitePausesGrow(@ForAll @IntRange(max = 1) int before) {
        // When
        Duration pause = Retries.length(new IllegalStateException(), before);
        // Then
        assertThat(pause)
                .isBetween(Duration.ofMillis(125L << before), Duration.ofMillis(250L << before));
    }

    @Example
    void retryAfterIsReadAsSecondsOrDate() {
        assertThat(RetryAfter.parse(" 7 ", CLOCK)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Sun, 22 Nov 2026 04:01:00 GMT", CLOCK))
                .contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse("Sun, 22 Nov 2026 03:00:00 GMT", CLOCK))
                .contains(Duration.ZERO);
    }

    @Example
    void whatIsNeitherSecondsNorDateIsIgnored() {
        assertThat(RetryAfter.parse("soon", CLOCK)).isEmpty();
        assertThat(RetryAfter.parse("", CLOCK)).isEmpty();
        assertThat(RetryAfter.parse("99999999999999999999", CLOCK)).isEmpty();
    }
}
