package io.replicagateway.benchmark.rows;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.query.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Queries of all kinds while another thread builds new blocks and publishes them, one after the other, or does not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RefreshingBenchmark {

    /** The rows of so many sites are built into blocks again and again, and published as those of any site. */
    private static final int SOURCES = 5;

    private static final List<PageQuery> MIX =
            List.of(
                    PageQuery.FIRST,
                    PageQuery.SITE_AND_STATE,
                    PageQuery.ONE_REPLICA,
                    PageQuery.CREATED_RANGE,
                    PageQuery.STATE_BY_NAME,
                    PageQuery.WILDCARD);

    @Param({"false", "true"})
    public boolean refreshing;

    private Fleet fleet;
    private Inventory inventory;
    private Thread refresher;
    private long turn;

    /** Builds the fleet and starts the refreshes, if there are to be any. */
    @Setup
    public void start() {
        fleet = Fleet.shared();
        List<SiteState> sites = fleet.snapshot().sites();
        inventory =
                new Inventory(
                        sites.stream().map(SiteState::site).toList(),
                        Clock.fixed(Fleet.NOW, ZoneOffset.UTC),
                        "benchmark",
                        new Retention(0, Duration.ofMinutes(1), 0));
        sites.forEach(site -> inventory.update(site.site().id(), pending -> site));
        refresher = new Thread(this::refreshAllSites, "refresher");
        if (refreshing) {
            refresher.start();
        }
    }

    private void refreshAllSites() {
        List<SampleSite> sources =
                IntStream.range(0, SOURCES)
                        .mapToObj(number -> SampleSite.of(number, fleet.settings()))
                        .toList();
        for (int number = 0; !Thread.currentThread().isInterrupted(); number++) {
            SiteId site = fleet.site(number % fleet.settings().sites());
            long begun = System.nanoTime();
            var block = Fleet.block(sources.get(number % SOURCES));
            inventory.update(site, state -> Fleet.read(state, block));
            // As the gateway's own workers do.
            LockSupport.parkNanos((System.nanoTime() - begun) / 2);
        }
    }

    /** The next query of the mix. */
    @Benchmark
    public Object page() {
        PageQuery query = MIX.get((int) (turn % MIX.size()));
        Selection selection =
                Selection.of(
                        inventory.latest(), query.query(fleet, turn++ / MIX.size()), Fleet.NOW);
        return new PageBenchmark.Page(
                selection.page(query.offset(fleet), PageQuery.ROWS), selection.total());
    }

    /** Ends the refreshes. */
    @TearDown
    public void stop() throws InterruptedException {
        refresher.interrupt();
        refresher.join();
    }
}
