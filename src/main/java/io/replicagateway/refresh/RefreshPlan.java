package io.replicagateway.refresh;

import java.time.Duration;
import java.util.Optional;

/**
 * How one site is refreshed.
 *
 * @param interval from the start of one refresh to that of the next, give or take a tenth
 * @param timeout how long one refresh may take in all, retries included
 * @param fullInterval how long refreshes may ask for what is new only, before one reads the whole site again
 * @param maxShrink a whole read that loses more than so many in a hundred rows of one type is held back; 0 to 100
 * @param wholeUpTo a site of so many restore points or fewer is read whole each time: that takes no more requests than a
 *     look at it, and sees everything; from 0
 * @param quietHours when no whole read is made of a site of more restore points; empty for never
 */
public record RefreshPlan(
        Duration interval,
        Duration timeout,
        Duration fullInterval,
        int maxShrink,
        int wholeUpTo,
        Optional<QuietHours> quietHours) {

    /** A plan by which no site is so small that it is read whole each time. */
    public RefreshPlan(
            Duration interval,
            Duration timeout,
            Duration fullInterval,
            int maxShrink,
            Optional<QuietHours> quietHours) {
        this(interval, timeout, fullInterval, maxShrink, 0, quietHours);
    }

    /**
     * @throws IllegalArgumentException if {@code maxShrink} is no share
     */
    public RefreshPlan {
        if (maxShrink < 0 || maxShrink > 100) {
            throw new IllegalArgumentException("max shrink must be 0 to 100: " + maxShrink);
        }
    }
}
