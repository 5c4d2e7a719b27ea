package io.replicagateway.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import io.replicagateway.simulator.SimulatedReplica;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three simulated sites for tests of the running gateway: {@code paris} and {@code oslo} run VBR, {@code cloud} EM. They
 * are read when a test says so, and once at the start.
 */
public final class SimulatedFleet implements QuarkusTestResourceLifecycleManager {

    static final int SNAPSHOTS_KEPT = 5;

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    static SimulatedInventory parisRows;
    static SimulatedInventory osloRows;
    static SimulatedInventory cloudRows;
    static FakeVbr paris;
    static FakeVbr oslo;
    static FakeEnterpriseManager cloud;

    @Override
    public Map<String, String> start() {
        parisRows =
                SimulatedInventory.seeded(
                        11,
                        SeedSpec.vbr(NOW)
                                .sized(40, 9)
                                .spaced(Duration.ofHours(3))
                                .withUnknownValues());
        osloRows = SimulatedInventory.seeded(12, SeedSpec.vbr(NOW).sized(25, 5));
        cloudRows = SimulatedInventory.seeded(13, SeedSpec.em(NOW).sized(30, 8));
        paris = FakeVbr.start(parisRows).account("gateway", "p&s + %ü\"'");
        oslo =
                FakeVbr.start(osloRows)
                        .revisions("1.2-rev1")
                        .serverInfoForbidden()
                        .withoutBulkPath();
        cloud = FakeEnterpriseManager.start(cloudRows).cappingPagesAt(20);
        Map<String, String> config = new HashMap<>();
        site(config, "paris", "vbr", paris.url().toString(), "p&s + %ü\"'");
        site(config, "oslo", "vbr", oslo.url().toString(), "secret");
        site(config, "cloud", "em", cloud.url().toString(), "secret");
        config.put("gateway.sites.\"paris\".labels.region", "west");
        config.put("gateway.sites.\"oslo\".labels.region", "north");
        config.put("gateway.sites.\"oslo\".labels.tier", "2");
        config.put("gateway.sites.\"oslo\".rpo", "2H");
        config.put("gateway.refresh.interval", "1H");
        config.put("gateway.snapshots.keep", Integer.toString(SNAPSHOTS_KEPT));
        return config;
    }

    private static void site(
            Map<String, String> config, String id, String kind, String url, String password) {
        String key = "gateway.sites.\"" + id + "\".";
        config.put(key + "kind", kind);
        config.put(key + "url", url);
        config.put(key + "username", "gateway");
        config.put(key + "password", password);
    }

    /** Has those of the sites read that are not fresh, and waits for it. */
    static void read(FleetRefresher refresher, Inventory inventory) {
        Stream.of("paris", "oslo", "cloud")
                .map(SiteId::new)
                .filter(site -> !isRead(inventory.latest().find(site).orElseThrow()))
                .forEach(site -> refresher.refresh(site).await().atMost(Duration.ofSeconds(20)));
    }

    private static boolean isRead(SiteState state) {
        return state.isFresh(Instant.now()) && state.failure() == null;
    }

    static Stream<SimulatedInventory> inventories() {
        return Stream.of(parisRows, osloRows, cloudRows);
    }

    /** The vendors' ids of all restore points. */
    static Set<String> pointIds() {
        return inventories()
                .flatMap(rows -> rows.points().stream())
                .map(SimulatedPoint::id)
                .collect(Collectors.toSet());
    }

    /** The vendors' ids of all replicas. */
    static Set<String> replicaIds() {
        return inventories()
                .flatMap(rows -> rows.replicas().stream())
                .map(SimulatedReplica::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void stop() {
        paris.close();
        oslo.close();
        cloud.close();
    }
}
