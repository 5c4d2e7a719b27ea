package io.replicagateway.api;

import java.time.Duration;

/**
 * What exports may cost.
 *
 * @param maxConcurrent how many may run at a time
 * @param stallTimeout how long a reader may take nothing before it is cut off
 */
public record ExportLimits(int maxConcurrent, Duration stallTimeout) {}
