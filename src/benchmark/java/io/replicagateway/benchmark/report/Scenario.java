package io.replicagateway.benchmark.report;

import java.util.List;

/**
 * Something that is measured; it stands for some lines of the table.
 *
 * @param name what it is called while it runs, and where it fails
 */
public record Scenario(String name, Measurement measurement) {

    /** Measures. */
    public interface Measurement {

        /**
         * @throws Exception if it cannot be measured; the other scenarios are measured nevertheless
         */
        List<Line> run() throws Exception;
    }
}
