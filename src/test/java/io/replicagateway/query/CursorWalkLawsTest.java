package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.Field;
import io.replicagateway.query.SampleQueries.Queries;
import io.replicagateway.query.Samples.Fleets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A walk by cursor visits each row once, in either direction, and finds its place again when rows vanished. */
class CursorWalkLawsTest {

    private static final CursorCodec CODEC = new CursorCodec("a secret of the tests".getBytes());

    @Property(tries = 200)
    void aWalkForwardVisitsEachRowOnce(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query,
            @ForAll @IntRange(min = 1, max = 50) int size) {
        // Given
        Selection selection = select(fleet, query);
        List<String> visited = new ArrayList<>();
        List<RowRef> page = selection.page(0, size);
        // When
        while (!page.isEmpty() && visited.size() <= selection.total()) {
            visited.addAll(ids(page));
            Anchor last = selection.anchorAt(page.get(page.size() - 1));
            Cursor next = passedOn(new Cursor("old", "list", 0, size, last, null, true), selection);
            page = selection.page(next.place(), size);
        }
        // Then
        assertThat(visited).isEqualTo(ListOracle.ids(fleet, query, Samples.NOW));
    }

    @Property(tries = 200)
    void aWalkBackwardVisitsEachRowOnce(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query,
            @ForAll @IntRange(min = 1, max = 50) int size) {
        // Given
        Selection selection = select(fleet, query);
        List<String> visited = new ArrayList<>();
        long place = selection.total();
        // When
        while (place > 0 && visited.size() <= selection.total()) {
            int rows = (int) Math.min(size, place);
            List<RowRef> page = selection.page(place - rows, rows);
            visited.addAll(0, ids(page));
            Anchor first = selection.anchorAt(page.get(0));
            place =
                    passedOn(new Cursor("old", "list", 0, size, first, null, false), selection)
                            .place();
        }
        // Then
        assertThat(visited).isEqualTo(ListOracle.ids(fleet, query, Samples.NOW));
    }

    @Property(tries = 200)
    void aPlaceIsFoundAgainWhereItWouldBeAmongTheRowsThatAreLeft(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query,
            @ForAll @IntRange(min = 2, max = 4) int keptOneOf,
            @ForAll boolean forward) {
        // Given
        Selection before = select(fleet, query);
        List<SampleSite> thinned = fleet.stream().map(site -> thinned(site, keptOneOf)).toList();
        Selection after = select(thinned, query);
        List<Map<Field, Object>> left = ListOracle.rows(thinned, query, Samples.NOW);
        Comparator<Map<Field, Object>> order = ListOracle.order(query);
        List<Long> expected =
                ListOracle.rows(fleet, query, Samples.NOW).stream()
                        .map(
                                row ->
                                        left.stream()
                                                .mapToInt(other -> order.compare(other, row))
                                                .filter(sign -> sign < 0 || forward && sign == 0)
                                                .count())
                        .toList();
        // When
        List<Long> places =
                before.page(0, 10_000).stream()
                        .map(
                                row ->
                                        new Cursor(
                                                "old",
                                                "list",
                                                0,
                                                1,
                                                before.anchorAt(row),
                                                null,
                                                forward))
                        .map(cursor -> passedOn(cursor, after).place())
                        .toList();
        // Then
        assertThat(places).isEqualTo(expected);
    }

    /** The cursor as its text comes back, going on in another snapshot. */
    private static Cursor passedOn(Cursor cursor, Selection selection) {
        return CODEC.decode(CODEC.encode(cursor)).orElseThrow().movedTo("new", selection);
    }

    private static SampleSite thinned(SampleSite site, int keptOneOf) {
        return site.holding(kept(site.replicas(), keptOneOf), kept(site.points(), keptOneOf));
    }

    private static <T> List<T> kept(List<T> rows, int keptOneOf) {
        return IntStream.range(0, rows.size())
                .filter(at -> at % keptOneOf == 0)
                .mapToObj(rows::get)
                .toList();
    }

    private static Selection select(List<SampleSite> fleet, SampleQuery query) {
        return Selection.of(SampleSite.snapshot(fleet), query.toRowQuery(), Samples.NOW);
    }

    private static List<String> ids(List<RowRef> rows) {
        return rows.stream().map(RowRef::id).toList();
    }
}
