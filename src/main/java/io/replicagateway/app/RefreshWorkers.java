package io.replicagateway.app;

import io.replicagateway.page.Pages;
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
 * many sites answer at the same time, the other half is left to those who ask; and while somebody asks, each rests for
 * most of the time.
 */
@Singleton
@Typed(RefreshWorkers.class)
class RefreshWorkers implements Executor {

    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** So many times as long as it worked a thread rests. */
    private static final int REST = 2;

    private final Pages pages;
    private final AtomicInteger number = new AtomicInteger();

    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    Math.max(1, Runtime.getRuntime().availableProcessors() / 2), this::thread);

    RefreshWorkers(Pages pages) {
        this.pages = pages;
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "refresh-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(() -> runAndRest(work));
    }

    /** A query that meets work on every processor soon finds one free. */
    private void runAndRest(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        if (pages.wereMadeLately()) {
            long worked = System.nanoTime() - begun;
            LockSupport.parkNanos(Math.min(REST * worked, LONGEST_REST_NANOS));
        }
    }

    @PreDestroy
    void end() {
        threads.shutdown();
    }
}
