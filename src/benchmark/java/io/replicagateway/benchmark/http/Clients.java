package io.replicagateway.benchmark.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Callers with a connection each.
 *
 * @param requests the request of each turn, from 0
 */
record Clients(URI server, int connections, LongFunction<byte[]> requests) {

    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final int FIRST_FAILURE = 400;

    /** What one caller does. */
    private interface Caller {
        void call(Connection connection, Times times) throws IOException;
    }

    /** Each asks as soon as it has its answer. */
    Times closedLoop(Duration length) throws IOException, InterruptedException {
        var turns = new AtomicLong();
        long end = System.nanoTime() + length.toNanos();
        return all(
                (connection, times) -> {
                    long begun = System.nanoTime();
                    while (begun < end) {
                        ask(connection, turns.getAndIncrement());
                        long now = System.nanoTime();
                        times.add(now - begun);
                        begun = now;
                    }
                });
    }

    /**
     * All together ask at a fixed rate, whether answers come or not: a request is timed from the moment at which it was
     * due, so that one slow answer is not hidden by the requests that it held up.
     */
    Times paced(Duration length, int perSecond) throws IOException, InterruptedException {
        var turns = new AtomicLong();
        long begun = System.nanoTime();
        long last = length.toSeconds() * perSecond;
        return all(
                (connection, times) -> {
                    for (long turn = turns.getAndIncrement();
                            turn < last;
                            turn = turns.getAndIncrement()) {
                        long due = begun + turn * 1_000_000_000L / perSecond;
                        for (long left = due - System.nanoTime();
                                left > 0;
                                left = due - System.nanoTime()) {
                            LockSupport.parkNanos(left);
                        }
                        ask(connection, turn);
                        times.add(System.nanoTime() - due);
                    }
                });
    }

    private void ask(Connection connection, long turn) throws IOException {
        byte[] request = requests.apply(turn);
        Connection.Answer answer = connection.exchange(request);
        if (answer.status() >= FIRST_FAILURE) {
            throw new IllegalStateException(
                    answer.status() + " for " + new String(request, 0, 200) + answer.text());
        }
    }

    private Times all(Caller caller) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Times>> callers = new ArrayList<>();
            for (int number = 0; number < connections; number++) {
                callers.add(
                        () -> {
                            var times = new Times();
                            try (var connection = new Connection(server)) {
                                caller.call(connection, times);
                            }
                            return times;
                        });
            }
            var together = new Times();
            for (Future<Times> times :
                    threads.invokeAll(callers, GRACE.toSeconds(), TimeUnit.SECONDS)) {
                together.add(times.get());
            }
            return together;
        } catch (ExecutionException failed) {
            throw new IOException("a caller failed: " + failed.getCause(), failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
