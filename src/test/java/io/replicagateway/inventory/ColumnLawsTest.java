package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

/** Columns give back every value that they were given, and their ranks sort as their keys do. */
class ColumnLawsTest {

    @Property
    void everyTextComesBackAsItWas(@ForAll("texts") List<@Nullable String> values) {
        // When
        TextColumn column = TextColumn.of(values);
        // Then
        assertThat(rows(column)).isEqualTo(values);
        assertThat(column.distinct())
                .isEqualTo(values.stream().filter(Objects::nonNull).distinct().count());
        assertNumbersSortAsKeysDo(column);
    }

    @Property
    void aColumnContainsTheTextsOfItsRowsAndNoOther(
            @ForAll("texts") List<@Nullable String> values,
            @ForAll("texts") List<@Nullable String> others) {
        // When
        TextColumn column = TextColumn.of(values);
        // Then
        Stream.concat(values.stream(), others.stream())
                .filter(Objects::nonNull)
                .forEach(
                        text -> assertThat(column.contains(text)).isEqualTo(values.contains(text)));
    }

    @Property
    void theRowsOfSomeTextsAreThoseThatHaveOneOfThem(
            @ForAll("texts") List<@Nullable String> values,
            @ForAll("texts") List<@Nullable String> others) {
        // Given
        Set<String> wanted =
                Stream.concat(values.stream().limit(2), others.stream())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        TextColumn column = TextColumn.of(values);
        // When
        RowSet rows = column.where(RowSet.all(values.size()), wanted);
        // Then
        assertThat(IntStream.range(0, values.size()).filter(rows::contains).toArray())
                .isEqualTo(
                        IntStream.range(0, values.size())
                                .filter(row -> wanted.contains(values.get(row)))
                                .toArray());
    }

    @Example
    void textsComeBackAroundEveryWidthOfTheirCodes() {
        for (int distinct : List.of(0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537)) {
            for (boolean gap : List.of(true, false)) {
                // Given
                List<@Nullable String> values = new ArrayList<>();
                IntStream.range(0, distinct).forEach(number -> values.add("vm-" + number));
                if (gap) {
                    values.add(distinct / 2, null);
                }
                // When
                TextColumn column = TextColumn.of(values);
                // Then
                assertThat(rows(column)).isEqualTo(values);
                int[] backward = backward(values.size());
                assertThat(column.codes(backward))
                        .isEqualTo(Arrays.stream(backward).map(column::code).toArray());
            }
        }
    }

    private static int[] backward(int size) {
        return IntStream.range(0, size).map(place -> size - 1 - place).toArray();
    }

    @Property
    void everyMomentComesBackWithItsDigits(@ForAll("timestamps") List<@Nullable Timestamp> values) {
        // When
        TimeColumn column = TimeColumn.of(values);
        // Then
        assertThat(IntStream.range(0, column.size()).mapToObj(column::timestamp).toList())
                .isEqualTo(values);
        assertNumbersSortAsKeysDo(column);
    }

    @Property
    void aMomentIsEitherBeforeAnotherOrFromItOn(
            @ForAll("timestamps") List<@Nullable Timestamp> values,
            @ForAll("timestamp") Timestamp limit) {
        // Given
        Instant end = limit.instant();
        // When
        TimeColumn column = TimeColumn.of(values);
        RowSet all = RowSet.all(values.size());
        // Then
        for (int row = 0; row < values.size(); row++) {
            Timestamp value = values.get(row);
            assertThat(column.between(all, null, end).contains(row))
                    .isEqualTo(value != null && value.instant().isBefore(end));
            assertThat(column.between(all, end, null).contains(row))
                    .isEqualTo(value != null && !value.instant().isBefore(end));
        }
    }

    @Property
    void ofEachGroupTheOldestAndTheNewestMomentAreFoundWithTheMostDigits(
            @ForAll("timestamps") List<@Nullable Timestamp> values) {
        // Given
        TimeColumn column = TimeColumn.of(values);
        int[] rows = backward(values.size());
        int[] groups = Arrays.stream(rows).map(row -> row * 7 % 3).toArray();
        // When
        int[] oldest = column.oldest(rows, groups, 4);
        int[] latest = column.latest(rows, groups, 4);
        // Then
        for (int group = 0; group < 4; group++) {
            int number = group;
            List<Timestamp> moments =
                    IntStream.range(0, values.size())
                            .filter(row -> row * 7 % 3 == number)
                            .mapToObj(values::get)
                            .filter(Objects::nonNull)
                            .sorted(
                                    Comparator.comparing(Timestamp::instant)
                                            .thenComparing(Timestamp::digits))
                            .toList();
            assertThat(oldest[group] < 0 ? null : column.timestamp(oldest[group]))
                    .isEqualTo(
                            moments.stream()
                                    .filter(at -> at.instant().equals(moments.get(0).instant()))
                                    .reduce((first, second) -> second)
                                    .orElse(null));
            assertThat(latest[group] < 0 ? null : column.timestamp(latest[group]))
                    .isEqualTo(moments.isEmpty() ? null : moments.get(moments.size() - 1));
        }
    }

