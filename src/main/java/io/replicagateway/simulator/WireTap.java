package io.replicagateway.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The side of a simulated server that its owner sees: what arrived, what shall go wrong, what time it is. */
final class WireTap {

    /** A demo may run for weeks: only so many of the newest requests are kept. */
    private static final int KEPT = 10_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final List<ArmedFault> faults = new ArrayList<>();
    private CountDownLatch healed = new CountDownLatch(1);
    private volatile Clock clock = Clock.systemUTC();
    private volatile Runnable betweenPages = () -> {};

    /** The fault that struck a request, if any, and what ends it. */
    record Struck(@Nullable Fault fault, CountDownLatch healed) {

        /** Waits so long, or until healed. */
        void pause(Duration time) {
            try {
                healed.await(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Instant now() {
        return clock.instant();
    }

    void clock(Clock newClock) {
        clock = newClock;
    }

    void betweenPages(Runnable newTask) {
        betweenPages = newTask;
    }

    void pageMadeUp() {
        betweenPages.run();
    }

    void record(RecordedRequest request) {
        synchronized (requests) {
            requests.addLast(request);
            if (requests.size() > KEPT) {
                requests.removeFirst();
            }
        }
    }

    List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    void forgetRequests() {
        synchronized (requests) {
            requests.clear();
        }
    }

    synchronized void failing(Fault fault) {
        faults.add(ArmedFault.arm(fault));
    }

    /** Removes all faults and lets those end that are under way. */
    synchronized void heal() {
        faults.clear();
        CountDownLatch old = healed;
        healed = new CountDownLatch(1);
        old.countDown();
    }

    synchronized Struck strike(String target, boolean logon) {
        return new Struck(ArmedFault.firstOf(faults, target, logon), healed);
    }
}
