package io.replicagateway.app;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which sites' answers are parsed and turned into columns: half as many as there are processors. However
 * many sites answer at the same time, the other half is left to those who ask.
 */
@Singleton
@Typed(RefreshWorkers.class)
class RefreshWorkers implements Executor {

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
        threads.execute(work);
    }

    @PreDestroy
    void end() {
        threads.shutdown();
    }
}
