package io.replicagateway.refresh;

import org.junit.jupiter.api.Test;

/**
 * Random faults at a simulated fleet in virtual time. {@code -Dchaos.schedules} makes it more or fewer than a thousand,
 * {@code -Dchaos.seed} repeats one that failed.
 */
class ChaosTest {

    private static final int SCHEDULES = Integer.getInteger("chaos.schedules", 1000);
    private static final Long SEED = Long.getLong("chaos.seed");

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
