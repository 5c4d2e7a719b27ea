package io.replicagateway.refresh;

import io.replicagateway.model.SiteId;
import java.time.Duration;

/** Is told how refreshes ended. */
public interface RefreshObserver {

    /** The outcome of a refresh that was good; a failed one has its failure kind's label. */
    String OK = "ok";

    /** The outcome of a refresh whose rows are held back, because too many were lost. */
    String HELD = "held";

    void refreshEnded(SiteId site, String outcome, Duration took);
}
