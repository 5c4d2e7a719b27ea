package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.query.SampleQueries.Queries;
import io.replicagateway.query.SampleSummaries.Summaries;
import io.replicagateway.query.Samples.Fleets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Until the moment that an answer names for itself, asking again gives the same answer. */
class TruthInTimeLawsTest {

    @Property(tries = 150)
    void anAnswerStaysTrueToTheLastNanosecondThatItPromises(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query,
            @ForAll @IntRange(min = 1, max = 30) int limit) {
        // Given
        Selection selection = at(fleet, query, Samples.NOW);
        List<RowRef> page = selection.page(0, limit);
        Instant last =
                selection
                        .trueUntil(page)
                        .map(until -> until.minusNanos(1))
                        .orElse(Samples.NOW.plus(Duration.ofDays(10_000)));
        // When
        Selection later = at(fleet, query, last);
        // Then
        assertThat(last).isAfterOrEqualTo(Samples.NOW);
        assertThat(told(later, query, limit)).isEqualTo(told(selection, query, limit));
    }

    @Property(tries = 150)
    void anAnswerThatShowsAllItsRowsChangesWhenItSaysSo(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query) {
        // Given
        SampleQuery plain = SampleQuery.all(query.type(), List.of());
        Selection selection = at(fleet, plain, Samples.NOW);
        Optional<Instant> until = selection.trueUntil(selection.page(0, 10_000));
        // When
        Optional<Selection> later = until.map(moment -> at(fleet, plain, moment));
        // Then
        assertThat(later.map(then -> told(then, plain, 10_000)))
                .isNotEqualTo(Optional.of(told(selection, plain, 10_000)));
    }

    @Property(tries = 50)
    void theMomentDecidesByTheObjectivesOfRowsThatMayYetComeIn(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet) {
        // Given
        SampleQuery missed = SampleQuery.replicas(Set.of(RpoStatus.MISSED));
        Selection selection = at(fleet, missed, Samples.NOW);
        Selection all = at(fleet, SampleQuery.all(RowType.REPLICA, List.of()), Samples.NOW);
        // When
        Optional<Instant> until = selection.trueUntil(selection.page(0, 10_000));
        // Then
        assertThat(until).isEqualTo(all.trueUntil(all.page(0, 10_000)));
    }

    @Property(tries = 100)
    void aWalkKeepsToTheRowsOfItsBeginningAndShowsThemAsTheyAre(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Queries.class) SampleQuery query,
            @ForAll @IntRange(min = 0, max = 5000) int hours) {
        // Given
        Instant later = Samples.NOW.plus(Duration.ofHours(hours));
        List<RowRef> begun = at(fleet, query, Samples.NOW).page(0, 10_000);
        // When
        Selection walk =
                Selection.of(SampleSite.snapshot(fleet), query.toRowQuery(), Samples.NOW, later);
        List<RowRef> walked = walk.page(0, 10_000);
        // Then
        assertThat(walked)
                .extracting(RowRef::id)
                .isEqualTo(begun.stream().map(RowRef::id).toList());
        assertThat(walked)
                .allSatisfy(
                        row -> {
                            RowRef shown = walk.shown(row);
                            var now = new SiteTable(row.table().state(), query.type(), later);
                            assertThat(shown.id()).isEqualTo(row.id());
                            assertThat(shown.table().state().status(later))
                                    .isEqualTo(now.state().status(later));
                            if (query.type() == RowType.REPLICA) {
                                assertThat(shown.table().rpoStatus(row.row()))
                                        .isEqualTo(now.rpoStatus(row.row()));
                            }
                        });
    }

    @Property(tries = 150)
    void aSummaryStaysTrueToTheLastNanosecondThatItPromisesAndChangesThen(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll(supplier = Summaries.class) SampleSummary sample) {
        // Given
        Summary summary = sum(fleet, sample, Samples.NOW);
        Instant last =
                summary.trueUntil()
                        .map(until -> until.minusNanos(1))
                        .orElse(Samples.NOW.plus(Duration.ofDays(10_000)));
        // When
        Summary later = sum(fleet, sample, last);
        Optional<Summary> then = summary.trueUntil().map(moment -> sum(fleet, sample, moment));
        // Then
        assertThat(last).isAfterOrEqualTo(Samples.NOW);
        assertThat(told(later)).isEqualTo(told(summary));
        assertThat(then.map(TruthInTimeLawsTest::told)).isNotEqualTo(Optional.of(told(summary)));
    }

    @Property(tries = 300)
    void aSummaryOfSomeStatusesDoesSoToo(
            @ForAll(supplier = Fleets.class) List<SampleSite> fleet,
            @ForAll @Size(min = 1) Set<RpoStatus> statuses,
            @ForAll boolean byStatus) {
        // Given
        List<SampleSite> fresh = fleet.stream().map(TruthInTimeLawsTest::freshForYears).toList();
        List<GroupBy> by = byStatus ? List.of(GroupBy.OfRow.RPO) : List.of();
        var sample = new SampleSummary(List.of(SampleQuery.replicas(statuses)), by);
        // When // Then
        aSummaryStaysTrueToTheLastNanosecondThatItPromisesAndChangesThen(fresh, sample);
    }

    /** So that objectives fall due before the site turns stale. */
    private static SampleSite freshForYears(SampleSite site) {
        SiteSettings was = site.settings();
        var settings =
                new SiteSettings(
                        was.id(),
                        was.name(),
                        was.kind(),
                        was.labels(),
                        Duration.ofDays(20_000),
                        was.rpo());
        return new SampleSite(settings, site.observedAt(), site.replicas(), site.points());
    }

    @Example
    void anEmptyFleetIsTrueForEver() {
        // Given
        Selection selection =
                at(List.of(), SampleQuery.all(RowType.REPLICA, List.of()), Samples.NOW);
        // When
        Optional<Instant> until = selection.trueUntil(List.of());
        // Then
        assertThat(until).isEmpty();
    }

    private static Selection at(List<SampleSite> fleet, SampleQuery query, Instant now) {
        return Selection.of(SampleSite.snapshot(fleet), query.toRowQuery(), now);
    }

    /** All of an answer that can depend on the clock. */
    private static List<Object> told(Selection selection, SampleQuery query, int limit) {
        List<String> rows =
                selection.page(0, limit).stream()
                        .map(
                                ref ->
                                        query.type() == RowType.REPLICA
                                                ? ref.id() + ref.table().rpoStatus(ref.row())
                                                : ref.id())
                        .toList();
        return List.of(selection.total(), rows, selection.fleet());
    }

    private static Summary sum(List<SampleSite> fleet, SampleSummary sample, Instant now) {
        return Summary.of(SampleSite.snapshot(fleet), sample.toSummaryQuery(), now);
    }

    private static List<Object> told(Summary summary) {
        return List.of(SummaryLine.of(summary), SummaryLine.total(summary), summary.fleet());
    }
}
