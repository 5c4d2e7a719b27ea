package io.replicagateway.page;

import java.time.Duration;

/**
 * What answers that are sent piece by piece may cost, exports and EM's whole collections together.
 *
 * @param maxConcurrent how many may be sent at a time
 * @param stallTimeout how long a reader may take nothing before it is cut off
 */
public record StreamLimits(int maxConcurrent, Duration stallTimeout) {}
