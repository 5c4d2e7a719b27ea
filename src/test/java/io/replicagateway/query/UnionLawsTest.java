package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.model.SortKey;
import io.replicagateway.query.SampleQueries.Queries;
import io.replicagateway.query.Samples.Fleets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The union of all sites answers every query as one plain list of all their rows would. */
class UnionLawsTest {

    @Property(tries = 500)
    void everyListHoldsTheRowsOfThePlainListInItsOrder(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query) {
        // Given
        List<String> expected = ListOracle.ids(fleet, query, Samples.NOW);
        // When
        Selection selection = select(fleet, query);
        // Then
        assertThat(selection.total()).isEqualTo(expected.size());
        assertThat(ids(selection.page(0, Integer.MAX_VALUE))).isEqualTo(expected);
    }

    @Property(tries = 500)
    void anySliceIsThatOfThePlainList(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query,
            @ForAll @IntRange(max = 400) int offset,
            @ForAll @IntRange(min = 1, max = 200) int limit) {
        // Given
        List<String> expected =
                ListOracle.ids(fleet, query, Samples.NOW).stream()
                        .skip(offset)
                        .limit(limit)
                        .toList();
        // When
        List<RowRef> page = select(fleet, query).page(offset, limit);
        // Then
        assertThat(ids(page)).isEqualTo(expected);
    }

    @Property(tries = 300)
    void askingAgainIsAnsweredAlikeHoweverMuchIsRememberedByThen(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll @Size(min = 1, max = 4)
                    List<@From(supplier = Queries.class) SampleQuery> queries,
            @ForAll @IntRange(max = 100) int offset,
            @ForAll @IntRange(min = 1, max = 9) int limit) {
        // Given
        FleetSnapshot snapshot = SampleSite.snapshot(fleet);
        for (int round = 0; round < 3; round++) {
            for (SampleQuery query : queries) {
                // When
                List<RowRef> page =
                        Selection.of(snapshot, query.toRowQuery(), Samples.NOW).page(offset, limit);
                // Then
                assertThat(ids(page))
                        .isEqualTo(
                                ListOracle.ids(fleet, query, Samples.NOW).stream()
                                        .skip(offset)
                                        .limit(limit)
                                        .toList());
            }
        }
    }

    @Property(tries = 200)
    void everyRowCanBeReachedByItsOffsetAlone(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query) {
        // Given
        List<String> expected = ListOracle.ids(fleet, query, Samples.NOW);
        Selection selection = select(fleet, query);
        List<String> found = new ArrayList<>();
        // When
        for (int offset = 0; offset < expected.size() + 2; offset++) {
            found.addAll(ids(selection.page(offset, 1)));
        }
        // Then
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 200)
    void allThatIsLeftBehindAnyOffsetIsOnePage(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query,
            @ForAll @IntRange(max = 300) int offset) {
        // Given
        List<String> expected =
                ListOracle.ids(fleet, query, Samples.NOW).stream().skip(offset).toList();
        // When
        List<RowRef> rest = select(fleet, query).page(offset, Integer.MAX_VALUE);
        // Then
        assertThat(ids(rest)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void pagesOfAnySizeJoinedAreTheWholeList(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query,
            @ForAll @IntRange(min = 1, max = 70) int size) {
        // Given
        Selection selection = select(fleet, query);
        List<String> joined = new ArrayList<>();
        // When
        for (List<RowRef> page = selection.page(0, size);
                !page.isEmpty();
                page = selection.page(joined.size(), size)) {
            joined.addAll(ids(page));
        }
        // Then
        assertThat(joined)
                .isEqualTo(ListOracle.ids(fleet, query, Samples.NOW))
                .hasSize((int) selection.total());
    }

    @Property(tries = 200)
    void filteringASortedListIsSortingAFilteredOne(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query) {
        // Given
        List<String> chosen = ids(all(fleet, query.sortedBy(List.of())));
        List<String> sorted = ids(all(fleet, SampleQuery.all(query.type(), query.sort())));
        // When
        List<RowRef> both = all(fleet, query);
        // Then
        assertThat(ids(both)).isEqualTo(sorted.stream().filter(chosen::contains).toList());
    }

    @Property(tries = 200)
    void theOrderOfTheSitesInTheConfigurationChangesNothing(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query) {
        // Given
        List<SampleSite> reversed = new ArrayList<>(fleet);
        Collections.reverse(reversed);
        // When
        List<RowRef> rows = all(reversed, query);
        // Then
        assertThat(ids(rows)).isEqualTo(ids(all(fleet, query)));
    }

    @Property(tries = 200)
    void turningEveryKeyAroundKeepsNullsLastAndTiesAscending(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query) {
        // Given
        List<SortKey> turned =
                query.sort().stream()
                        .map(key -> new SortKey(key.field(), !key.descending()))
                        .toList();
        // When
        List<RowRef> rows = all(fleet, query.sortedBy(turned));
        // Then
        assertThat(ids(rows))
                .isEqualTo(ListOracle.ids(fleet, query.sortedBy(turned), Samples.NOW))
                .containsExactlyInAnyOrderElementsOf(ids(all(fleet, query)));
    }

    private static Selection select(List<SampleSite> fleet, SampleQuery query) {
        return Selection.of(SampleSite.snapshot(fleet), query.toRowQuery(), Samples.NOW);
    }

    private static List<RowRef> all(List<SampleSite> fleet, SampleQuery query) {
        return select(fleet, query).page(0, 10_000);
    }

    private static List<String> ids(List<RowRef> rows) {
        return rows.stream().map(RowRef::id).toList();
    }
}
