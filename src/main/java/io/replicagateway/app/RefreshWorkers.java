package io.replicagateway.app;

import io.replicagateway.model.SiteId;
import io.replicagateway.page.Pages;
import io.replicagateway.refresh.RefreshObserver;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The threads on which sites' answers are parsed and turned into columns: half as many as there are processors. However
 * many sites answer at the same time, the other half is left to those who ask; and while somebody asks, each rests for
 * most of the time.
 *
 * <p>What is whole becomes columns first, and of the answers that wait the one of the refresh that began first is parsed
 * next. So few sites have rows in memory that are not columns yet, which pauses of the garbage collector would copy.
 */
@Singleton
@Typed(RefreshWorkers.class)
class RefreshWorkers implements Executor {

    /** Before all that belongs to a refresh. */
    private static final long AT_ONCE = 0;

    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** So many times as long as it worked a thread rests. */
    private static final int REST = 3;

    private final BooleanSupplier isAsked;
    private final AtomicInteger number = new AtomicInteger();

    private final AtomicLong refreshes = new AtomicLong(AT_ONCE);
    private final AtomicLong turns = new AtomicLong();

    /** By site, the number of the refresh that is under way. */
    private final Map<SiteId, Long> underWay = new ConcurrentHashMap<>();

    private final ExecutorService threads;

    @Inject
    RefreshWorkers(Pages pages) {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), pages::wereMadeLately);
    }

    /**
     * @param count how many threads there are
     * @param isAsked whether somebody asks for pages now
     */
    RefreshWorkers(int count, BooleanSupplier isAsked) {
        this.isAsked = isAsked;
        this.threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        0,
                        TimeUnit.SECONDS,
                        new PriorityBlockingQueue<>(),
                        this::thread);
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "refresh-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(new Turn(AT_ONCE, work));
    }

    /** The same threads, for the answers of this site. */
    Executor of(SiteId site) {
        return work -> threads.execute(new Turn(underWay.getOrDefault(site, AT_ONCE), work));
    }

    /** The observer, with refreshes numbered as they begin. */
    RefreshObserver around(RefreshObserver observer) {
        return new RefreshObserver() {

            @Override
            public Uni<Void> watched(SiteId site, Supplier<Uni<Void>> refresh) {
                underWay.put(site, refreshes.incrementAndGet());
                return observer.watched(site, refresh)
                        .onTermination()
                        .invoke(() -> underWay.remove(site));
            }

            @Override
            public void refreshEnded(SiteId site, String outcome, Duration took) {
                observer.refreshEnded(site, outcome, took);
            }
        };
    }

    /** Work that waits: first by its refresh, then as it came. */
    private final class Turn implements Runnable, Comparable<Turn> {

        private final long refresh;
        private final long number = turns.getAndIncrement();
        private final Runnable work;

        Turn(long refresh, Runnable work) {
            this.refresh = refresh;
            this.work = work;
        }

        @Override
        public void run() {
            runAndRest(work);
        }

        @Override
        public int compareTo(Turn other) {
            int byRefresh = Long.compare(refresh, other.refresh);
            return byRefresh != 0 ? byRefresh : Long.compare(number, other.number);
        }
    }

    /** A query that meets work on every processor soon finds one free. */
    private void runAndRest(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        if (isAsked.getAsBoolean()) {
            long worked = System.nanoTime() - begun;
            LockSupport.parkNanos(Math.min(REST * worked, LONGEST_REST_NANOS));
        }
    }

    @PreDestroy
    void end() {
        threads.shutdown();
    }
}
