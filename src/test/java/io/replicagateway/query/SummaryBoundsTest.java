package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.Field;
import io.replicagateway.model.Replica;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteKind;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many values a site makes up, a summary has at most a thousand groups and costs no more than these. */
class SummaryBoundsTest {

    private static final int HOSTILE_STATES = 10_000;

    private static final List<GroupBy> BY_STATE = List.of(GroupBy.OfRow.STATE);

    private static final List<GroupBy> BY_STATE_AND_PLATFORM =
            List.of(GroupBy.OfRow.STATE, GroupBy.OfRow.PLATFORM);

    @Test
    void aThousandGroupsAreToldAndOneMoreIsNot() {
        // Given
        FleetSnapshot thousand = fleet(2, site -> points(1000, at -> "s" + at));
        FleetSnapshot oneMore = fleet(1, site -> points(1001, at -> "s" + at));
        FleetSnapshot oneMoreTogether = fleet(2, site -> points(500 + site, at -> site + "s" + at));
        // When
        Summary told = sum(thousand, all(RowType.RESTORE_POINT, BY_STATE));
        Summary combined = sum(thousand, all(RowType.RESTORE_POINT, BY_STATE_AND_PLATFORM));
        // Then
        assertThat(told.groups())
                .hasSize(1000)
                .allMatch(group -> group.sums().restorePoints() == 2);
        assertThat(told.groups().get(999).values()).extracting("raw").containsExactly("s999");
        assertThat(combined.groups()).hasSize(1000);
        for (List<GroupBy> by : List.of(BY_STATE, BY_STATE_AND_PLATFORM)) {
            assertRefused(oneMore, all(RowType.RESTORE_POINT, by));
            assertRefused(oneMoreTogether, all(RowType.RESTORE_POINT, by));
        }
        assertRefused(
                thousand,
                all(RowType.RESTORE_POINT, List.of(new GroupBy.Site(), GroupBy.OfRow.STATE)));
    }

    @Test
    void statesThatTheFilterLeavesOutDoNotCount() {
        // Given
        FleetSnapshot fleet =
                fleet(
                        3,
                        site ->
                                SiteRows.of(
                                        SiteKind.VBR,
                                        replicas(HOSTILE_STATES, at -> "s" + at),
                                        restorePoints(HOSTILE_STATES, at -> "s" + at)));
        Set<String> wanted = Set.of("s7", "s9999", "nowhere");
        var both =
                new SummaryQuery(
                        Map.of(
                                RowType.REPLICA,
                                filter(Map.of(ReplicaField.STATE, wanted), Set.of()),
                                RowType.RESTORE_POINT,
                                filter(Map.of(RestorePointField.STATE, wanted), Set.of())),
                        BY_STATE);
        var met =
                new SummaryQuery(
                        Map.of(RowType.REPLICA, filter(Map.of(), Set.of(RpoStatus.MET))), BY_STATE);
        // When
        List<SummaryLine> found = SummaryLine.of(sum(fleet, both));
        List<SummaryLine> none = SummaryLine.of(sum(fleet, met));
        // Then
        assertThat(found)
                .containsExactly(
                        new SummaryLine(List.of("s7"), 3, 0, 3, 0, 3, null, null),
                        new SummaryLine(List.of("s9999"), 3, 0, 3, 0, 3, null, null));
        assertThat(none).isEmpty();
    }

    @Test
    void combinationsAreCountedHoweverManyThereMightBe() {
        // Given
        List<RestorePoint> points =
                IntStream.range(0, 5000)
                        .mapToObj(
                                at ->
                                        TestRows.point("p" + at, null)
                                                .state("s" + at % 300)
                                                .platform("p" + at % 90)
                                                .build())
                        .toList();
        Map<List<String>, Long> expected =
                points.stream()
                        .collect(
                                Collectors.groupingBy(
                                        point -> List.of(point.state(), point.platform()),
                                        Collectors.counting()));
        FleetSnapshot fleet = fleet(1, site -> SiteRows.of(SiteKind.VBR, List.of(), points));
        // When
        Summary summary = sum(fleet, all(RowType.RESTORE_POINT, BY_STATE_AND_PLATFORM));
        // Then
        assertThat(expected).hasSize(900);
        assertThat(SummaryLine.of(summary))
                .hasSize(900)
                .allSatisfy(
                        line ->
                                assertThat(line.restorePoints())
                                        .isEqualTo(expected.get(line.values())));
    }

    @Test
    void whatIsRefusedCostsLittleMoreThanItsFirstSite() {
        // Given
        SiteRows hostile =
                SiteRows.of(
                        SiteKind.VBR,
                        replicas(HOSTILE_STATES, at -> "s" + at),
                        restorePoints(HOSTILE_STATES, at -> "s" + at));
        FleetSnapshot fleet = fleet(200, site -> hostile);
        var query =
                new SummaryQuery(
                        Map.of(
                                RowType.REPLICA, filter(Map.of(), Set.of()),
                                RowType.RESTORE_POINT, filter(Map.of(), Set.of())),
                        List.of(
                                new GroupBy.Site(),
                                GroupBy.OfRow.STATE,
                                GroupBy.OfRow.PLATFORM,
                                GroupBy.OfRow.TYPE));
        assertRefused(fleet, query);
        long before = allocated();
        // When
        Throwable refusal = catchThrowable(() -> sum(fleet, query));
        // Then
        assertThat(allocated() - before).isLessThan(1_000_000);
        assertThat(refusal).isInstanceOf(TooManyGroupsException.class);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static void assertRefused(FleetSnapshot fleet, SummaryQuery query) {
        assertThat(catchThrowable(() -> sum(fleet, query)))
                .isInstanceOf(TooManyGroupsException.class);
    }

    private static Summary sum(FleetSnapshot fleet, SummaryQuery query) {
        return Summary.of(fleet, query, Samples.NOW);
    }

    private static SummaryQuery all(RowType type, List<GroupBy> by) {
        return new SummaryQuery(Map.of(type, filter(Map.of(), Set.of())), by);
    }

    private static Filter filter(Map<Field, Set<String>> equal, Set<RpoStatus> rpo) {
        return new Filter(
                Scope.ALL,
                equal,
                Map.of(),
                Optional.empty(),
                rpo,
                Optional.empty(),
                Optional.empty());
    }

    private static FleetSnapshot fleet(int sites, IntFunction<SiteRows> rows) {
        List<SiteState> states =
                IntStream.range(0, sites)
                        .mapToObj(
                                site ->
                                        SiteState.pending(TestRows.site("s" + site, SiteKind.VBR))
                                                .read(
                                                        rows.apply(site),
                                                        Samples.NOW,
                                                        Optional.empty()))
                        .toList();
        return new FleetSnapshot("test-1", Samples.NOW, states);
    }

    private static SiteRows points(int count, IntFunction<String> state) {
        return SiteRows.of(SiteKind.VBR, List.of(), restorePoints(count, state));
    }

    private static List<RestorePoint> restorePoints(int count, IntFunction<String> state) {
        return IntStream.range(0, count)
                .mapToObj(
                        at ->
                                TestRows.point("p" + at, null)
                                        .state(state.apply(at))
                                        .platform("p" + at % 5)
                                        .build())
                .toList();
    }

    private static List<Replica> replicas(int count, IntFunction<String> state) {
        return IntStream.range(0, count)
                .mapToObj(at -> TestRows.replica("r" + at).state(state.apply(at)).build())
                .toList();
    }
}
