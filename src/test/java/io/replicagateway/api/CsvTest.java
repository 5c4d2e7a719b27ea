package io.replicagateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Any reader of RFC 4180 reads what was written, and no spreadsheet takes a cell for a formula. */
class CsvTest {

    private static final List<String> DANGEROUS =
            List.of("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠");

    @Property
    void whatIsWrittenIsReadAsTheSameButForTheApostrophe(
            @ForAll("tables") List<List<String>> table) {
        // When
        List<List<String>> read = CsvText.parse(written(table));
        // Then
        List<List<String>> meant = new ArrayList<>();
        table.forEach(line -> meant.add(line.stream().map(CsvTest::shown).toList()));
        assertThat(read).isEqualTo(meant);
    }

    @Property
    void noCellStartsAFormula(@ForAll("texts") String text) {
        for (String start : DANGEROUS) {
            // When
            List<List<String>> read = CsvText.parse(written(List.of(List.of("x", start + text))));
            // Then
            assertThat(read.get(0).get(1)).startsWith("'" + start);
        }
    }

    @Property
    void whatIsWrittenIsWellFormedText(@ForAll("texts") String text) {
        // When
        String written = written(List.of(List.of(text)));
        // Then
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(written)).isTrue();
    }

    @Example
    void quotationMarksStandOnlyWhereTheyMust() {
        // Given
        List<@Nullable String> cells =
                Arrays.asList(
                        "plain",
                        null,
                        "",
                        "a,b",
                        "say \"hi\"",
                        "two\nlines",
                        " edge",
                        "edge ",
                        "in the middle",
                        "-1",
                        "=\"a\"",
                        "\ud83d\ude00",
                        "\ud83d");
        // When
        String line = written(List.of(cells));
        // Then
        assertThat(line)
                .isEqualTo(
                        "plain,,,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" edge\",\"edge \","
                                + "in the middle,'-1,\"'=\"\"a\"\"\",\ud83d\ude00,\"\ufffd\"\r\n");
    }

    @Example
    void aLineIsNeverEmpty() {
        // When
        String line = written(List.of(Arrays.asList((String) null)));
        // Then
        assertThat(line).isEqualTo("\"\"\r\n");
    }

    private static String written(List<? extends List<? extends @Nullable String>> table) {
        var out = new StringBuilder();
        table.forEach(line -> Csv.line(out, line));
        return out.toString();
    }

    /** What a reader finds in place of the text. */
    private static String shown(String text) {
        boolean isDangerous = !text.isEmpty() && DANGEROUS.contains(text.substring(0, 1));
        return (isDangerous ? "'" : "") + wellFormed(text);
    }

    private static String wellFormed(String text) {
        try {
            ByteBuffer bytes =
                    StandardCharsets.UTF_8
                            .newEncoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .replaceWith("\ufffd".getBytes(StandardCharsets.UTF_8))
                            .encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.decode(bytes).toString();
        } catch (CharacterCodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return texts().list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(4);
    }

    /** Mostly of letters that mean something, halves of surrogate pairs among them. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Character> meaningful =
                Arbitraries.of(
                        '"', ',', '\r', '\n', ' ', '\t', '=', '+', '-', '@', '\'', ';', 'a', 'é',
                        '\0', '＝', '＠', '\ud83d', '\ude00', '\ufeff');
        return Arbitraries.frequencyOf(
                Tuple.of(4, meaningful.list().ofMaxSize(6).map(CsvTest::joined)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
    }

    private static String joined(List<Character> letters) {
        var text = new StringBuilder();
        letters.forEach(text::append);
        return text.toString();
    }
}
