package io.replicagateway.model;

import java.util.Locale;

/** Which of the two products a site runs. */
public enum SiteKind {
    /** Veeam Backup &amp; Replication. */
    VBR,
    /** Veeam Backup Enterprise Manager. */
    EM;

    /** The spelling in configuration, JSON, parameters and metrics: {@code vbr} or {@code em}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
