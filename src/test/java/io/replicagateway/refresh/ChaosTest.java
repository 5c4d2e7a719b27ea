package io.replicagateway.refresh;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random faults at a simulated fleet in virtual time. {@code -Dchaos.schedules} makes it more or fewer than a thousand,
 * {@code -Dchaos.seed} repeats one that failed.
 */
class ChaosTest {

    private static final int SCHEDULES = Integer.getInteger("chaos.schedules", 1000);
    private static final Long SEED = Long.getLong("chaos.seed");

    /** A dead site is told once, but here thousands die. */
    private final Logger log = Logger.getLogger("io.replicagateway.refresh");

    @BeforeEach
    void beQuiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        log.setLevel(null);
    }

    @Test
    void allPromisesHoldWhateverHappens() {
        long first = SEED == null ? System.nanoTime() : SEED;
        System.out.println("chaos: " + SCHEDULES + " schedules from seed " + first);
        for (long seed = first; seed < first + (SEED == null ? SCHEDULES : 1); seed++) {
            try {
                new ChaosSchedule(seed).run();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("repeat it with -Dchaos.seed=" + seed, failure);
            }
        }
    }
}
