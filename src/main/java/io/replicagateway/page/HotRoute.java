package io.replicagateway.page;

import io.replicagateway.inventory.FleetSnapshot;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** One API's rules for answering a request again without asking its resources. All are called on the event loop. */
public interface HotRoute {

    /**
     * What tells the answer to a request apart from all others that were made from the same snapshot; null if the request
     * is not of this API, or its answer depends on more than that.
     */
    @Nullable String keyOf(HttpServerRequest request);

    /**
     * Whether the caller may be answered, as far as that can be told without any work worth mentioning. False where it may
     * not, and where finding out is left to those who can also refuse it properly.
     *
     * @param key that of the request
     * @param snapshot what the answer was made from
     */
    boolean admits(String key, HttpServerRequest request, FleetSnapshot snapshot);
}
