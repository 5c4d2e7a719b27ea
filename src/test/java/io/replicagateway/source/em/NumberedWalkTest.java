package io.replicagateway.source.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.ChangingList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class NumberedWalkTest {

    private int requests;

    private List<Integer> walk(int pageSize, Function<NumberedWalk.Ask, EmPage<Integer>> server) {
        NumberedWalk<Integer> walk = new NumberedWalk<>("rows", pageSize, String::valueOf);
        while (!walk.isDone()) {
            requests++;
            walk.take(server.apply(walk.next()));
        }
        return walk.rows();
    }

    private static EmPage<Integer> page(List<Integer> rows, NumberedWalk.Ask ask, int cap) {
        return pageOf(rows, ask.page(), Math.min(cap, ask.pageSize()));
    }

    private static EmPage<Integer> pageOf(List<Integer> rows, int page, int size) {
        return new EmPage<>(
                ChangingList.slice(rows, (page - 1L) * size, size),
                OptionalInt.of(size),
                OptionalInt.of((rows.size() + size - 1) / size));
    }

    private static List<Integer> numbers(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    @Property
    void aListThatStandsStillIsReadAsItIs(
            @ForAll @IntRange(max = 60) int size,
            @ForAll @IntRange(min = 1, max = 20) int pageSize,
            @ForAll @IntRange(min = 1, max = 20) int cap) {
        // When
        List<Integer> read = walk(pageSize, ask -> page(numbers(size), ask, cap));
        // Then
        assertThat(read).isEqualTo(numbers(size));
    }

    @Property(tries = 2000)
    void rowsThatStayAreReadThoughOthersVanishAndNewOnesComeLast(
            @ForAll @IntRange(max = 80) int size,
            @ForAll @IntRange(min = 1, max = 20) int pageSize,
            @ForAll @IntRange(min = 1, max = 20) int cap,
            @ForAll @IntRange(max = 4) int vanishing,
            @ForAll long seed) {
        // Given
        ChangingList list = new ChangingList(size, seed, vanishing, false);
        // When
        List<Integer> read = walk(pageSize, ask -> page(list.nextMoment(), ask, cap));
        // Then
        assertThat(read).containsAll(list.staying()).doesNotHaveDuplicates();
    }

    @Property(tries = 2000)
    void rowsThatStayAreReadThoughOthersComeAndGoAnywhere(
            @ForAll @IntRange(max = 300) int size,
            @ForAll @IntRange(min = 7, max = 30) int pageSize,
            @ForAll @IntRange(min = 7, max = 30) int cap,
            @ForAll @IntRange(max = 4) int vanishing,
            @ForAll long seed) {
        // Given
        ChangingList list = new ChangingList(size, seed, vanishing, true);
        // When
        List<Integer> read = walk(pageSize, ask -> page(list.nextMoment(), ask, cap));
        // Then
        assertThat(read).containsAll(list.staying()).doesNotHaveDuplicates();
    }

    @Property(tries = 200)
    void pagesOverlapWithoutManyMoreRequests(
            @ForAll @IntRange(min = 1, max = 20_000) int size,
            @ForAll @IntRange(min = 40, max = 1000) int cap) {
        // When
        requests = 0;
        List<Integer> rows = numbers(size);
        List<Integer> read = walk(1000, ask -> page(rows, ask, cap));
        // Then
        assertThat(read).isEqualTo(rows);
        assertThat(requests).isLessThanOrEqualTo(2 + size / cap + size / cap / 4);
    }

    @Property
    void aCapThatIsNotToldIsSeen(
            @ForAll @IntRange(max = 80) int size, @ForAll @IntRange(min = 1, max = 20) int cap) {
        // When
        List<Integer> read =
                walk(
                        20,
                        ask -> {
                            EmPage<Integer> page = page(numbers(size), ask, cap);
                            return new EmPage<>(
                                    page.rows(), OptionalInt.empty(), page.pagesCount());
                        });
        // Then
        assertThat(read).isEqualTo(numbers(size));
    }

    @Property
    void aServerWithoutSmallPagesIsProbedWithWholeOnes(
            @ForAll @IntRange(max = 80) int size,
            @ForAll @IntRange(min = 2, max = 9) int fixed,
            @ForAll @IntRange(max = 2) int vanishing,
            @ForAll long seed) {
        // Given
        ChangingList list = new ChangingList(size, seed, vanishing, false);
        // When
        List<Integer> read = walk(1, ask -> pageOf(list.nextMoment(), ask.page(), fixed));
        // Then
        assertThat(read).containsAll(list.staying());
    }

    @Example
    void aPageWithoutPagingIsTheOnlyOne() {
        // When
        List<Integer> read =
                walk(10, ask -> new EmPage<>(numbers(3), OptionalInt.empty(), OptionalInt.empty()));
        // Then
        assertThat(read).hasSize(3);
        assertThat(requests).isEqualTo(1);
    }

    @Property
    void noRowsOnNoPageOrOneIsAnEmptyList(@ForAll @IntRange(max = 1) int pages) {
        assertThat(
                        walk(
                                10,
                                ask ->
                                        new EmPage<>(
                                                List.of(),
                                                OptionalInt.of(10),
                                                OptionalInt.of(pages))))
                .isEmpty();
    }

    @Property
    void aPageThatRepeatsIsMalformed(
            @ForAll @IntRange(min = 1, max = 10) int rows,
            @ForAll @IntRange(min = 2, max = 50) int pages) {
        assertThatThrownBy(
                        () ->
                                walk(
                                        10,
                                        ask ->
                                                new EmPage<>(
                                                        numbers(rows),
                                                        OptionalInt.of(ask.pageSize()),
                                                        OptionalInt.of(pages))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("repeats a page");
    }

    @Example
    void anEmptyPageAmongThoseAnnouncedIsMalformed() {
        assertThatThrownBy(
                        () ->
                                walk(
                                        10,
                                        ask ->
                                                new EmPage<>(
                                                        ask.page() == 1 ? numbers(10) : List.of(),
                                                        OptionalInt.of(10),
                                                        OptionalInt.of(3))))
                .hasMessageContaining("page 2 is empty");
    }
}
