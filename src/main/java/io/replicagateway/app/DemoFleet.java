package io.replicagateway.app;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.refresh.RefreshPlan;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.source.http.SiteBudget;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A simulated fleet in this process: three VBR and two EM sites on loopback ports, one of them slow, one failing now and
 * then. What they hold changes while they run.
 */
@ApplicationScoped
class DemoFleet {

    private static final String USER = "demo";
    private static final String PASSWORD = "demo";

    /** The ports are others at each start, the servers are the same. */
    private static final String ORIGIN = "demo";

    /** Rows asked for in one request. */
    static final int PAGE_SIZE = 1000;

    private static final SiteBudget BUDGET = new SiteBudget(4, 6);
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Duration RESCAN = Duration.ofSeconds(8);

    private final Clock clock;
    private final Deque<Runnable> running = new ArrayDeque<>();
    private List<SiteDefinition> sites = List.of();

    DemoFleet(Clock clock) {
        this.clock = clock;
    }

    /** Starts the simulators, unless they run already: then the sites are those of before. */
    synchronized List<SiteDefinition> start(
            GatewayConfig config, Duration staleAfter, RefreshPlan plan) {
        if (sites.isEmpty()) {
            sites = started(config, staleAfter, plan);
        }
        return sites;
    }

    private List<SiteDefinition> started(
            GatewayConfig config, Duration staleAfter, RefreshPlan plan) {
        SimulatedInventory paris = inventory(1, SeedSpec.vbr(clock).sized(40, 14));
        SimulatedInventory oslo = inventory(2, SeedSpec.vbr(clock).sized(25, 10));
        SimulatedInventory lima = inventory(3, SeedSpec.vbr(clock).sized(30, 7));
        SimulatedInventory emea = inventory(4, SeedSpec.em(clock).sized(30, 14));
        SimulatedInventory apac = inventory(5, SeedSpec.em(clock).sized(20, 7));
        keepChanging(List.of(paris, oslo, lima, emea, apac));
        FakeVbr slow =
                vbr(oslo).revisions("1.2-rev1").failing(new Fault.Delay(Duration.ofMillis(1500)));
        FakeVbr unsteady = vbr(lima).failing(new Fault.Sometimes(0.5, 7, new Fault.Status(503)));
        var sites = new Simulated(config, staleAfter, plan);
        return List.of(
                sites.site("paris", "Paris", SiteKind.VBR, "emea", vbr(paris).url()),
                sites.site("oslo", "Oslo (slow)", SiteKind.VBR, "emea", slow.url()),
                sites.site(
                        "lima", "Lima (fails now and then)", SiteKind.VBR, "latam", unsteady.url()),
                sites.site("cloud-emea", "Cloud Connect EMEA", SiteKind.EM, "emea", em(emea).url()),
                sites.site(
                        "cloud-apac", "Cloud Connect APAC", SiteKind.EM, "apac", em(apac).url()));
    }

    private static SimulatedInventory inventory(long seed, SeedSpec spec) {
        return SimulatedInventory.seeded(seed, spec);
    }

    private FakeVbr vbr(SimulatedInventory inventory) {
        FakeVbr vbr =
                FakeVbr.start(inventory)
                        .account(USER, PASSWORD)
                        .rescansTaking(RESCAN)
                        .afterRescan(() -> inventory.advance(clock.instant()));
        running.push(vbr::close);
        return vbr;
    }

    private FakeEnterpriseManager em(SimulatedInventory inventory) {
        FakeEnterpriseManager em = FakeEnterpriseManager.start(inventory).account(USER, PASSWORD);
        running.push(em::close);
        return em;
    }

    private void keepChanging(List<SimulatedInventory> inventories) {
        ScheduledExecutorService changing =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var thread = new Thread(task, "demo-changes");
                            thread.setDaemon(true);
                            return thread;
                        });
        changing.scheduleWithFixedDelay(
                () -> inventories.forEach(inventory -> inventory.advance(clock.instant())),
                STEP.toSeconds(),
                STEP.toSeconds(),
                TimeUnit.SECONDS);
        running.push(changing::shutdownNow);
    }

    /** Makes up what a configuration would say about a simulated site. */
    private record Simulated(GatewayConfig config, Duration staleAfter, RefreshPlan plan) {

        SiteDefinition site(String id, String name, SiteKind kind, String region, URI url) {
            var settings =
                    new SiteSettings(
                            new SiteId(id),
                            name,
                            kind,
                            Map.of("region", region, "demo", "true"),
                            staleAfter,
                            config.rpo(),
                            ORIGIN);
            return new SiteDefinition(
                    settings,
                    url,
                    USER,
                    () -> PASSWORD,
                    PAGE_SIZE,
                    BUDGET,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    plan);
        }
    }

    /** Stops the simulators, if they were started. */
    void close() {
        while (!running.isEmpty()) {
            running.pop().run();
        }
    }
}
