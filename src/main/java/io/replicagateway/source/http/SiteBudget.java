package io.replicagateway.source.http;

/**
 * How much of one site the gateway may use.
 *
 * @param maxConcurrency requests at a time, from 1
 * @param maxLogOns log-ons within any minute, from 1
 */
public record SiteBudget(int maxConcurrency, int maxLogOns) {

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public SiteBudget {
        SiteConnection.requirePositive("max concurrency", maxConcurrency);
        SiteConnection.requirePositive("max log-ons", maxLogOns);
    }
}
