package io.replicagateway.rescan;

import java.util.Locale;

/** What has become of a rescan, or of its part at one site; a part is never partial. */
public enum RescanStatus {
    /** Not over yet; a rescan as long as one of its parts is not. */
    RUNNING,
    /** The site's session ended with {@code Success}; all of them did. */
    SUCCEEDED,
    /** The site's session ended with {@code Warning}, or without a result; one of them did, and none failed. */
    WARNING,
    /** The site's session ended with {@code Failed}, or could not be begun or followed; all of them. */
    FAILED,
    /** Some parts failed, and others did not. */
    PARTIAL;

    /** The spelling in JSON, metrics and logs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
