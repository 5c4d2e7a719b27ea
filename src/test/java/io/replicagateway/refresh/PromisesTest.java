package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.SiteStatus;
import io.replicagateway.model.SortKey;
import io.replicagateway.query.CursorCodec;
import io.replicagateway.query.Filter;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Scope;
import io.replicagateway.query.Selection;
import io.replicagateway.refresh.ChaoticServer.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the gateway promises, one plain example each, in virtual time. The laws behind the examples are tested by {@link
 * ChaosTest} and in the packages that keep them.
 */
class PromisesTest {

    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration STALE_AFTER = Duration.ofMinutes(3);
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final RefreshPlan PLAN =
            new RefreshPlan(
                    INTERVAL, Duration.ofMinutes(2), Duration.ofMinutes(15), 20, Optional.empty());

    private final VirtualTime time = new VirtualTime(START);
    private final ChaoticSite oslo = site("oslo", SiteKind.VBR);
    private final ChaoticSite rome = site("rome", SiteKind.EM);

    private final Inventory inventory =
            new Inventory(
                    List.of(oslo.settings(), rome.settings()),
                    time.clock(),
                    "test",
                    new Retention(256, KEPT, Long.MAX_VALUE));

    private final FleetRefresher refresher =
            new FleetRefresher(
                    List.of(
                            new RefreshedSite(oslo.settings(), oslo, PLAN),
                            new RefreshedSite(rome.settings(), rome, PLAN)),
                    inventory,
                    time.clock(),
                    time,
                    Runnable::run,
                    new Random(1),
                    (site, outcome, took) -> {});

    private ChaoticSite site(String id, SiteKind kind) {
        var settings =
                new SiteSettings(
                        new SiteId(id), id, kind, Map.of(), STALE_AFTER, Duration.ofHours(24));
        var site = new ChaoticSite(settings, time, Duration.ZERO);
        var changes = new SiteChange(site, new Random(id.hashCode()));
        for (int replica = 0; replica < 10; replica++) {
            changes.newReplica();
        }
        return site;
    }

    @BeforeEach
    void readAllSites() {
        refresher.start();
        time.pass(Duration.ofSeconds(5));
        assertThat(status().isComplete()).isTrue();
    }

    private FleetStatus status() {
        return FleetStatus.of(inventory.latest(), Scope.ALL, time.now());
    }

    private SiteState state(ChaoticSite site) {
        return inventory.latest().find(site.settings().id()).orElseThrow();
    }

    private static int points(SiteState state) {
        return state.rows().restorePoints().size();
    }

    @Test
    void promise1NoFailureShortensAListInSilence() {
        // Given
        long all = total();
        oslo.server().fault(Fault.UNREACHABLE);
        // When
        time.pass(STALE_AFTER.plus(INTERVAL));
        // Then
        assertThat(total()).isEqualTo(all);
        assertThat(status().isComplete()).isFalse();
        assertThat(status().problems())
                .extracting(FleetStatus.Problem::site)
                .containsExactly(oslo.settings().id());
    }

    private long total() {
        return Selection.of(inventory.latest(), all(), time.now()).total();
    }

    private static RowQuery all() {
        return new RowQuery(
                RowType.RESTORE_POINT,
                new Filter(
                        Scope.ALL,
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty()),
                List.of(new SortKey(RestorePointField.CREATED_AT, true)));
    }

    @Test
    void promise2AnEmptyReadReplacesNothingUntilAnotherOneConfirmsIt() {
        // Given
        int known = points(state(oslo));
        oslo.truth()
                .points()
                .now()
                .forEach(p -> oslo.truth().points().remove(p.nativeId(), time.now()));
        // When
        time.pass(INTERVAL.plusSeconds(10));
        SiteState after = state(oslo);
        time.pass(INTERVAL.plusSeconds(10));
        SiteState confirmed = state(oslo);
        // Then
        assertThat(points(after)).isEqualTo(known);
        assertThat(after.held()).isNotNull();
        assertThat(confirmed.held()).isNull();
        assertThat(points(confirmed)).isZero();
    }

    @Test
    void promise2APartialReadReplacesNothing() {
        // Given
        int known = points(state(oslo));
        oslo.server().fault(Fault.SHOWS_LITTLE);
        // When
        oslo.truth().replicas().remove(oslo.truth().replicas().now().get(0).nativeId(), time.now());
        time.pass(INTERVAL.plusSeconds(10));
        // Then
        assertThat(state(oslo).held()).isNotNull();
        assertThat(points(state(oslo))).isEqualTo(known);
    }

