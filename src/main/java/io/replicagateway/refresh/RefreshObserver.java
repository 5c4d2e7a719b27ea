package io.replicagateway.refresh;

import io.replicagateway.model.SiteId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Is told of refreshes. */
public interface RefreshObserver {

    /** The outcome of a refresh that was good; a failed one has its failure kind's label. */
    String OK = "ok";

    /** The outcome of a refresh whose rows are held back, because too many were lost. */
    String HELD = "held";

    /**
     * Is shown a refresh before it begins.
     *
     * @param refresh never fails
     * @return the refresh, perhaps watched; otherwise as it is
     */
    default Uni<Void> watched(SiteId site, Supplier<Uni<Void>> refresh) {
        return refresh.get();
    }

    /** Is called while the refresh is watched. */
    void refreshEnded(SiteId site, String outcome, Duration took);
}
