package io.replicagateway.app;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads on which sites' answers are parsed and turned into columns: half as many as there are processors. However
 * many sites answer at the same time, the other half is left to those who ask.
 */
@Singleton
@Typed(RefreshWorkers.class)
class RefreshWorkers implements Executor {

    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final AtomicInteger number = new AtomicInteger();

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Math.max(1, Runtime.getRuntime().availableProcessors() / 2), this::thread);

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "refresh-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(() -> runAndRest(work));
    }

    /** Rests half as long as it worked: a query that meets work on every processor soon finds one free. */
    private static void runAndRest(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        LockSupport.parkNanos(Math.min((System.nanoTime() - begun) / 2, LONGEST_REST_NANOS));
    }

    @PreDestroy
    void end() {
        threads.shutdown();
    }
}
