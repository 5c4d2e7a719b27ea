package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.simulator.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What is known of a site's clock. */
class ClockOffsetTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00.250Z");
    private static final long DAY = 86_400_000;

    private final MutableClock clock = new MutableClock(NOW);
    private ClockOffset offset = new ClockOffset(clock);

    /** An exchange of that many milliseconds there and back with a site whose clock is ahead by so much. */
    private void exchange(Duration ahead, int there, int back) {
        Instant askedAt = clock.instant();
        clock.advance(Duration.ofMillis(there));
        String date = date(clock.instant().plus(ahead));
        clock.advance(Duration.ofMillis(back));
        offset.note(date, askedAt);
    }

    private static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    @Property
    void itIsNeverOffByMoreThanHalfOfASecondAndOfTheQuickestExchange(
            @ForAll @LongRange(min = -DAY, max = DAY) long aheadMillis,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 3000) Integer> delays) {
        // Given
        offset = new ClockOffset(clock);
        Duration ahead = Duration.ofMillis(aheadMillis);
        // When
        for (int i = 0; i < delays.size(); i++) {
            exchange(ahead, delays.get(i), delays.get(delays.size() - 1 - i));
        }
        // Then
        List<Integer> newest = delays.subList(Math.max(0, delays.size() - 32), delays.size());
        int quickest = Integer.MAX_VALUE;
        for (int i = delays.size() - newest.size(); i < delays.size(); i++) {
            quickest = Math.min(quickest, delays.get(i) + delays.get(delays.size() - 1 - i));
        }
        assertThat(offset.current().orElseThrow().minus(ahead).abs())
                .isLessThanOrEqualTo(Duration.ofMillis(500 + quickest / 2 + 1));
    }

    @Example
    void manyAnswersTellMoreThanOne() {
        // When
        for (int i = 0; i < 30; i++) {
            exchange(Duration.ofSeconds(90), 5, 5);
            clock.advance(Duration.ofMillis(1037));
        }
        // Then
        assertThat(offset.current().orElseThrow().minusSeconds(90).abs())
                .isLessThan(Duration.ofMillis(40));
    }

    @Example
    void aClockThatIsSetIsNoticedAtOnce() {
        // Given
        for (int i = 0; i < 30; i++) {
            exchange(Duration.ofHours(1), 5, 5);
        }
        // When
        exchange(Duration.ZERO, 5, 5);
        // Then
        assertThat(offset.current().orElseThrow().abs()).isLessThan(Duration.ofSeconds(1));
    }

    @Example
    void whatIsNoDateTellsNothing() {
        // When
        offset.note("yesterday", NOW);
        offset.note("", NOW);
        offset.note(date(NOW), NOW.plusSeconds(1));
        // Then
        assertThat(offset.current()).isEmpty();
    }
}
