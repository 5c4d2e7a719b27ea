package io.replicagateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** A moment keeps every digit that a site wrote, and goes out in UTC. */
class TimestampTest {

    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    @Property
    void whatIsPrintedIsReadAsTheSame(
            @ForAll("moments") Instant moment, @ForAll @IntRange(max = 9) int digits) {
        // Given
        var timestamp = new Timestamp(cut(moment, digits), digits);
        // When
        Timestamp read = Timestamp.parse(timestamp.toString());
        // Then
        assertThat(read).isEqualTo(timestamp);
    }

    @Property
    void anOffsetChangesTheWritingAndNotTheMoment(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        // Given
        Instant moment = Instant.ofEpochSecond(second);
        String elsewhere =
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        moment.atOffset(ZoneOffset.ofTotalSeconds(60 * offsetMinutes)));
        // When
        Timestamp read = Timestamp.parse(elsewhere);
        // Then
        assertThat(read.instant()).isEqualTo(moment);
        assertThat(read).hasToString(moment.toString());
    }

    @Property
    void theTextsSortAsTheMomentsDoWhereTheDigitsAreEqual(
            @ForAll("moments") Instant left,
            @ForAll("moments") Instant right,
            @ForAll @IntRange(max = 9) int digits) {
        // Given
        var one = new Timestamp(cut(left, digits), digits);
        var other = new Timestamp(cut(right, digits), digits);
        // When
        int order = Integer.signum(one.toString().compareTo(other.toString()));
        // Then
        assertThat(order).isEqualTo(Integer.signum(one.instant().compareTo(other.instant())));
    }

    @Example
    void everyDigitIsKeptUpToTheNinth() {
        // Given
        String all = "0123456789012";
        for (int digits = 1; digits <= all.length(); digits++) {
            // When
            Timestamp read =
                    Timestamp.parse("2026-11-22T03:20:00." + all.substring(0, digits) + "Z");
            // Then
            String kept = all.substring(0, Math.min(digits, 9));
            assertThat(read).hasToString("2026-11-22T03:20:00." + kept + "Z");
        }
    }

    @Example
    void aTimeWithoutDigitsIsPrintedWithoutDigits() {
        // When
        Timestamp read = Timestamp.parse("2026-11-22T03:20:00+00:00");
        // Then
        assertThat(read).hasToString("2026-11-22T03:20:00Z");
    }

    @Example
    void zerosAtTheEndAreKept() {
        // When
        Timestamp read = Timestamp.parse("2026-11-22T03:20:00.1200000+01:00");
        // Then
        assertThat(read).hasToString("2026-11-22T02:20:00.1200000Z");
    }

    @Example
    void aTimeWithoutOffsetIsTakenAsUtc() {
        // When
        Timestamp read = Timestamp.parse("2026-11-22T03:20:00.5");
        // Then
        assertThat(read).hasToString("2026-11-22T03:20:00.5Z");
    }

    @Example
    void aNegativeOffsetCanLeadIntoTheNextYear() {
        // When
        Timestamp read = Timestamp.parse("2026-12-31T23:30:00.7-09:30");
        // Then
        assertThat(read).hasToString("2027-01-01T09:00:00.7Z");
    }

    @Example
    void theYearOneHasFourDigits() {
        // When
        Timestamp read = Timestamp.parse("0001-01-01T00:00:00");
        // Then
        assertThat(read).hasToString("0001-01-01T00:00:00Z");
    }

    @Example
    void digitsOfAMomentBeforeTheEpochCountForward() {
        // When
        Timestamp read = Timestamp.parse("1969-12-31T23:59:59.25Z");
        // Then
        assertThat(read).hasToString("1969-12-31T23:59:59.25Z");
        assertThat(read.instant()).isEqualTo(Instant.EPOCH.minusMillis(750));
    }

    @Example
    void lowerCaseLettersAndSpacesAroundAreTaken() {
        // When
        Timestamp read = Timestamp.parse(" 2026-11-22t03:20:00.5z\n");
        // Then
        assertThat(read).hasToString("2026-11-22T03:20:00.5Z");
    }

    @Example
    void whatIsNoMomentIsRefused() {
        // Given
        List<String> garbage =
                List.of(
                        "",
                        " ",
                        ".",
                        "now",
                        "2026-11-22",
                        "03:20:00Z",
                        "2026-11-22T03:20:00.Z",
                        "2026-11-22T03:20:00.+01:00",
                        "2026-11-22T03:20:00.1.2Z",
                        "2026-11-22T03:20:00.1x",
                        "2026-11-22T03:20:00.١Z",
                        "2026-11-22 03:20:00Z",
                        "2026-11-22T03:20:00+19:00",
                        "2026-02-29T03:20:00Z",
                        "2026-11-31T03:20:00Z",
                        "2026-11-22T24:00:00Z",
                        "2026-11-22T03:60:00Z",
                        "0000-01-01T00:00:00Z",
                        "-0001-01-01T00:00:00Z",
                        "+10000-01-01T00:00:00Z",
                        "0001-01-01T00:00:00+00:01",
                        "9999-12-31T23:59:59-00:01",
                        "1763781600");
        // When // Then
        assertThat(garbage)
                .allSatisfy(
                        text ->
                                assertThatThrownBy(() -> Timestamp.parse(text))
                                        .isInstanceOf(DateTimeException.class));
    }

    @Property
    void whatIsWrittenInTheUsualFormIsReadAsTheFormatterReadsIt(
            @ForAll("nearlyMoments") String text) {
        // When
        Optional<Instant> read = readable(() -> Timestamp.parse(text).instant());
        // Then
        assertThat(read).isEqualTo(readable(() -> formatted(text)));
    }

    private static Optional<Instant> readable(Supplier<Instant> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Instant formatted(String text) {
        var parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }

    @Example
    void fewerThanNoneAndMoreThanNineDigitsAreRefused() {
        // When // Then
        assertThat(List.of(-1, 10))
                .allSatisfy(
                        digits ->
                                assertThatThrownBy(() -> new Timestamp(Instant.EPOCH, digits))
                                        .isInstanceOf(IllegalArgumentException.class)
                                        .hasMessageContaining(digits.toString()));
    }

    @Example
    void aMomentThatRfc3339CannotWriteIsRefused() {
        // Given
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        // When // Then
        assertThat(List.of(first.minusNanos(1), Timestamp.LAST.plusNanos(1)))
                .allSatisfy(
                        moment ->
                                assertThatThrownBy(() -> new Timestamp(moment, 0))
                                        .isInstanceOf(IllegalArgumentException.class));
        assertThat(new Timestamp(first, 0)).hasToString("0001-01-01T00:00:00Z");
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Combinators.combine(
                        Arbitraries.longs().between(FIRST, LAST),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    /** Days and times that may not be there, now and then with a letter that does not belong. */
    @Provide
    Arbitrary<String> nearlyMoments() {
        Arbitrary<String> written =
                Combinators.combine(
                                Arbitraries.integers().between(1, 9998),
                                Arbitraries.integers().between(0, 13),
                                Arbitraries.integers().between(0, 32),
                                Arbitraries.integers().between(0, 25),
                                Arbitraries.integers().between(0, 61),
                                Arbitraries.integers().between(0, 61),
                                Arbitraries.of("", ".5", ".1200000", ".123456789"),
                                offsets())
                        .as(
                                (year, month, day, hour, minute, second, digits, offset) ->
                                        String.format(
                                                "%04d-%02d-%02dT%02d:%02d:%02d%s%s",
                                                year, month, day, hour, minute, second, digits,
                                                offset));
        return Arbitraries.frequencyOf(
                Tuple.of(3, written),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        written,
                                        Arbitraries.integers().between(0, 18),
                                        Arbitraries.of('-', '+', ':', 'T', 't', ' ', '0', 'Z'))
                                .as(
                                        (text, place, letter) ->
                                                text.substring(0, place)
                                                        + letter
                                                        + text.substring(place + 1))));
    }

    private static Arbitrary<String> offsets() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "Z", "z", "+01", "-00:00", "+01:30:15", "+0100"),
                Combinators.combine(
                                Arbitraries.of("+", "-"),
                                Arbitraries.integers().between(0, 19),
                                Arbitraries.integers().between(0, 61))
                        .as((sign, hours, minutes) -> sign + two(hours) + ":" + two(minutes)));
    }

    private static String two(int number) {
        return String.format("%02d", number);
    }

    private static Instant cut(Instant moment, int digits) {
        int unit = (int) Math.pow(10, 9 - digits);
        return Instant.ofEpochSecond(moment.getEpochSecond(), moment.getNano() / unit * unit);
    }
}
