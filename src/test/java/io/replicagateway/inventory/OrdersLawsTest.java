package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However few of the rows are sorted, they are the first ones of the whole order. */
class OrdersLawsTest {

    private static final int ROWS = 120;

    @Property
    void theFirstRowsAreThoseOfTheWholeOrder(
            @ForAll("keys") List<Orders.Key> keys,
            @ForAll @Size(max = 80) List<@IntRange(max = ROWS - 1) Integer> some,
            @ForAll boolean all,
            @ForAll @IntRange(max = ROWS + 5) int depth) {
        // Given
        RowSet rows = all ? RowSet.all(ROWS) : RowSet.of(bits(some), ROWS);
        int[] expected =
                IntStream.range(0, ROWS)
                        .filter(rows::contains)
                        .boxed()
                        .sorted(comparator(keys))
                        .mapToInt(row -> row)
                        .limit(depth)
                        .toArray();
        // When
        int[] first = Orders.first(rows, keys, depth);
        // Then
        assertThat(first).isEqualTo(expected);
    }

    @Property
    void theGreatestOfTheSmallestIsWhereSortingPutsIt(
            @ForAll("values") long[] values, @ForAll @IntRange(max = 300) int count) {
        // Given
        int within = Math.min(count, values.length);
        long[] sorted = Arrays.stream(values).sorted().toArray();
        // When
        long value = Smallest.value(values.clone(), within);
        // Then
        assertThat(value).isEqualTo(within == 0 ? Long.MIN_VALUE : sorted[within - 1]);
    }

    private static BitSet bits(List<Integer> rows) {
        var bits = new BitSet();
        rows.forEach(bits::set);
        return bits;
    }

    private static Comparator<Integer> comparator(List<Orders.Key> keys) {
        Comparator<Integer> order = (left, right) -> 0;
        for (Orders.Key key : keys) {
            order =
                    order.thenComparing(
                            (left, right) -> {
                                Comparable<?> one = key.column().key(left);
                                Comparable<?> other = key.column().key(right);
                                return key.descending() && one != null && other != null
                                        ? Column.compareKeys(other, one)
                                        : Column.compareKeys(one, other);
                            });
        }
        return order.thenComparing(Comparator.naturalOrder());
    }

    @Provide
    Arbitrary<long[]> values() {
        return Arbitraries.oneOf(
                        Arbitraries.longs(),
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE))
                .array(long[].class)
                .ofMaxSize(300);
    }

    @Provide
    Arbitrary<List<Orders.Key>> keys() {
        Arbitrary<Column> texts =
                Arbitraries.of("web", "Web", "db", "")
                        .injectNull(0.3)
                        .list()
                        .ofSize(ROWS)
                        .map(TextColumn::of);
        Arbitrary<Column> times =
                Combinators.combine(
                                Arbitraries.of(-62_135_596_800L, 0L, 1L, 1_800_000_000L),
                                Arbitraries.of(0, 1, 999_999_999))
                        .as((second, nano) -> new Timestamp(Instant.ofEpochSecond(second, nano), 9))
                        .injectNull(0.2)
                        .list()
                        .ofSize(ROWS)
                        .map(TimeColumn::of);
        Arbitrary<Column> counts =
                Arbitraries.integers()
                        .between(0, Integer.MAX_VALUE)
                        .array(int[].class)
                        .ofSize(ROWS)
                        .map(CountColumn::new);
        return Combinators.combine(
                        Arbitraries.oneOf(texts, times, counts), Arbitraries.of(true, false))
                .as(Orders.Key::new)
                .list()
                .ofMaxSize(3);
    }
}
