package io.replicagateway.model;

import java.util.Locale;

/** Whether a replica's newest restore point is young enough. */
public enum RpoStatus {
    /** The newest restore point is younger than the target. */
    MET,
    /** It is as old as the target or older, or there is none. */
    MISSED,
    /** The site's rows are too old to tell. */
    UNKNOWN;

    /** The spelling in JSON, parameters and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
