package io.replicagateway.inventory;

import java.time.Duration;

/**
 * How much of the past is kept for cursors that were handed out.
 *
 * @param snapshots how many superseded snapshots at most, 0 or more
 * @param age how long a snapshot is kept after it was superseded or last handed out
 * @param bytes the heap that rows may occupy which only superseded snapshots hold
 */
public record Retention(int snapshots, Duration age, long bytes) {}
