package io.replicagateway.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** What the meters of a running gateway say of exports. */
final class Exported {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Exported() {}

    /** How many exports in a format ended in one way. */
    static double count(String format, String outcome) {
        String tags = "{format=\"" + format + "\",outcome=\"" + outcome + "\"}";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("gateway_exports_total" + tags))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                .sum();
    }

    /** Asks until there are so many: an export ends a moment after its reader has read it. */
    static void await(String format, String outcome, double expected) {
        long start = System.nanoTime();
        double count = count(format, outcome);
        while (count < expected && System.nanoTime() - start < PATIENCE.toNanos()) {
            count = count(format, outcome);
        }
        assertThat(count).as(format + " " + outcome).isEqualTo(expected);
    }
}
