package io.replicagateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Moments are written as the JDK's formatter writes them, and nothing is written around them. */
class Rfc3339Test {

    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Timestamp.LAST.getEpochSecond();

    @Property
    void everyMomentIsWrittenAsTheFormatterDoes(
            @ForAll("seconds") long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(max = 9) int digits) {
        // When
        String written = written(second, nano, digits);
        // Then
        assertThat(written).isEqualTo(formatted(second, nano, digits));
    }

    @Example
    void everyDayOfFourHundredYearsIsWrittenAsTheFormatterDoes() {
        // Given
        LocalDate first = LocalDate.of(1800, 1, 1);
        LocalDate end = LocalDate.of(2200, 1, 1);
        // When // Then
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            long second = day.toEpochDay() * 86_400 + day.getDayOfYear() * 200;
            assertThat(written(second, 0, 0)).isEqualTo(formatted(second, 0, 0));
        }
    }

    @Example
    void whereToWriteAndWhereItEndsIsUpToTheCaller() {
        // Given
        byte[] target = new byte[3 + Rfc3339.MOST_BYTES + 2];
        Arrays.fill(target, (byte) '.');
        // When
        int end = Rfc3339.write(LAST, 123_456_789, 9, target, 3);
        // Then
        assertThat(end).isEqualTo(3 + Rfc3339.MOST_BYTES);
        assertThat(new String(target, StandardCharsets.US_ASCII))
                .isEqualTo("...9999-12-31T23:59:59.123456789Z..");
    }

    private static String written(long second, int nano, int digits) {
        byte[] target = new byte[Rfc3339.MOST_BYTES];
        int end = Rfc3339.write(second, nano, digits, target, 0);
        return new String(target, 0, end, StandardCharsets.US_ASCII);
    }

    private static String formatted(long second, int nano, int digits) {
        var form = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd'T'HH:mm:ss");
        DateTimeFormatter formatter =
                (digits == 0 ? form : form.appendPattern("." + "S".repeat(digits)))
                        .appendLiteral('Z')
                        .toFormatter();
        return formatter.format(Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.UTC));
    }

    @Provide
    Arbitrary<Long> seconds() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(FIRST, LAST),
                Arbitraries.longs().between(-86_401, 86_401),
                Arbitraries.of(FIRST, FIRST + 86_399, LAST - 86_400, LAST));
    }
}
