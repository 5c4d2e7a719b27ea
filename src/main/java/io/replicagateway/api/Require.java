package io.replicagateway.api;

import io.replicagateway.model.SiteStatus;
import io.replicagateway.query.FleetStatus;
import java.util.Locale;

/** How many of the sites in scope must be fresh for a caller to want the answer. */
enum Require {
    ALL,
    /** More than half; all of none. */
    QUORUM,
    ANY;

    /** The spelling in the parameter. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether enough of the sites in scope are fresh. */
    boolean isSatisfiedBy(FleetStatus fleet) {
        return switch (this) {
            case ALL -> fleet.isComplete();
            case QUORUM -> fleet.isComplete() || 2 * fleet.count(SiteStatus.FRESH) > fleet.total();
            case ANY -> true;
        };
    }
}
