package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.process.Cores;
import io.replicagateway.benchmark.report.Scenario;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured over HTTP. All scenarios share one gateway, which the first one that needs it starts. */
public final class HttpScenarios implements AutoCloseable {

    private final Settings settings;
    private @Nullable Cores cores;
    private @Nullable Gateway gateway;

    public HttpScenarios(Settings settings) {
        this.settings = settings;
    }

    /** What callers see of a fleet that was read before, in the order of the table. */
    public List<Scenario> atRest() {
        return List.of(
                new Scenario(
                        "hot pages", () -> new HotPages(settings, cores(), gateway()).measure()),
                new Scenario("cold pages", () -> new ColdPages(settings, gateway()).measure()),
                new Scenario("vendor pages", () -> new VendorPages(settings, gateway()).measure()),
                new Scenario("export", () -> new Export(settings, gateway()).measure()));
    }

    /** What they see of the same fleet while it is read all the time. */
    public Scenario whileRefreshing() {
        return new Scenario(
                "queries while all sites are refreshed",
                () -> new Refreshing(settings, gateway()).measure());
    }

    private Cores cores() throws InterruptedException {
        if (cores == null) {
            cores = Cores.assign();
        }
        return cores;
    }

    private Gateway gateway() throws IOException, InterruptedException {
        if (gateway == null) {
            gateway = Gateway.start(settings, cores());
        }
        return gateway;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
    }
}
