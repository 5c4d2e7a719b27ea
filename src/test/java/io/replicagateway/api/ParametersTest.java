package io.replicagateway.api;

import static io.replicagateway.api.Requests.assertRefused;
import static io.replicagateway.api.Requests.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.RpoStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A parameter that is not understood is refused by name, whatever is wrong with it. */
class ParametersTest {

    @Test
    void anUnknownParameterIsRefused() {
        // Given
        var sent = Requests.values("limit", "1", "sortBy", "name");
        // When // Then
        assertRefused("sortBy", () -> new Parameters(sent, List.of("limit", "sort")));
    }

    @Test
    void aParameterIsKnownByItsExactName() {
        // When // Then
        for (String name : List.of("Limit", " limit", "limit ", "limit[]", "")) {
            assertRefused(name, () -> new Parameters(Requests.values(name, "1"), List.of("limit")));
        }
    }

    @Test
    void wholeNumbersWithinTheirBoundsAreTaken() {
        // When
        List<Integer> numbers =
                List.of("1", "1000", "007", "0000000042").stream()
                        .map(
                                text ->
                                        parameters("limit", text)
                                                .number("limit", 1, 1000)
                                                .orElseThrow())
                        .toList();
        // Then
        assertThat(numbers).containsExactly(1, 1000, 7, 42);
    }

    @Test
    void whatIsNoWholeNumberWithinTheBoundsIsRefused() {
        // Given
        List<String> refused =
                List.of(
                        "",
                        "0",
                        "1001",
                        "-1",
                        "+1",
                        "1.0",
                        "1e2",
                        "0x10",
                        " 1",
                        "1 ",
                        "one",
                        "١",
                        "4294967297",
                        "99999999999",
                        "9".repeat(300));
        // When // Then
        for (String text : refused) {
            assertRefused("limit", () -> parameters("limit", text).number("limit", 1, 1000));
        }
    }

    @Test
    void theGreatestOffsetIsTakenAndTheNextOneIsNot() {
        // When
        int greatest =
                parameters("offset", "2147483647")
                        .number("offset", 0, Integer.MAX_VALUE)
                        .orElseThrow();
        // Then
        assertThat(greatest).isEqualTo(Integer.MAX_VALUE);
        assertRefused(
                "offset",
                () -> parameters("offset", "2147483648").number("offset", 0, Integer.MAX_VALUE));
    }

    @Test
    void whatMayStandOnceIsRefusedTwiceEvenWithTheSameValue() {
        // When // Then
        assertRefused(
                "limit", () -> parameters("limit", "1", "limit", "1").number("limit", 1, 1000));
        assertRefused("cursor", () -> parameters("cursor", "a", "cursor", "a").single("cursor", 9));
        assertRefused("at", () -> parameters("at", "a", "at", "b").moment("at"));
        assertRefused(
                "maxAge", () -> parameters("maxAge", "PT1S", "maxAge", "PT1S").span("maxAge"));
    }

    @Test
    void anEmptyValueIsNeverTheSameAsNone() {
        // When // Then
        assertRefused("name", () -> parameters("name", "web", "name", "").all("name"));
        assertRefused("cursor", () -> parameters("cursor", "").single("cursor", 9));
        assertRefused("at", () -> parameters("at", "").moment("at"));
        assertRefused("maxAge", () -> parameters("maxAge", "").span("maxAge"));
    }

    @Test
    void aValueMayBeAsLongAsTheBoundAndNoLonger() {
        // Given
        String longest = "x".repeat(Parameters.LONGEST_VALUE);
        // When
        List<String> taken = parameters("name", longest).all("name");
        // Then
        assertThat(taken).containsExactly(longest);
        assertRefused("name", () -> parameters("name", longest + "x").all("name"));
        assertRefused("cursor", () -> parameters("cursor", "12345").single("cursor", 4));
    }

