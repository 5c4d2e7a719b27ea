package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.RowType;
import io.replicagateway.query.SampleSummaries.Summaries;
import io.replicagateway.query.Samples.Fleets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A summary tells of every group what the rows of the lists add up to. */
class SummaryLawsTest {

    @Property(tries = 400)
    void everyGroupIsWhatTheRowsOfTheListsAddUpTo(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Summaries.class) SampleSummary sample) {
        // Given
        List<SummaryLine> expected = SummaryOracle.lines(fleet, sample, Samples.NOW);
        // When
        Summary summary = sum(fleet, sample, Samples.NOW);
        // Then
        assertThat(SummaryLine.of(summary)).isEqualTo(expected);
    }

    @Property(tries = 300)
    void groupsAddUpToTheTotalAndThatIsTheTotalOfTheLists(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Summaries.class) SampleSummary sample) {
        // Given
        Map<RowType, Long> listed =
                Map.of(
                        RowType.REPLICA, listed(fleet, sample, RowType.REPLICA),
                        RowType.RESTORE_POINT, listed(fleet, sample, RowType.RESTORE_POINT));
        // When
        Summary summary = sum(fleet, sample, Samples.NOW);
        SummaryLine total = SummaryLine.total(summary);
        // Then
        List<SummaryLine> groups = SummaryLine.of(summary);
        assertThat(total.replicas()).isEqualTo(listed.get(RowType.REPLICA));
        assertThat(total.restorePoints()).isEqualTo(listed.get(RowType.RESTORE_POINT));
        assertThat(total.met() + total.missed() + total.unknown()).isEqualTo(total.replicas());
        assertThat(groups.stream().mapToLong(SummaryLine::replicas).sum())
                .isEqualTo(total.replicas());
        assertThat(groups.stream().mapToLong(SummaryLine::restorePoints).sum())
                .isEqualTo(total.restorePoints());
    }

    private static long listed(List<SampleSite> fleet, SampleSummary sample, RowType type) {
        return sample.queries().stream()
                .filter(query -> query.type() == type)
                .mapToLong(
                        query ->
                                Selection.of(
                                                SampleSite.snapshot(fleet),
                                                query.toRowQuery(),
                                                Samples.NOW)
                                        .total())
                .sum();
    }

    @Property(tries = 300)
    void theTotalIsTheOneGroupThereIsWithoutFields(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Summaries.class) SampleSummary sample) {
        // Given
        SampleSummary whole = sample.groupedBy(List.of());
        // When
        List<SummaryLine> groups = SummaryLine.of(sum(fleet, whole, Samples.NOW));
        // Then
        SummaryLine nothing = new SummaryLine(List.of(), 0, 0, 0, 0, 0, null, null);
        SummaryLine total = SummaryLine.total(sum(fleet, sample, Samples.NOW));
        assertThat(groups).isEqualTo(total.equals(nothing) ? List.of() : List.of(total));
    }

    @Example
    void rowsThatDoNotTellWhatTheyArePutTogetherByAreRefused() {
        // Given
        Map<RowType, Filter> all =
                new SampleSummary(
                                List.of(
                                        SampleQuery.all(RowType.REPLICA, List.of()),
                                        SampleQuery.all(RowType.RESTORE_POINT, List.of())),
                                List.of())
                        .toSummaryQuery()
                        .filters();
        // When // Then
        assertThatThrownBy(() -> new SummaryQuery(all, List.of(GroupBy.OfRow.RPO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rpo");
        assertThatThrownBy(() -> new SummaryQuery(Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Summary sum(List<SampleSite> fleet, SampleSummary sample, Instant now) {
        return Summary.of(SampleSite.snapshot(fleet), sample.toSummaryQuery(), now);
    }
}
