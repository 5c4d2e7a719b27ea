package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.KnownRows;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.Scope;
import io.replicagateway.refresh.ChaoticServer.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A fleet in which, for some hours of virtual time, anything may go wrong at any time, followed by an hour in which
 * nothing does. After each step all promises about refreshing are checked. One seed is one schedule.
 */
final class ChaosSchedule {

    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration STALE_AFTER = Duration.ofMinutes(3);
    private static final int STEPS = 40;
    private static final int LEAST_TO_LOSE = 4;

    /** Read whole each time; larger ones are looked at. */
    private static final int SMALL = 6;

    private static final RefreshPlan PLAN =
            new RefreshPlan(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(15),
                    20,
                    SMALL,
                    Optional.empty());

    private final Random random;
    private final VirtualTime time = new VirtualTime(START);
    private final List<ChaoticSite> sites = new ArrayList<>();
    private final Map<SiteId, Instant> observed = new HashMap<>();
    private final Inventory inventory;
    private final FleetRefresher refresher;

    ChaosSchedule(long seed) {
        random = new Random(seed);
        for (String id : List.of("steady", "one", "two", "three")) {
            sites.add(site(id, random.nextBoolean() ? SiteKind.VBR : SiteKind.EM));
        }
        inventory =
                new Inventory(
                        sites.stream().map(ChaoticSite::settings).toList(),
                        time.clock(),
                        "chaos",
                        new Retention(4, Duration.ofMinutes(10), Long.MAX_VALUE));
        refresher =
                new FleetRefresher(
                        sites.stream()
                                .map(site -> new RefreshedSite(site.settings(), site, PLAN))
                                .toList(),
                        inventory,
                        time.clock(),
                        time,
                        Runnable::run,
                        random,
                        (site, outcome, took) -> {});
    }

    private ChaoticSite site(String id, SiteKind kind) {
        var settings =
                new SiteSettings(
                        new SiteId(id), id, kind, Map.of(), STALE_AFTER, Duration.ofHours(24));
        var skew = Duration.ofSeconds(random.nextInt(241) - 120);
        var site = new ChaoticSite(settings, time, skew);
        var changes = new SiteChange(site, random);
        for (int replica = 0; replica < 3 + random.nextInt(6); replica++) {
            changes.newReplica();
        }
        return site;
    }

    /** Runs it to its end. */
    void run() {
        refresher.start();
        time.pass(Duration.ofSeconds(5));
        for (int step = 0; step < STEPS; step++) {
            sites.stream().skip(1).forEach(this::disturb);
            sites.forEach(site -> new SiteChange(site, random).happen());
            time.pass(Duration.ofSeconds(1 + random.nextInt(180)));
            check();
        }
        heal();
        end();
    }

    private void disturb(ChaoticSite site) {
        if (random.nextInt(3) > 0) {
            return;
        }
        Fault[] faults = Fault.values();
        Fault next = random.nextBoolean() ? Fault.NONE : faults[random.nextInt(faults.length)];
        boolean isLie = next == Fault.SHOWS_NOTHING || next == Fault.SHOWS_LITTLE;
        site.server().fault(isLie && !canBeFoundOut(state(site)) ? Fault.NONE : next);
        if (random.nextInt(4) == 0) {
            refresher.refresh(site.settings().id()).subscribe().with(ended -> {});
        }
    }

    /**
     * Whether a lie can be told from the truth: not where little is known yet, nor where a read is held back that the lie
     * would confirm.
     */
    private static boolean canBeFoundOut(SiteState state) {
        return state.held() == null && state.rows().restorePoints().size() >= LEAST_TO_LOSE;
    }

    private SiteState state(ChaoticSite site) {
        return inventory.latest().find(site.settings().id()).orElseThrow();
    }

    private void check() {
        sites.forEach(this::checkRows);
        sites.forEach(ChaosSchedule::checkSessions);
        checkStatus();
        // Promise 5: whatever happens to the others, this one is read in time, unless it lost many
        // rows itself.
        SiteState steady = state(sites.get(0));
        assertThat(steady.isFresh(time.now()) || steady.held() != null)
                .as("the steady site is fresh")
                .isTrue();
    }

