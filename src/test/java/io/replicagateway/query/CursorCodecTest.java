package io.replicagateway.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** A cursor comes back as it was handed out, or not at all. */
class CursorCodecTest {

    private static final CursorCodec CODEC = codec("sixteen bytes, at least");

    /** What base64 for addresses is written with, and what a careless hand may add. */
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .%\n\u00e9";

    private static final Cursor CURSOR =
            new Cursor(
                    "node-42",
                    "replicas?name=web*&sort=name",
                    1200,
                    100,
                    new Anchor(Arrays.asList("Wéb", null, ""), "a:6745a759-2205-4cd2"),
                    Instant.parse("2026-11-22T03:20:00.000000001Z"),
                    true);

    @Property
    void everyCursorComesBackAsItWas(@ForAll("cursors") Cursor cursor) {
        // When
        String text = CODEC.encode(cursor);
        // Then
        assertThat(CODEC.decode(text)).contains(cursor);
        assertThat(text).matches("[A-Za-z0-9_-]+");
    }

    @Example
    void noSingleCharacterCanBeChanged() {
        // Given
        String text = CODEC.encode(CURSOR);
        // When
        List<String> accepted =
                IntStream.range(0, text.length())
                        .boxed()
                        .flatMap(
                                at ->
                                        LETTERS.chars()
                                                .filter(letter -> letter != text.charAt(at))
                                                .mapToObj(
                                                        letter ->
                                                                text.substring(0, at)
                                                                        + (char) letter
                                                                        + text.substring(at + 1)))
                        .filter(CursorCodecTest::isAccepted)
                        .toList();
        // Then
        assertThat(accepted).isEmpty();
    }

    @Property(tries = 200)
    void theLastCharacterOfNoCursorCanBeChanged(@ForAll("cursors") Cursor cursor) {
        // Given
        String text = CODEC.encode(cursor);
        String rest = text.substring(0, text.length() - 1);
        // When
        List<String> accepted =
                LETTERS.chars()
                        .mapToObj(letter -> rest + (char) letter)
                        .filter(CursorCodecTest::isAccepted)
                        .toList();
        // Then
        assertThat(accepted).containsExactly(text);
    }

    @Example
    void noPartOfACursorIsACursor() {
        // Given
        String text = CODEC.encode(CURSOR);
        // When
        List<String> accepted =
                IntStream.range(0, text.length())
                        .boxed()
                        .flatMap(
                                at ->
                                        List.of(text.substring(0, at), text.substring(at + 1))
                                                .stream())
                        .filter(CursorCodecTest::isAccepted)
                        .toList();
        // Then
        assertThat(accepted).isEmpty();
    }

    @Example
    void nothingCanBeAddedToACursor() {
        // Given
        String text = CODEC.encode(CURSOR);
        // When
        List<String> accepted =
                IntStream.rangeClosed(0, text.length())
                        .boxed()
                        .flatMap(
                                at ->
                                        LETTERS.chars()
                                                .mapToObj(
                                                        letter ->
                                                                text.substring(0, at)
                                                                        + (char) letter
                                                                        + text.substring(at)))
                        .filter(CursorCodecTest::isAccepted)
                        .toList();
        // Then
        assertThat(accepted).isEmpty();
    }

    @Example
    void paddingMakesAnotherText() {
        // Given
        String text = CODEC.encode(CURSOR);
        // When
        List<String> accepted =
                List.of(text + "=", text + "==", "=" + text).stream()
                        .filter(CursorCodecTest::isAccepted)
                        .toList();
        // Then
        assertThat(accepted).isEmpty();
    }

    @Property
    void anyOtherTextIsRefused(@ForAll @StringLength(max = 200) String text) {
        // When
        boolean accepted = isAccepted(text);
        // Then
        assertThat(accepted).isFalse();
    }

    @Property(tries = 100)
    void anotherSecretRefuses(@ForAll("cursors") Cursor cursor) {
        // Given
        CursorCodec other = codec("sixteen bytes, at leasT");
        // When
        String text = other.encode(cursor);
        // Then
        assertThat(CODEC.decode(text)).isEmpty();
    }

    @Property(tries = 100)
    void theSameSecretElsewhereReadsIt(@ForAll("cursors") Cursor cursor) {
        // Given
        CursorCodec twin = codec("sixteen bytes, at least");
        // When
        String text = twin.encode(cursor);
        // Then
        assertThat(CODEC.decode(text)).contains(cursor);
    }

    @Example
    void aSecretOfFifteenBytesIsRefused() {
        // When // Then
        assertThatThrownBy(() -> new CursorCodec(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15");
    }

    @Provide
    Arbitrary<Cursor> cursors() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(40);
        return Combinators.combine(
                        text,
                        text,
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.integers().between(1, 1000),
                        text.injectNull(0.2).list().ofMaxSize(5),
                        text,
                        Arbitraries.longs()
                                .between(0, 4_000_000_000L)
                                .map(Instant::ofEpochSecond)
                                .injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(
                        (snapshot, list, place, limit, keys, id, judgedAt, forward) ->
                                new Cursor(
                                        snapshot,
                                        list,
                                        place,
                                        limit,
                                        new Anchor(keys, id),
                                        judgedAt,
                                        forward));
    }

    private static boolean isAccepted(String text) {
        return CODEC.decode(text).isPresent();
    }

    private static CursorCodec codec(String secret) {
        return new CursorCodec(secret.getBytes(UTF_8));
    }
}
