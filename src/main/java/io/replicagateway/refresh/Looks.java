package io.replicagateway.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a site is worth looking at before it is read as a whole. After a look that failed it is not, until a whole read
 * was good; where whole reads are good and looks fail again and again, the looks rest for a while. So a site that cannot
 * take a look for whatever reason is read all the same. Thread-safe.
 */
final class Looks {

    /** One failure may be an accident. */
    private static final int FAILURES = 2;

    private final Duration rest;
    private boolean wholeReadIsOwed;
    private boolean wholeReadFailed;
    private int failures;
    private Instant restUntil = Instant.MIN;

    /**
     * @param rest how long none is taken after several failed
     */
    Looks(Duration rest) {
        this.rest = rest;
    }

    synchronized boolean areWorthwhile(Instant now) {
        return !wholeReadIsOwed && !now.isBefore(restUntil);
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        wholeReadIsOwed = true;
    }

    /**
     * Whether a whole read that is due gives way to a look, once: after one that failed, as a site too slow to be read whole
     * in time should not be asked for nothing else.
     */
    synchronized boolean haveTheirTurn() {
        boolean failed = wholeReadFailed;
        wholeReadFailed = false;
        return failed;
    }

    synchronized void wholeReadFailed() {
        wholeReadFailed = true;
    }

    /** Takes note of a good whole read that began at {@code begun}. */
    synchronized void wholeReadSucceeded(Instant begun) {
        wholeReadFailed = false;
        if (wholeReadIsOwed) {
            wholeReadIsOwed = false;
            failures++;
        }
        if (failures == FAILURES) {
            failures = 0;
            restUntil = begun.plus(rest);
        }
    }
}
