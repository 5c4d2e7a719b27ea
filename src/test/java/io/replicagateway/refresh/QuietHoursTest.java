package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        // Within one day.
        "01:00-04:30, 2026-06-01T00:59:59Z, false",
        "01:00-04:30, 2026-06-01T01:00:00Z, true",
        "01:00-04:30, 2026-06-01T04:29:59.999Z, true",
        "01:00-04:30, 2026-06-01T04:30:00Z, false",
        // Over midnight.
        "22:00-04:00, 2026-06-01T21:59:59Z, false",
        "22:00-04:00, 2026-06-01T22:00:00Z, true",
        "22:00-04:00, 2026-06-02T00:00:00Z, true",
        "22:00-04:00, 2026-06-02T03:59:59Z, true",
        "22:00-04:00, 2026-06-02T04:00:00Z, false",
        "22:00-00:00, 2026-06-01T23:59:59Z, true",
        "22:00-00:00, 2026-06-02T00:00:00Z, false",
        // By the clocks of Oslo: two hours ahead in summer, one in winter.
        "22:00-04:00 Europe/Oslo, 2026-06-01T19:59:59Z, false",
        "22:00-04:00 Europe/Oslo, 2026-06-01T20:00:00Z, true",
        "22:00-04:00 Europe/Oslo, 2026-12-01T20:30:00Z, false",
        "22:00-04:00 Europe/Oslo, 2026-12-01T21:00:00Z, true",
        // The night in which 02:00 becomes 03:00, at 01:00Z.
        "02:15-02:45 Europe/Oslo, 2026-03-29T00:59:59Z, false",
        "02:15-02:45 Europe/Oslo, 2026-03-29T01:00:00Z, false",
        "02:15-03:15 Europe/Oslo, 2026-03-29T01:10:00Z, true",
        // The night in which 03:00 becomes 02:00, at 01:00Z: the hour comes twice.
        "02:15-02:45 Europe/Oslo, 2026-10-25T00:30:00Z, true",
        "02:15-02:45 Europe/Oslo, 2026-10-25T01:30:00Z, true",
        "02:15-02:45 Europe/Oslo, 2026-10-25T01:50:00Z, false",
    })
    void aMomentIsPartOfThemByTheClocksOfTheirZone(String hours, Instant moment, boolean part) {
        // When // Then
        assertThat(QuietHours.parse(hours).contains(moment)).isEqualTo(part);
    }

    @Property
    void eachMomentIsPartOfThemOrOfTheRestOfTheDay(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1439) int minutes,
            @ForAll @IntRange(max = 100_000) int second) {
        // Given
        LocalTime first = LocalTime.MIN.plusMinutes(from);
        LocalTime end = first.plusMinutes(minutes);
        Instant moment = Instant.parse("2026-10-24T20:00:00Z").plusSeconds(second);
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        // When
        boolean part = new QuietHours(first, end, oslo).contains(moment);
        boolean rest = new QuietHours(end, first, oslo).contains(moment);
        // Then
        assertThat(part).isNotEqualTo(rest);
    }

    @Property
    void whatIsShownIsWhatIsRead(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(min = 1, max = 1439) int minutes,
            @ForAll boolean utc) {
        // Given
        LocalTime first = LocalTime.MIN.plusMinutes(from);
        var hours =
                new QuietHours(
                        first,
                        first.plusMinutes(minutes),
                        utc ? ZoneOffset.UTC : ZoneId.of("America/New_York"));
        // When // Then
        assertThat(QuietHours.parse(hours.toString())).isEqualTo(hours);
    }

    @Example
    void withoutAZoneTheyAreInUtc() {
        assertThat(QuietHours.parse(" 22:00-04:00 ").zone()).isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "22:00",
                "22-04",
                "22:00-",
                "22:00 - 04:00",
                "24:00-04:00",
                "22:60-04:00",
                "9:00-17:00",
                "22:00-04:00Europe/Oslo",
                "22:00-04:00 Atlantis",
                "22:00-04:00 Europe/Oslo tomorrow",
                "04:00-04:00",
            })
    void whatIsNoPartOfADayIsRefused(String text) {
        assertThatThrownBy(() -> QuietHours.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