    @Test
    void promise3AgeIsNeverUnderstated() {
        // Given
        Instant before = state(oslo).observedAt();
        rome.server().fault(Fault.SLOW);
        oslo.server().fault(Fault.BROKEN);
        // When
        time.pass(Duration.ofMinutes(2));
        // Then
        assertThat(state(oslo).observedAt()).isEqualTo(before);
        assertThat(status().asOf()).contains(before);
        assertThat(state(oslo).status(before.plus(STALE_AFTER))).isEqualTo(SiteStatus.FRESH);
        assertThat(state(oslo).status(before.plus(STALE_AFTER).plusNanos(1)))
                .isEqualTo(SiteStatus.STALE);
    }

    @Test
    void promise4AWalkStaysInItsSnapshotOrEnds() {
        // Given
        FleetSnapshot walked = inventory.latest();
        inventory.pin(walked);
        List<String> whole = ids(walked, 0, 1000);
        // When
        List<String> joined = new ArrayList<>(ids(walked, 0, 5));
        new SiteChange(oslo, new Random(7)).newReplica();
        oslo.truth().points().remove(oslo.truth().points().now().get(0).nativeId(), time.now());
        time.pass(INTERVAL.multipliedBy(2));
        FleetSnapshot found = inventory.find(walked.id()).orElseThrow();
        joined.addAll(ids(found, 5, 1000));
        // Then
        assertThat(inventory.latest()).isNotSameAs(found);
        assertThat(joined).isEqualTo(whole);
        time.pass(KEPT.plus(INTERVAL));
        assertThat(inventory.find(walked.id())).isEmpty();
    }

    private List<String> ids(FleetSnapshot snapshot, long offset, int limit) {
        return Selection.of(snapshot, all(), START).page(offset, limit).stream()
                .map(RowRef::id)
                .toList();
    }

    @Test
    void promise4AForgedCursorIsNone() {
        // Given
        var codec = new CursorCodec("a secret of the gateway".getBytes(StandardCharsets.UTF_8));
        // When // Then
        assertThat(codec.decode("bm90IGEgY3Vyc29y")).isEmpty();
    }

    @Test
    void promise5ASlowSiteDelaysNoOther() {
        // Given
        oslo.server().fault(Fault.NEVER_ANSWERS);
        // When
        for (int minutes = 0; minutes < 30; minutes++) {
            time.pass(INTERVAL);
            // Then
            assertThat(state(rome).isFresh(time.now())).isTrue();
        }
        assertThat(state(oslo).isFresh(time.now())).isFalse();
    }

    @Test
    void promise6OneSessionASiteWhichIsEndedAtTheEnd() {
        // Given
        oslo.server().fault(Fault.FORGETS_SESSIONS);
        time.pass(Duration.ofHours(2));
        // When
        var ended = new AtomicBoolean();
        refresher.stop().subscribe().with(done -> ended.set(true));
        time.pass(Duration.ofSeconds(5));
        // Then
        assertThat(ended).isTrue();
        for (ChaoticSite site : List.of(oslo, rome)) {
            assertThat(site.server().mostLogOnsInAMinute())
                    .isLessThanOrEqualTo(ChaoticSite.MOST_LOG_ONS);
            assertThat(site.server().liveSessions()).isZero();
        }
    }

    @Test
    void promise7TheUnionOfSitesAnswersAsOneListOfAllRows() {
        // Given
        SiteRows one = rows("b", "d");
        SiteRows other = rows("a", "c");
        // When
        List<String> merged = ids(snapshot(one, other), 0, 10);
        // Then
        assertThat(merged).containsExactly("oslo:b", "oslo:d", "rome:a", "rome:c");
        assertThat(ids(snapshot(one, other), 1, 2)).isEqualTo(merged.subList(1, 3));
    }

    private static SiteRows rows(String... points) {
        return SiteRows.of(
                SiteKind.VBR,
                List.of(),
                List.of(points).stream().map(id -> TestRows.point(id, null).build()).toList());
    }

    private FleetSnapshot snapshot(SiteRows first, SiteRows second) {
        return new FleetSnapshot(
                "test-1",
                START,
                List.of(
                        SiteState.pending(oslo.settings()).read(first, START, Optional.empty()),
                        SiteState.pending(rome.settings()).read(second, START, Optional.empty())));
    }
}
