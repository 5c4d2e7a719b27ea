package io.replicagateway.source.http;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSurprise;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Is told of every request that was sent to a site, each retry on its own, and of surprises. Called by many threads; must not block. */
@FunctionalInterface
public interface UpstreamObserver {

    /** What {@code outcome} says of a request that succeeded. */
    String OK = "ok";

    /**
     * @param operation one of a short fixed list of names, such as {@code replicas}
     * @param outcome {@link #OK} or the label of a {@link io.replicagateway.model.FailureKind}
     * @param took from sending to the whole answer or the failure
     */
    void requestEnded(SiteId site, String operation, String outcome, Duration took);

    /**
     * Is shown a request before it is sent.
     *
     * @param operation as above
     * @return the request, perhaps watched; otherwise as it is
     */
    default <T> Uni<T> watched(SiteId site, String operation, Uni<T> request) {
        return request;
    }

    /** One occurrence of something that no vendor document lists. */
    default void surprised(SiteId site, SiteSurprise.What what) {}
}
