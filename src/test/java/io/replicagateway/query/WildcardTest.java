package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A pattern matches what the regular expression of the same meaning matches. */
class WildcardTest {

    @Property(tries = 5000)
    void aPatternMatchesWhatItsRegularExpressionMatches(
            @ForAll("patterns") String pattern, @ForAll("texts") String text) {
        // When
        boolean matches = matches(pattern, text);
        // Then
        assertThat(matches).isEqualTo(ListOracle.isLike(text, pattern));
    }

    @Property
    void everyTextMatchesItself(@ForAll("texts") String text) {
        // When
        boolean matches = matches(text, text);
        // Then
        assertThat(matches).isTrue();
    }

    @Property
    void everyTextMatchesAnyOfItsPartsBetweenStars(
            @ForAll("texts") String before,
            @ForAll("texts") String part,
            @ForAll("texts") String after) {
        // When
        boolean matches = matches("*" + part + "*", before + part + after);
        // Then
        assertThat(matches).isTrue();
    }

    @Example
    void lettersCompareWithoutCaseBeyondEnglish() {
        // When
        boolean matches = matches("ÄRGER-Ω*", "ärger-ω1");
        // Then
        assertThat(matches).isTrue();
    }

    @Example
    void aSigmaMatchesWhereverItStandsInAWord() {
        // When
        boolean matches =
                matches("ΟΔΟΣ*", "ΟΔΟΣΑ") && matches("*σα", "ΟΔΟΣΑ") && matches("ΟΔΟσ", "ΟΔΟΣ");
        // Then
        assertThat(matches).isTrue();
    }

    @Example
    void whatMeansSomethingInRegularExpressionsStandsForItself() {
        // When
        boolean matches = matches("a.b", "axb") || matches("a?", "ab") || matches("[ab]", "a");
        // Then
        assertThat(matches).isFalse();
    }

    @Example
    void aThousandStarsAgainstTenThousandCharactersEnd() {
        // Given
        String hostile = "*a".repeat(1000) + "*b";
        // When
        boolean matches = matches(hostile, "a".repeat(10_000));
        // Then
        assertThat(matches).isFalse();
    }

    @Example
    void aThousandStarsInARowAreOne() {
        // Given
        String stars = "*".repeat(1000);
        // When
        boolean matches = matches(stars + "z", "a".repeat(10_000) + "z");
        // Then
        assertThat(matches).isTrue();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "A", "b", "é", "É", ".", "*", "*")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "A", "b", "B", "é", "É", ".", "\n")
                .list()
                .ofMaxSize(10)
                .map(parts -> String.join("", parts));
    }

    private static boolean matches(String pattern, String text) {
        return new Wildcard(pattern).matches(text.toLowerCase(Locale.ROOT));
    }
}
