package io.replicagateway.soak;

import java.time.Duration;
import java.util.Random;

/**
 * What is run.
 *
 * @param length of the time between the two looks, rests not counted
 * @param warmUp before the first look
 * @param seed of all that happens by chance
 */
record SoakSettings(Duration length, Duration warmUp, long seed) {

    /** How many sites are read; the third of each three runs EM. */
    static final int SITES = 15;

    /** How many ask at a time. */
    static final int CALLERS = 6;

    private static final int SEEDS = 1_000_000;
    private static final int DAY = 24 * 60;

    /** As the system properties say: {@code soak.minutes}, and {@code soak.seed}, which is drawn if it is 0. */
    static SoakSettings fromSystemProperties() {
        int minutes = Integer.getInteger("soak.minutes", 10);
        if (minutes < 1 || minutes > DAY) {
            throw new IllegalArgumentException("soak.minutes must be 1 to " + DAY + ": " + minutes);
        }
        long given = Long.getLong("soak.seed", 0);
        long seed = given == 0 ? 1 + new Random().nextInt(SEEDS) : given;
        Duration warmUp = Duration.ofSeconds(Math.min(90, 30 + 10L * minutes));
        return new SoakSettings(Duration.ofMinutes(minutes), warmUp, seed);
    }
}
