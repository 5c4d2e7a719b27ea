package io.replicagateway.refresh;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random faults at a simulated fleet in virtual time. One seed is one schedule, and a build runs the same thousand each
 * time, so that it fails for what was changed and for nothing else. {@code -Dchaos.schedules} makes it more or fewer,
 * {@code -Dchaos.seed} begins with another seed ({@code random} with any): so new ones are found, and one that failed is
 * repeated.
 */
class ChaosTest {

    private static final int SCHEDULES = Integer.getInteger("chaos.schedules", 1000);
    private static final String SEED = System.getProperty("chaos.seed", "1");

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
    void allPromisesHoldWhateverHappens() throws Exception {
        long first = SEED.equals("random") ? System.nanoTime() : Long.parseLong(SEED);
        System.out.println("chaos: " + SCHEDULES + " schedules from seed " + first);
        // The first one alone: libraries that set themselves up as they are used do not expect
        // several threads then.
        run(first);
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> others =
                    LongStream.range(first + 1, first + SCHEDULES)
                            .<Future<?>>mapToObj(seed -> threads.submit(() -> run(seed)))
                            .toList();
            for (Future<?> other : others) {
                other.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void run(long seed) {
        try {
            new ChaosSchedule(seed).run();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "repeat it with -Dchaos.schedules=1 -Dchaos.seed=" + seed, failure);
        }
    }
}