    @Property
    void everyIdComesBackAndIsFound(@ForAll("ids") List<String> ids) {
        // Given
        List<String> ascending = ids.stream().sorted(Text.ORDER).toList();
        // When
        IdColumn column = IdColumn.of(ascending);
        // Then
        assertThat(IntStream.range(0, column.size()).mapToObj(column::text)).isEqualTo(ascending);
        assertThat(ascending).allMatch(id -> column.text(column.find(id)).equals(id));
        assertNumbersSortAsKeysDo(column);
    }

    @Property
    void stringsSortAsTheirTextsDo(@ForAll("words") String one, @ForAll("words") String other) {
        // When
        int order = Text.ORDER.compare(one, other);
        // Then
        assertThat(Integer.signum(order))
                .isEqualTo(Integer.signum(Text.of(one).compareTo(Text.of(other))));
    }

    /** Words that often differ in nothing but case, or late, or in letters whose lower case is a matter of its own. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("aAbBzZ@[_0\u0130\u03A3\u03C2\u00DF\uD801\uDC00")
                .ofMaxLength(5);
    }

    @Property
    void noOtherIdIsFound(
            @ForAll("ids") List<String> ids, @ForAll @StringLength(max = 3) String other) {
        // Given
        IdColumn column =
                IdColumn.of(
                        ids.stream().filter(id -> !id.equals(other)).sorted(Text.ORDER).toList());
        // When
        int row = column.find(other);
        // Then
        assertThat(row).isNegative();
    }

    @Example
    void aGuidIsNotFoundInUpperCase() {
        // Given
        String guid = "6745a759-2205-4cd2-b172-8ec8f7e60ef8";
        IdColumn column = IdColumn.of(List.of(guid));
        // When
        int row = column.find(guid.toUpperCase(Locale.ROOT));
        // Then
        assertThat(row).isNegative();
    }

    @Example
    void aGuidTakesSixteenBytesAndOneUpperCaseIdMakesAllOfThemTexts() {
        // Given
        String guid = "6745a759-2205-4cd2-b172-8ec8f7e60ef8";
        String upper = "7745A759-2205-4CD2-B172-8EC8F7E60EF8";
        // When
        IdColumn guids = IdColumn.of(List.of(guid));
        IdColumn mixed = IdColumn.of(List.of(guid, upper));
        // Then
        assertThat(guids.heapBytes()).isEqualTo(16);
        assertThat(mixed.heapBytes()).isGreaterThan(100);
        assertThat(mixed.text(1)).isEqualTo(upper);
    }

    @Example
    void idsThatDoNotAscendAreRefused() {
        // When // Then
        assertThat(List.of(List.of("a", "a"), List.of("b", "a"), List.of("a", "A")))
                .allSatisfy(
                        ids ->
                                assertThatThrownBy(() -> IdColumn.of(ids))
                                        .isInstanceOf(IllegalArgumentException.class)
                                        .hasMessageContaining(ids.get(1)));
    }

    @Property
    void countsComeBack(@ForAll @Size(max = 20) List<Short> counts) {
        // Given
        int[] values = counts.stream().mapToInt(count -> count & 0xFFFF).toArray();
        // When
        var column = new CountColumn(values.clone());
        // Then
        assertThat(IntStream.range(0, column.size()).map(column::count).toArray())
                .isEqualTo(values);
        assertNumbersSortAsKeysDo(column);
    }

    private static void assertNumbersSortAsKeysDo(Column column) {
        int[] rows = IntStream.range(0, column.size()).toArray();
        long[] numbers = column.sortables(rows);
        for (int left = 0; left < numbers.length; left++) {
            int[] byNumber = new int[numbers.length];
            int[] byKey = new int[numbers.length];
            for (int right = 0; right < numbers.length; right++) {
                byNumber[right] = Long.compare(numbers[left], numbers[right]);
                byKey[right] =
                        Integer.signum(Column.compareKeys(column.key(left), column.key(right)));
            }
            assertThat(byNumber).isEqualTo(byKey);
            assertThat(numbers[left]).isNotNegative();
            assertThat(numbers[left] == Column.NO_VALUE).isEqualTo(column.key(left) == null);
        }
    }

    private static List<@Nullable String> rows(TextColumn column) {
        return IntStream.range(0, column.size())
                .mapToObj(column::key)
                .map(text -> text == null ? null : text.raw())
                .toList();
    }

    @Provide
    Arbitrary<List<@Nullable String>> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.of("Web", "web", "WEB", "", "Ä", "ä", "Σ", "ς"),
                        Arbitraries.strings().ofMaxLength(4))
                .injectNull(0.2)
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<Timestamp> timestamp() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(0, 2),
                                Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L)),
                        Arbitraries.of(0, 100, 999_999_999),
                        Arbitraries.integers().between(0, 9))
                .as(
                        (second, nano, digits) ->
                                new Timestamp(Instant.ofEpochSecond(second, nano), digits));
    }

    @Provide
    Arbitrary<List<@Nullable Timestamp>> timestamps() {
        return timestamp().injectNull(0.2).list().ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<String>> ids() {
        Arbitrary<String> guids =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                        .as((high, low) -> new UUID(high, low).toString());
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(3);
        return Stream.of(
                        guids,
                        texts,
                        Arbitraries.oneOf(
                                guids, guids.map(id -> id.toUpperCase(Locale.ROOT)), texts))
                .map(id -> id.list().uniqueElements().ofMaxSize(20))
                .collect(Collectors.collectingAndThen(Collectors.toList(), Arbitraries::oneOf));
    }
}
