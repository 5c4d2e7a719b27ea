package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.process.Tools;
import java.io.IOException;
import java.time.Duration;

/** Asks as fast as the server answers, over a fixed number of connections. */
interface LoadGenerator {

    /** So many requests are under way at any time. */
    int CONNECTIONS = 32;

    /**
     * What came of it.
     *
     * @param requests how many were answered
     * @param seconds how long it took
     * @param p50Micros how long the median request took
     * @param p99Micros how long one request in a hundred took at least
     */
    record Load(long requests, double seconds, double p50Micros, double p99Micros) {

        double requestsPerSecond() {
            return requests / seconds;
        }
    }

    /**
     * Asks for that long.
     *
     * @throws IllegalStateException if an answer was not a good one
     */
    Load run(Target target, Duration length) throws IOException, InterruptedException;

    /** For people. */
    String name();

    /** {@code wrk} where it is installed, otherwise a client of the benchmark's own, which is slower. */
    static LoadGenerator best() {
        return Tools.find("wrk").<LoadGenerator>map(Wrk::new).orElseGet(OwnLoad::new);
    }
}