    @Test
    void aListParameterMayBeRepeatedAHundredTimesAndNoMore() {
        // Given
        String[] most =
                IntStream.range(0, 2 * Parameters.MOST_VALUES)
                        .mapToObj(at -> at % 2 == 0 ? "name" : "v" + at)
                        .toArray(String[]::new);
        Parameters tooMany = parameters(most);
        List<String> all = parameters(most).all("name");
        // When
        var values = Requests.values(most);
        values.add("name", "one more");
        // Then
        assertThat(all).hasSize(Parameters.MOST_VALUES);
        assertThat(tooMany.all("name")).isEqualTo(all);
        assertRefused("name", () -> new Parameters(values, values.keySet()).all("name"));
    }

    @Test
    void aMomentIsTakenInAnyOffsetAndWithThePlusThatAddressesLose() {
        // Given
        List<String> same =
                List.of(
                        "2026-11-22T03:20:00Z",
                        "2026-11-22t03:20:00z",
                        "2026-11-22T03:20:00.000Z",
                        "2026-11-22T03:20:00+00:00",
                        "2026-11-22T03:20:00-00:00",
                        "2026-11-22T04:20:00+01:00",
                        "2026-11-22T04:20:00 01:00",
                        "2026-11-22t04:20:00.0 01:00",
                        "2026-11-21T22:20:00-05:00",
                        "2026-11-22T08:50:00+05:30");
        // When
        List<Instant> moments =
                same.stream()
                        .map(text -> parameters("at", text).moment("at").orElseThrow())
                        .toList();
        // Then
        assertThat(moments).containsOnly(Instant.parse("2026-11-22T03:20:00Z"));
    }

    @Test
    void aMomentKeepsItsNanoseconds() {
        // When
        Instant moment =
                parameters("at", "2026-11-22T03:20:00.123456789Z").moment("at").orElseThrow();
        // Then
        assertThat(moment.getNano()).isEqualTo(123_456_789);
    }

    @Test
    void whatIsNoMomentIsRefused() {
        // Given
        List<String> refused =
                List.of(
                        "now",
                        "2026-11-22",
                        "2026-11-22T03:20:00",
                        "2026-11-22 03:20:00Z",
                        "2026-11-22T03:20:00 Z",
                        "2026-02-30T03:20:00Z",
                        "2026-11-22T25:00:00Z",
                        "2026-11-22T03:20:00+19:00",
                        "1763781600",
                        " 2026-11-22T03:20:00Z",
                        "2026-11-22T03:20:00Z ");
        // When // Then
        for (String text : refused) {
            assertRefused("at", () -> parameters("at", text).moment("at"));
        }
    }

    @Test
    void aSpanOfTimeIsTakenByIso8601() {
        // When
        List<Duration> spans =
                List.of("PT2M", "pt120s", "PT0.000000001S", "P1DT1H").stream()
                        .map(text -> parameters("maxAge", text).span("maxAge").orElseThrow())
                        .toList();
        // Then
        assertThat(spans)
                .containsExactly(
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(2),
                        Duration.ofNanos(1),
                        Duration.ofHours(25));
    }

    @Test
    void whatIsNoSpanOfTimeOrNoneAtAllIsRefused() {
        // When // Then
        for (String text :
                List.of(
                        "2m",
                        "120",
                        "PT",
                        "P1M",
                        "PT0S",
                        "-PT1S",
                        "PT-1S",
                        "PT99999999999999999999S")) {
            assertRefused("maxAge", () -> parameters("maxAge", text).span("maxAge"));
        }
    }

    @Test
    void oneOfManyIsTakenInItsExactSpellingOnly() {
        // When
        Set<RpoStatus> taken = rpo("met", "missed", "met");
        // Then
        assertThat(taken).containsExactlyInAnyOrder(RpoStatus.MET, RpoStatus.MISSED);
        for (String text : List.of("MET", "met,missed", " met", "fine", "")) {
            assertRefused("rpo", () -> rpo("met", text));
        }
    }

    private static Set<RpoStatus> rpo(String... values) {
        var sent = Requests.values();
        sent.addAll("rpo", values);
        return new Parameters(sent, List.of("rpo"))
                .oneOf("rpo", List.of(RpoStatus.values()), RpoStatus::label);
    }
}
