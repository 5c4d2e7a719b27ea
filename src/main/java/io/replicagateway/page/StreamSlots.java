package io.replicagateway.page;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Keeps answers that are sent piece by piece from being too many at a time. Nobody waits: what is too much is refused. */
@Singleton
public final class StreamSlots {

    private final Semaphore free;
    private final Duration stallTimeout;

    public StreamSlots(StreamLimits limits) {
        this.free = new Semaphore(limits.maxConcurrent());
        this.stallTimeout = limits.stallTimeout();
    }

    /** Whether one more would be refused now. */
    public boolean areTaken() {
        return free.availablePermits() == 0;
    }

    /** Whether one was free; who has taken it gives it back once. */
    boolean tryTake() {
        return free.tryAcquire();
    }

    void giveBack() {
        free.release();
    }

    /** How long a reader may take nothing before it is cut off. */
    Duration stallTimeout() {
        return stallTimeout;
    }
}
