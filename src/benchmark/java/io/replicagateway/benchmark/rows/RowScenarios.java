package io.replicagateway.benchmark.rows;

import io.replicagateway.benchmark.report.Figure;
import io.replicagateway.benchmark.report.Line;
import io.replicagateway.benchmark.report.Scenario;
import io.replicagateway.benchmark.report.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is measured of inventory, query and encoding. */
public final class RowScenarios {

    private static final String OBJECTS = "streams over objects";
    private static final int MOST_BYTES = 80;
    private static final double INDEXED_MICROS = 2_000;
    private static final double ALL_ROWS_MICROS = 15_000;
    private static final double TIMES_JACKSON = 2;
    private static final double TIMES_AT_REST = 3;

    private final Settings settings;
    private final JmhRun jmh;

    public RowScenarios(Settings settings) {
        this.settings = settings;
        this.jmh = new JmhRun(settings);
    }

    /** All of them, in the order of the table. */
    public List<Scenario> all() {
        return List.of(
                new Scenario("heap", this::heap),
                new Scenario("pages", this::pages),
                new Scenario("blocks and encoding", this::blocksAndEncoding));
    }

    private List<Line> heap() {
        double bytes = HeapOfFleet.bytesPerPoint(settings);
        double object = HeapOfFleet.bytesPerObject(settings);
        return List.of(
                Line.of("Heap a restore point, orders and replicas included", Figure.bytes(bytes))
                        .against(OBJECTS, Figure.bytes(object), object / bytes)
                        .aimingAt("≤ " + MOST_BYTES + " B", bytes <= MOST_BYTES));
    }

    private List<Line> pages() throws InterruptedException, IOException {
        jmh.run("pages", PageBenchmark.class, RefreshingBenchmark.class);
        jmh.run("baseline", NaiveBenchmark.class);
        List<PageQuery> all = Arrays.asList(PageQuery.values());
        List<Line> lines = new ArrayList<>();
        for (PageQuery query : all) {
            if (query.varies()) {
                Line cold = page("cold", "Cold page: ", query);
                double most = query.looksAtAllRows() ? ALL_ROWS_MICROS : INDEXED_MICROS;
                boolean met = jmh.p50(PageBenchmark.class, "cold", query) <= most;
                lines.add(cold.aimingAt("< " + (int) (most / 1000) + " ms", met));
            }
        }
        all.forEach(query -> lines.add(page("askedAgain", "Page asked again: ", query)));
        lines.add(refreshing());
        return lines;
    }

    private Line page(String method, String prefix, PageQuery query) {
        double gateway = jmh.p50(PageBenchmark.class, method, query);
        double naive = jmh.p50(NaiveBenchmark.class, "page", query);
        return Line.of(prefix + query.words(), times(PageBenchmark.class, method, query))
                .against(OBJECTS, Figure.time(naive), naive / gateway);
    }

    private Line refreshing() {
        double atRest = jmh.p99(RefreshingBenchmark.class, "page", false);
        double refreshing = jmh.p99(RefreshingBenchmark.class, "page", true);
        return Line.of(
                        "Slowest 1 % of cold pages while blocks are replaced (× as long)",
                        Figure.slowest(refreshing))
                .against("at rest", Figure.slowest(atRest), refreshing / atRest)
                .withRatioOfAtMost(TIMES_AT_REST);
    }

    private List<Line> blocksAndEncoding() throws InterruptedException, IOException {
        jmh.run("rows", BlockBenchmark.class, EncodingBenchmark.class);
        List<Line> lines = new ArrayList<>();
        lines.add(
                Line.of(
                        String.format("Block of one site, %,d points", settings.pointsPerSite()),
                        times(BlockBenchmark.class, "build", "")));
        for (int rows : List.of(100, 1000)) {
            double json = jmh.p50(EncodingBenchmark.class, "gateway", rows);
            double mapper = jmh.p50(EncodingBenchmark.class, "mapper", rows);
            lines.add(
                    Line.of(rows + " rows as JSON", Figure.time(json))
                            .against("Jackson", Figure.time(mapper), mapper / json)
                            .withRatioOfAtLeast(TIMES_JACKSON));
            lines.add(
                    Line.of(
                            rows + " rows looked up, as a page with its tag",
                            Figure.time(jmh.p50(EncodingBenchmark.class, "page", rows))));
        }
        return lines;
    }

    private Figure times(Class<?> benchmark, String method, Object value) {
        return Figure.times(jmh.p50(benchmark, method, value), jmh.p99(benchmark, method, value));
    }
}
