package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.http.LoadGenerator.Load;
import io.replicagateway.benchmark.process.Child;
import java.io.IOException;
import java.time.Duration;

/**
 * A server that answers one request again and again.
 *
 * @param server its process
 */
record Contestant(Target target, Child server) {

    /**
     * What came of one round.
     *
     * @param cpuMicros how long a processor worked in the server for one request
     */
    record Round(Load load, double cpuMicros) {

        double requestsPerSecond() {
            return load.requestsPerSecond();
        }
    }

    /** Lets the generator ask for that long. */
    Round round(LoadGenerator generator, Duration length) throws IOException, InterruptedException {
        Duration before = server.cpuTime();
        Load load = generator.run(target, length);
        double worked = server.cpuTime().minus(before).toNanos() / 1000.0;
        return new Round(load, worked / Math.max(1, load.requests()));
    }
}
