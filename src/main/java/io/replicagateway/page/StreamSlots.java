package io.replicagateway.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Keeps exports from being too many at a time. Nobody waits: what is too much is refused. */
@ApplicationScoped
class ExportSlots {

    private final Semaphore free;
    private final ExportObserver observer;

    ExportSlots(ExportLimits limits, ExportObserver observer) {
        this.free = new Semaphore(limits.maxConcurrent());
        this.observer = observer;
    }

    /** Ends the request if none is free; it may still be refused later. */
    void check(Format format) {
        if (free.availablePermits() == 0) {
            throw refusal(format);
        }
    }

    /** Takes one, or ends the request. Whoever has one must {@link #free} it once. */
    void take(Format format) {
        if (!free.tryAcquire()) {
            throw refusal(format);
        }
    }

    /** Gives one back. */
    void free() {
        free.release();
    }

    private ProblemException refusal(Format format) {
        observer.ended(format, ExportObserver.Outcome.REFUSED);
        return new ProblemException(ProblemType.BUSY, ProblemType.BUSY.description(), Map.of());
    }
}
