package io.replicagateway.model;

import java.util.Locale;

/** How far a site's rows can be relied on at a moment. */
public enum SiteStatus {
    /** Rows no older than the site's stale-after. */
    FRESH,
    /** Rows, but older than that. */
    STALE,
    /** No rows, and the last attempt to read them failed. */
    UNAVAILABLE,
    /** No attempt to read has ended yet. */
    PENDING;

    /** The spelling in JSON and parameters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
