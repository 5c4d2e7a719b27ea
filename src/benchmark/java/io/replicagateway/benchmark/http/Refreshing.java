package io.replicagateway.benchmark.http;

import io.replicagateway.benchmark.process.PackagedGateway;
import io.replicagateway.benchmark.report.Figure;
import io.replicagateway.benchmark.report.Line;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Cold pages at a modest rate, first while nothing else happens, then while all sites are refreshed all the time. */
final class Refreshing {

    private static final int CONNECTIONS = 4;
    private static final int PER_SECOND = 100;
    private static final double TIMES_AT_REST = 3;

    /** A site is asked to refresh so often, one after the other; one that has not ended is not started again. */
    private static final Duration NEXT_SITE = Duration.ofMillis(50);

    private static final Duration LONGEST_ROUND = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Settings settings;
    private final Gateway gateway;

    Refreshing(Settings settings, Gateway gateway) {
        this.settings = settings;
        this.gateway = gateway;
    }

    List<Line> measure() throws IOException, InterruptedException {
        Addresses addresses = Addresses.of(gateway, settings.sites());
        var turns = new AtomicLong();
        var clients =
                new Clients(
                        gateway.url(),
                        CONNECTIONS,
                        turn ->
                                Connection.request(
                                        "GET",
                                        addresses.mixed(turns.getAndIncrement()),
                                        PackagedGateway.VIEWER));
        Duration length = settings.span(Duration.ofSeconds(30), Duration.ofSeconds(3));
        clients.paced(settings.warmUp(), PER_SECOND);
        Times atRest = clients.paced(length, PER_SECOND);
        return List.of(line(atRest, whileRefreshing(clients, length)));
    }

    private Line line(Times atRest, UnderWay underWay) {
        double calm = atRest.percentile(99);
        double busy = underWay.times().percentile(99);
        return Line.of(
                        String.format(
                                "Slowest 1 %% of cold pages over HTTP during %.1f refreshes/s of"
                                        + " %,d points each (× as long)",
                                underWay.refreshesPerSecond(), settings.pointsPerSite()),
                        Figure.slowest(busy))
                .against("at rest", Figure.slowest(calm), busy / calm)
                .withRatioOfAtMost(TIMES_AT_REST);
    }

    /** What happened while sites were refreshed. */
    private record UnderWay(Times times, double refreshesPerSecond) {}

    private UnderWay whileRefreshing(Clients clients, Duration length)
            throws IOException, InterruptedException {
        var going = new AtomicBoolean(true);
        ExecutorService refresher = Executors.newSingleThreadExecutor();
        try {
            Future<?> refreshes =
                    refresher.submit(
                            () -> {
                                refresh(going);
                                return null;
                            });
            awaitRound();
            clients.paced(settings.warmUp(), PER_SECOND);
            long before = gateway.snapshots();
            long begun = System.nanoTime();
            Times times = clients.paced(length, PER_SECOND);
            double seconds = (System.nanoTime() - begun) / 1e9;
            long count = gateway.snapshots() - before;
            going.set(false);
            refreshes.get(LONGEST_ROUND.toSeconds(), TimeUnit.SECONDS);
            return new UnderWay(times, count / seconds);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("refreshes failed", failed);
        } finally {
            refresher.shutdownNow();
        }
    }

    /** Waits until as many refreshes have ended as there are sites. */
    private void awaitRound() throws IOException, InterruptedException {
        long before = gateway.snapshots();
        long deadline = System.nanoTime() + LONGEST_ROUND.toNanos();
        while (gateway.snapshots() < before + settings.sites()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("refreshes do not end in time");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void refresh(AtomicBoolean going) throws IOException, InterruptedException {
        int sites = settings.sites();
        try (var connection = new Connection(gateway.url())) {
            for (int turn = 0; going.get(); turn++) {
                if (turn % sites == 0) {
                    gateway.changeSites();
                }
                String path = String.format("/v1/sites/site-%03d/refresh", turn % sites);
                Connection.Answer answer =
                        connection.exchange(
                                Connection.request("POST", path, PackagedGateway.OPERATOR));
                if (answer.status() != 202) {
                    throw new IOException("a refresh was refused: " + answer.text());
                }
                Thread.sleep(NEXT_SITE.toMillis());
            }
        }
    }
}
