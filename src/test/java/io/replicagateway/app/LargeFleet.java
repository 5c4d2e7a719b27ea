package io.replicagateway.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Twenty simulated sites, half VBR, half EM, for tests of the fan-out; read when a test says so. */
public final class LargeFleet implements QuarkusTestResourceLifecycleManager {

    static final int SITES = 20;

    private static final List<FakeVbr> VBRS = new ArrayList<>();
    private static final List<FakeEnterpriseManager> EMS = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        for (int number = 0; number < SITES / 2; number++) {
            FakeVbr vbr =
                    FakeVbr.start(
                            SimulatedInventory.seeded(
                                    number, SeedSpec.vbr(Instant.EPOCH).sized(5, 4)));
            VBRS.add(vbr);
            configure(config, "vbr-" + number, "vbr", vbr.url());
            FakeEnterpriseManager em =
                    FakeEnterpriseManager.start(
                            SimulatedInventory.seeded(
                                    100 + number, SeedSpec.em(Instant.EPOCH).sized(5, 4)));
            EMS.add(em);
            configure(config, "em-" + number, "em", em.url());
        }
        config.put("gateway.refresh.interval", "1H");
        config.put("gateway.refresh.request-timeout", "2S");
        config.put("gateway.refresh.timeout", "5S");
        return config;
    }

    private static void configure(Map<String, String> config, String id, String kind, URI url) {
        String key = "gateway.sites.\"" + id + "\".";
        config.put(key + "kind", kind);
        config.put(key + "url", url.toString());
        config.put(key + "username", "gateway");
        config.put(key + "password", "secret");
    }

    /** Makes {@code vbr-0} hang, {@code em-0} answer 500 and {@code vbr-1} send a web page. */
    static void breakThree() {
        VBRS.get(0).failing(new Fault.Hang());
        EMS.get(0).failing(new Fault.Status(500));
        VBRS.get(1).failing(new Fault.Garbage());
    }

    static void heal() {
        VBRS.forEach(FakeVbr::heal);
        EMS.forEach(FakeEnterpriseManager::heal);
    }

    /** The most sessions that are open at any one site now. */
    static int mostSessionsAtOneSite() {
        return Math.max(
                VBRS.stream().mapToInt(FakeVbr::openSessions).max().orElse(0),
                EMS.stream().mapToInt(FakeEnterpriseManager::openSessions).max().orElse(0));
    }

    /** The names of all headers that any site was sent, in lower case. */
    static Set<String> headersReceived() {
        return Stream.concat(
                        VBRS.stream().map(FakeVbr::requests),
                        EMS.stream().map(FakeEnterpriseManager::requests))
                .flatMap(List::stream)
                .flatMap(request -> request.headers().keySet().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public void stop() {
        VBRS.forEach(FakeVbr::close);
        EMS.forEach(FakeEnterpriseManager::close);
    }
}
