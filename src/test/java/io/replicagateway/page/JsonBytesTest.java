package io.replicagateway.page;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is what Jackson writes by default, byte for byte, except that no text can break it. */
class JsonBytesTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    private static final byte[] PREFIX = "paris:".getBytes(UTF_8);

    @Property
    void aTextIsWhatJacksonMakesOfIt(@ForAll("texts") String text) {
        // Given
        String whole = withoutHalves(text);
        // When
        byte[] written = new JsonBytes(0).text(text).toByteArray();
        byte[] prefixed = new JsonBytes(0).text(PREFIX, text).toByteArray();
        // Then
        assertThat(written).isEqualTo(jackson(whole));
        assertThat(prefixed).isEqualTo(jackson("paris:" + whole));
    }

    @Example
    void everyCharIsWhatJacksonMakesOfIt() {
        for (int letter = 0; letter <= Character.MAX_VALUE; letter++) {
            // Given
            String text = "a" + (char) letter + "b";
            // When
            byte[] written = new JsonBytes(0).text(text).toByteArray();
            // Then
            assertThat(written).isEqualTo(jackson(withoutHalves(text)));
        }
    }

    @Example
    void halfALetterIsReplacedAndAWholeOneIsNot() {
        // Given
        var json = new JsonBytes(0);
        // When
        json.openArray();
        List.of("\ud83d\ude00", "a\ud83d", "\ude00b", "\ud83d\ud83d\ude00").forEach(json::text);
        json.closeArray();
        // Then
        assertThat(json.toByteArray())
                .asString(UTF_8)
                .isEqualTo(
                        "['\\uD83D\\uDE00','a\ufffd','\ufffdb','\ufffd\\uD83D\\uDE00']"
                                .replace('\'', '"'));
    }

    @Property
    void aPlainTextIsWhatJacksonMakesOfIt(@ForAll("plainTexts") String text) {
        // When
        byte[] written = new JsonBytes(0).plainText(PREFIX, text).toByteArray();
        // Then
        assertThat(written).isEqualTo(jackson("paris:" + text));
    }

    @Property
    void aNumberIsWhatJacksonMakesOfIt(@ForAll long number) {
        // When
        byte[] written = new JsonBytes(0).number(number).toByteArray();
        // Then
        assertThat(written).isEqualTo(jackson(number));
    }

    @Property
    void aGuidIsInLowerCase(@ForAll long high, @ForAll long low) {
        // When
        byte[] written = new JsonBytes(0).guid(PREFIX, high, low).toByteArray();
        // Then
        assertThat(written).isEqualTo(jackson("paris:" + new UUID(high, low)));
    }

    @Example
    void aMomentHasTheDigitsThatAreWanted() {
        // Given
        Timestamp time = Timestamp.parse("2026-11-22T03:20:00.1234500Z");
        Instant instant = time.instant();
        // When
        byte[] written =
                new JsonBytes(0)
                        .moment(instant.getEpochSecond(), instant.getNano(), time.digits())
                        .toByteArray();
        // Then
        assertThat(written).isEqualTo(jackson(time.toString()));
    }

    @Property
    void objectsAndArraysAreWhatJacksonMakesOfThem(@ForAll("values") Object value) {
        // Given
        var json = new JsonBytes(0);
        // When
        write(json, value);
        // Then
        assertThat(json.toByteArray()).isEqualTo(jackson(value));
    }

    @Example
    void eachLineIsADocumentOfItsOwn() {
        // Given
        var json = new JsonBytes(0);
        // When
        json.openObject().closeObject().newLine().openObject().closeObject().newLine();
        String lines = new String(json.toByteArray(), UTF_8);
        json.clear();
        // Then
        assertThat(lines).isEqualTo("{}\n{}\n");
        assertThat(json.openArray().closeArray().toByteArray()).asString(UTF_8).isEqualTo("[]");
    }

    private static void write(JsonBytes json, Object value) {
        if (value instanceof Map<?, ?> object) {
            json.openObject();
            object.forEach((name, member) -> write(json.name((String) name), member));
            json.closeObject();
        } else if (value instanceof List<?> array) {
            json.openArray();
            array.forEach(element -> write(json, element));
            json.closeArray();
        } else if (value instanceof Long number) {
            json.number(number);
        } else if (value instanceof Boolean bool) {
            json.bool(bool);
        } else {
            json.text((String) value);
        }
    }

    /** The text with U+FFFD for each half of a letter beyond the basic plane, which is what Java's encoder does. */
    private static String withoutHalves(String text) {
        return new String(text.getBytes(UTF_16BE), UTF_16BE);
    }

    private static byte[] jackson(Object value) {
        try {
            return JACKSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.of("", "\"", "\\", "\u2028", "\u007f", "\ud83d\ude00", "\ud83d", "é")
                        .list()
                        .ofMaxSize(8)
                        .map(parts -> String.join("", parts)));
    }

    @Provide
    Arbitrary<String> plainTexts() {
        return Arbitraries.strings().withCharRange(' ', '~').excludeChars('"', '\\');
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.recursive(
                () ->
                        Arbitraries.of(Arrays.asList("", "text:", "{[", 0L, -1L, true, null))
                                .map(value -> (Object) value),
                JsonBytesTest::within,
                0,
                3);
    }

    /** Such values in an array or an object. */
    private static Arbitrary<Object> within(Arbitrary<Object> values) {
        return Arbitraries.oneOf(
                values.list().ofMaxSize(3).map(array -> (Object) array),
                Arbitraries.maps(Arbitraries.of("a", "b", ":", "{"), values)
                        .ofMaxSize(3)
                        .map(object -> (Object) new LinkedHashMap<>(object)));
    }
}
