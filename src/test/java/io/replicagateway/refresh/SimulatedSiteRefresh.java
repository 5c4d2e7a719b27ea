package io.replicagateway.refresh;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.RecordedRequest;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.em.EmSources;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import io.replicagateway.source.vbr.VbrSources;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** A simulated site behind HTTP that is refreshed when a test says so. Its time is the real one. */
final class SimulatedSiteRefresh implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();

    /** The newest restore points were made a while ago. */
    static final Instant START = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);

    final SimulatedInventory inventory;
    private final SiteSettings site;
    private final AutoCloseable server;
    private final Supplier<List<RecordedRequest>> requests;
    private final Runnable forgetting;
    private final ReplicaSource source;
    private final ReplicaSource another;
    private final Inventory published;
    private final SiteRefresher refresher;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private SimulatedSiteRefresh(
            SiteKind kind,
            SimulatedInventory inventory,
            AutoCloseable server,
            URI url,
            Supplier<List<RecordedRequest>> requests,
            Runnable forgetting) {
        this.inventory = inventory;
        this.site = TestRows.site("oslo", kind);
        this.server = server;
        this.requests = requests;
        this.forgetting = forgetting;
        this.source = connect(kind, url);
        this.another = connect(kind, url);
        this.published =
                new Inventory(
                        List.of(site),
                        CLOCK,
                        "test",
                        new Retention(1, Duration.ofMinutes(1), Long.MAX_VALUE));
        var plan =
                new RefreshPlan(
                        Duration.ofHours(1),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        100,
                        Optional.empty());
        this.refresher =
                new SiteRefresher(
                        new RefreshedSite(site, source, plan),
                        published,
                        CLOCK,
                        timer,
                        Infrastructure.getDefaultWorkerPool(),
                        (id, outcome, took) -> {});
    }

    private static ReplicaSource connect(SiteKind kind, URI url) {
        SiteConnection connection = Sites.withPages(50, Sites.at(url));
        return kind == SiteKind.VBR
                ? VbrSources.connect(connection, Optional.empty(), CLOCK, Sites.NOBODY)
                : EmSources.connect(connection, CLOCK, Sites.NOBODY);
    }

    static SimulatedSiteRefresh of(FakeVbr server, SimulatedInventory inventory) {
        return new SimulatedSiteRefresh(
                SiteKind.VBR,
                inventory,
                server,
                server.url(),
                server::requests,
                server::forgetRequests);
    }

    static SimulatedSiteRefresh of(FakeEnterpriseManager server, SimulatedInventory inventory) {
        return new SimulatedSiteRefresh(
                SiteKind.EM,
                inventory,
                server,
                server.url(),
                server::requests,
                server::forgetRequests);
    }

    /** A site whose newest restore points were made four hours ago. */
    static SimulatedSiteRefresh seeded(SiteKind kind, long seed) {
        Instant before = START.minus(Duration.ofHours(4));
        SimulatedInventory inventory =
                SimulatedInventory.seeded(
                        seed,
                        (kind == SiteKind.VBR ? SeedSpec.vbr(before) : SeedSpec.em(before))
                                .sized(12, 6));
        return kind == SiteKind.VBR
                ? of(FakeVbr.start(inventory), inventory)
                : of(FakeEnterpriseManager.start(inventory), inventory);
    }

    SimulatedSiteRefresh refresh() {
        Reading.result(refresher.refresh());
        return this;
    }

    SimulatedSiteRefresh refreshThrough() {
        Reading.result(refresher.refreshThrough());
        return this;
    }

    SiteState state() {
        return published.latest().find(site.id()).orElseThrow();
    }

    /** Whether the published rows are those of a whole read made now. */
    boolean isTrue() {
        SiteRead truth = Reading.all(another);
        SiteRows whole = SiteRows.of(site.kind(), truth.replicas(), truth.restorePoints());
        return state().failure() == null && state().rows().unlessChanged(whole) == state().rows();
    }

    /** How many requests that does; it makes no whole read if they are few. */
    int requestsOf(Runnable what) {
        forgetting.run();
        what.run();
        return requests.get().size();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            server.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
