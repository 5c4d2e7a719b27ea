package io.replicagateway.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A gateway that may send two exports at a time. One site has more rows than a connection holds, and they are stale as
 * soon as they are read; no server answers for the other.
 */
public final class BusyFleet implements QuarkusTestResourceLifecycleManager {

    static final int MOST_EXPORTS = 2;

    private FakeVbr oslo;

    @Override
    public Map<String, String> start() {
        oslo =
                FakeVbr.start(
                        SimulatedInventory.seeded(21, SeedSpec.vbr(Instant.EPOCH).sized(100, 100)));
        Map<String, String> config = new HashMap<>();
        site(config, "oslo", oslo.url().toString());
        site(config, "rome", "http://127.0.0.1:1");
        config.put("gateway.refresh.interval", "1H");
        config.put("gateway.refresh.stale-after", "0.001S");
        config.put("gateway.refresh.timeout", "20S");
        config.put("gateway.exports.max-concurrent", Integer.toString(MOST_EXPORTS));
        return config;
    }

    private static void site(Map<String, String> config, String id, String url) {
        String key = "gateway.sites.\"" + id + "\".";
        config.put(key + "kind", "vbr");
        config.put(key + "url", url);
        config.put(key + "username", "gateway");
        config.put(key + "password", "secret");
    }

    @Override
    public void stop() {
        oslo.close();
    }
}
