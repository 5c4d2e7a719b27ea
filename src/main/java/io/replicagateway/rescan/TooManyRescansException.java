package io.replicagateway.rescan;

import io.replicagateway.model.SiteId;
import java.io.Serial;
import java.util.List;

/** As many rescans as may run at a time run at these sites already; nothing was begun. */
public final class TooManyRescansException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<SiteId> sites;

    TooManyRescansException(List<SiteId> sites) {
        super("too many rescans run at " + sites);
        this.sites = List.copyOf(sites);
    }

    /** Ascending, one at least. */
    public List<SiteId> sites() {
        return sites;
    }
}
