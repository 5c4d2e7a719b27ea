package io.replicagateway.api;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteVitals;
import java.util.Map;

/** Tells what was noticed about the sites, beside their rows. */
@FunctionalInterface
public interface VitalsLookup {

    /** All sites as they are now; asks them nothing. A site that was removed meanwhile may be missing. */
    Map<SiteId, SiteVitals> now();
}
