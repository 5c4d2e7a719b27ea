package io.replicagateway.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * A whole read of a site that found so much less than the one before that it is not believed at once. Immutable.
 *
 * @param rows what it found
 * @param observedAt when it began
 * @param apiVersion the API revision that it spoke, where that is known
 */
public record HeldRead(SiteRows rows, Instant observedAt, Optional<String> apiVersion) {}
