package io.replicagateway.source.http;

import java.util.OptionalDouble;

/**
 * How much of one site the gateway may use.
 *
 * @param maxConcurrency requests in flight at a time, from 1
 * @param maxLogOns log-ons within any minute, from 1
 * @param maxRequestsPerSecond requests that may begin in a second, log-ons included, more than 0; empty for any number
 */
public record SiteBudget(int maxConcurrency, int maxLogOns, OptionalDouble maxRequestsPerSecond) {

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public SiteBudget {
        SiteConnection.requirePositive("max concurrency", maxConcurrency);
        SiteConnection.requirePositive("max log-ons", maxLogOns);
        if (maxRequestsPerSecond.isPresent() && !(maxRequestsPerSecond.getAsDouble() > 0)) {
            throw new IllegalArgumentException(
                    "max requests per second must be more than 0: " + maxRequestsPerSecond);
        }
    }

    /** As many requests in a second as there may be. */
    public SiteBudget(int maxConcurrency, int maxLogOns) {
        this(maxConcurrency, maxLogOns, OptionalDouble.empty());
    }
}
