package io.replicagateway.api;

import io.replicagateway.model.SiteId;

/** Has a site read now. */
public interface RefreshTrigger {

    /**
     * Starts a refresh of the site, or joins the one that is under way; returns at once.
     *
     * @param through whether a site that shows what others hold is to collect that anew first
     */
    void refresh(SiteId site, boolean through);
}
