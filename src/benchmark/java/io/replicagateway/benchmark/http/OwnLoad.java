package io.replicagateway.benchmark.http;

import java.io.IOException;
import java.time.Duration;

/** Load by this process. */
final class OwnLoad implements LoadGenerator {

    @Override
    public Load run(Target target, Duration length) throws IOException, InterruptedException {
        byte[] request = target.request();
        Times times = new Clients(target.server(), CONNECTIONS, turn -> request).closedLoop(length);
        return new Load(
                times.size(), length.toNanos() / 1e9, times.percentile(50), times.percentile(99));
    }

    @Override
    public String name() {
        return "own client";
    }
}
