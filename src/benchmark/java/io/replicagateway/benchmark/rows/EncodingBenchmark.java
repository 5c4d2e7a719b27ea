package io.replicagateway.benchmark.rows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.replicagateway.api.PageEncoding;
import io.replicagateway.benchmark.report.Settings;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.query.CursorCodec;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Selection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Rows as JSON, and what a mapper does with the same rows; they must write the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncodingBenchmark {

    @Param({"100", "1000"})
    public int rows;

    private final ObjectMapper mapper = new ObjectMapper();
    private PageEncoding encoding;
    private RowQuery query;
    private byte[] json;
    private List<RowRef> found;
    private Map<String, Object> items;

    /** Three small sites, so that finding the rows takes next to nothing. */
    @Setup
    public void build() throws IOException {
        Settings all = Settings.fromSystemProperties();
        Fleet fleet = Fleet.of(new Settings(all.quick(), 3, 150, 2400, List.of()));
        var clock = Clock.fixed(Fleet.NOW, ZoneOffset.UTC);
        var inventory =
                new Inventory(
                        fleet.snapshot().sites().stream().map(site -> site.site()).toList(),
                        clock,
                        "benchmark",
                        new Retention(1, Duration.ofMinutes(1), Long.MAX_VALUE));
        fleet.snapshot()
                .sites()
                .forEach(site -> inventory.update(site.site().id(), pending -> site));
        encoding = new PageEncoding(inventory, new CursorCodec(new byte[32]), clock);
        query = PageQuery.FIRST.query(fleet, 0);
        json = encoding.page(query, rows);
        found = Selection.of(inventory.latest(), query, Fleet.NOW).page(0, rows);
        items = Map.of("items", mapper.readValue(json, PageView.class).items());
        if (found.size() != rows || !Arrays.equals(mapper(), gateway())) {
            throw new IllegalStateException("baseline and gateway differ");
        }
    }

    /** Rows that were found, from the columns to JSON. */
    @Benchmark
    public byte[] gateway() {
        return PageEncoding.items(found);
    }

    /** The same bytes from records that stand ready. */
    @Benchmark
    public byte[] mapper() throws IOException {
        return mapper.writeValueAsBytes(items);
    }

    /** A whole page: the rows are looked up, and the bytes get their tag. */
    @Benchmark
    public byte[] page() {
        return encoding.page(query, rows);
    }
}