    /** Promises 1 to 3: rows are as the site had them at that moment or since, and none is missing. */
    private void checkRows(ChaoticSite site) {
        SiteState state = state(site);
        Instant at = state.observedAt();
        if (at == null) {
            return;
        }
        Instant before = observed.put(site.settings().id(), at);
        assertThat(before == null || !at.isBefore(before)).as("rows grow no younger").isTrue();
        var known = new KnownRows(site.settings().kind(), state.rows());
        List<RestorePoint> points = known.points(replica -> true, any -> true);
        List<Replica> replicas = known.replicas();
        SiteTruth truth = site.truth();
        checkRows(truth.points(), points, ChaosSchedule::words, at);
        checkRows(truth.replicas(), replicas, ChaosSchedule::words, at);
    }

    private <T> void checkRows(
            SiteTruth.History<T> truth, List<T> shown, Function<T, List<?>> words, Instant at) {
        List<T> untrue =
                shown.stream().filter(row -> !truth.wasThere(row, words, at, time.now())).toList();
        assertThat(untrue).as("rows that were not there at %s or since", at).isEmpty();
        Set<String> missing = truth.alwaysThere(at, time.now());
        shown.forEach(row -> missing.remove((String) words.apply(row).get(0)));
        assertThat(missing).as("rows that were there since %s", at).isEmpty();
    }

    private static List<?> words(RestorePoint point) {
        return List.of(
                point.nativeId(),
                String.valueOf(point.replicaId()),
                String.valueOf(point.state()),
                String.valueOf(point.createdAt()));
    }

    private static List<?> words(Replica replica) {
        return List.of(
                replica.nativeId(),
                String.valueOf(replica.name()),
                String.valueOf(replica.state()));
    }

    /** Promise 6. */
    private static void checkSessions(ChaoticSite site) {
        assertThat(site.ledger().open()).isLessThanOrEqualTo(1);
        assertThat(site.server().liveSessions())
                .as("no session is open that the ledger does not know")
                .isLessThanOrEqualTo(site.ledger().open() + site.ledger().possiblyOpen());
        assertThat(site.server().mostLogOnsInAMinute())
                .isLessThanOrEqualTo(ChaoticSite.MOST_LOG_ONS);
    }

    /** An answer is complete only if all its rows are fresh, and names every site that is not. */
    private void checkStatus() {
        FleetSnapshot snapshot = inventory.latest();
        Instant now = time.now();
        FleetStatus status = FleetStatus.of(snapshot, Scope.ALL, now);
        List<SiteId> old =
                sites.stream()
                        .map(this::state)
                        .filter(
                                state ->
                                        state.observedAt() == null
                                                || now.isAfter(
                                                        state.observedAt().plus(STALE_AFTER)))
                        .map(state -> state.site().id())
                        .toList();
        assertThat(status.isComplete()).isEqualTo(old.isEmpty());
        assertThat(status.problems().stream().map(FleetStatus.Problem::site)).containsAll(old);
        Optional<Instant> oldest =
                snapshot.sites().stream()
                        .map(SiteState::observedAt)
                        .flatMap(Stream::ofNullable)
                        .min(Instant::compareTo);
        assertThat(status.asOf()).isEqualTo(oldest);
    }

    /** When all is well for as long as an account may be kept from logging on, everything is read and true. */
    private void heal() {
        sites.forEach(site -> site.server().fault(Fault.NONE));
        for (int round = 0; round < 5; round++) {
            time.pass(Duration.ofMinutes(8));
            check();
        }
        assertThat(FleetStatus.of(inventory.latest(), Scope.ALL, time.now()).problems()).isEmpty();
    }

    private void end() {
        var stopped = new AtomicBoolean();
        refresher.stop().subscribe().with(ended -> stopped.set(true));
        time.pass(Duration.ofMinutes(1));
        assertThat(stopped).isTrue();
        for (ChaoticSite site : sites) {
            assertThat(site.ledger().open()).isZero();
            assertThat(site.server().liveSessions())
                    .isLessThanOrEqualTo(site.ledger().possiblyOpen());
        }
    }
}
