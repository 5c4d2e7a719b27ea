package io.replicagateway.source.vbr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.ChangingList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OffsetWalkTest {

    private static final OptionalInt NO_TOTAL = OptionalInt.empty();
    private int requests;

    private List<Integer> walk(int limit, Function<OffsetWalk.Ask, VbrPage<Integer>> server) {
        OffsetWalk<Integer> walk = new OffsetWalk<>("GET /rows", limit, String::valueOf);
        while (!walk.isDone()) {
            requests++;
            walk.take(server.apply(walk.next()));
        }
        return walk.rows();
    }

    private static VbrPage<Integer> page(List<Integer> rows, OffsetWalk.Ask ask, int cap) {
        return new VbrPage<>(
                ChangingList.slice(rows, ask.skip(), Math.min(cap, ask.limit())),
                OptionalInt.of(rows.size()));
    }

    private static VbrPage<Integer> withoutTotal(VbrPage<Integer> page) {
        return new VbrPage<>(page.rows(), NO_TOTAL);
    }

    private static List<Integer> numbers(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    @Property
    void aListThatStandsStillIsReadAsItIs(
            @ForAll @IntRange(max = 60) int size,
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll @IntRange(min = 1, max = 20) int cap,
            @ForAll boolean total) {
        // When
        List<Integer> read =
                walk(
                        limit,
                        ask -> {
                            VbrPage<Integer> page = page(numbers(size), ask, cap);
                            return total ? page : withoutTotal(page);
                        });
        // Then
        assertThat(read).isEqualTo(numbers(size));
    }

    @Property(tries = 2000)
    void rowsThatStayAreReadThoughOthersVanishAndNewOnesComeLast(
            @ForAll @IntRange(max = 80) int size,
            @ForAll @IntRange(min = 1, max = 20) int limit,
            @ForAll @IntRange(min = 1, max = 20) int cap,
            @ForAll @IntRange(max = 4) int vanishing,
            @ForAll boolean total,
            @ForAll long seed) {
        // Given
        ChangingList list = new ChangingList(size, seed, vanishing, false);
        // When
        List<Integer> read =
                walk(
                        limit,
                        ask -> {
                            VbrPage<Integer> page = page(list.nextMoment(), ask, cap);
                            return total ? page : withoutTotal(page);
                        });
        // Then
        assertThat(read).containsAll(list.staying()).doesNotHaveDuplicates();
    }

    @Property(tries = 2000)
    void whenRowsAlsoAppearAnywhereAReadIsWholeOrFails(
            @ForAll @IntRange(max = 80) int size,
            @ForAll @IntRange(min = 2, max = 20) int cap,
            @ForAll @IntRange(max = 4) int vanishing,
            @ForAll long seed) {
        // Given
        ChangingList list = new ChangingList(size, seed, vanishing, true);
        List<Integer> read;
        // When
        try {
            read = walk(20, ask -> page(list.nextMoment(), ask, cap));
        } catch (SourceException incomplete) {
            return;
        }
        // Then
        assertThat(read).containsAll(list.staying());
    }

    @Property
    void aListThatNamesIdsTwiceIsReadOnceSettled(
            @ForAll @IntRange(min = 3, max = 40) int size,
            @ForAll @IntRange(min = 3, max = 9) int cap) {
        // Given
        List<Integer> rows =
                IntStream.range(0, size)
                        .mapToObj(i -> i == size - 1 ? Integer.valueOf(0) : i)
                        .toList();
        // When
        List<Integer> read = walk(cap, ask -> page(rows, ask, cap));
        // Then
        assertThat(read).isEqualTo(numbers(size - 1));
    }

    @Example
    void anEmptyListIsRead() {
        assertThat(walk(10, ask -> page(List.of(), ask, 10))).isEmpty();
        assertThat(walk(10, ask -> withoutTotal(page(List.of(), ask, 10)))).isEmpty();
    }

    @Example
    void aServerThatSendsAllAtOnceIsAskedOnce() {
        // When
        walk(10, ask -> page(numbers(500), ask, 500));
        // Then: the limit was 10, so only the walk's own overlaps add to the 50 pages
        assertThat(requests).isLessThan(60);
    }

    @Example
    void aServerThatIgnoresSkipAndLimitIsAskedOnce() {
        // When
        List<Integer> read = walk(10, ask -> new VbrPage<>(numbers(25), OptionalInt.of(25)));
        // Then
        assertThat(read).hasSize(25);
        assertThat(requests).isEqualTo(1);
    }

    @Property
    void aServerThatRepeatsItsFirstPageIsMalformed(
            @ForAll @IntRange(min = 1, max = 10) int size,
            @ForAll @IntRange(min = 1, max = 500) int more) {
        assertThatThrownBy(
                        () ->
                                walk(
                                        10,
                                        ask ->
                                                new VbrPage<>(
                                                        numbers(size),
                                                        OptionalInt.of(size + more))))
                .isInstanceOf(SourceException.class);
    }

    @Property
    void aServerThatRepeatsItsFirstPageWithoutTotalIsMalformed(
            @ForAll @IntRange(min = 1, max = 10) int size) {
        assertThatThrownBy(() -> walk(10, ask -> new VbrPage<>(numbers(size), NO_TOTAL)))
                .hasMessageContaining("repeats a page");
    }

    @Example
    void aTotalLargerThanTheListIsMalformed() {
        assertThatThrownBy(
                        () ->
                                walk(
                                        10,
                                        ask ->
                                                new VbrPage<>(
                                                        page(numbers(25), ask, 10).rows(),
                                                        OptionalInt.of(26))))
                .hasMessageContaining("announced 26 rows");
    }

    @Example
    void aListInAnotherOrderEachTimeIsReadWholeOrNotAtAll() {
        // Given
        java.util.Random random = new java.util.Random(7);
        List<Integer> rows = new java.util.ArrayList<>(numbers(30));
        // When
        for (int i = 0; i < 200; i++) {
            List<Integer> read;
            try {
                read =
                        walk(
                                10,
                                ask -> {
                                    Collections.shuffle(rows, random);
                                    return page(rows, ask, 10);
                                });
            } catch (SourceException e) {
                continue;
            }
            // Then
            assertThat(read).hasSize(30);
        }
        assertThat(requests).isPositive();
    }

    @Example
    void theNumberOfRequestsIsBounded() {
        // Given
        int[] next = {0};
        // When
        assertThatThrownBy(
                        () ->
                                walk(
                                        10,
                                        ask ->
                                                new VbrPage<>(
                                                        List.of(next[0]++, next[0]++),
                                                        OptionalInt.of(1000))))
                .isInstanceOf(SourceException.class);
        // Then
        assertThat(requests).isLessThan(10_000);
    }
}
