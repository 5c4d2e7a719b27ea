package io.replicagateway.rescan;

import io.replicagateway.model.SiteId;

/** Is told how rescans ended at their sites. */
public interface RescanObserver {

    /**
     * @param status what the part has come to: succeeded, warning or failed
     */
    void partEnded(SiteId site, RescanStatus status);
}
