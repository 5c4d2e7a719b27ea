package io.replicagateway.api;

import io.replicagateway.model.SiteId;

/** Has a site read now. */
public interface RefreshTrigger {

    /** Starts a refresh of the site, or joins the one that is under way; returns at once. */
    void refresh(SiteId site);
}
