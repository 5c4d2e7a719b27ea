package io.replicagateway.benchmark.rows;

import io.replicagateway.query.RowQuery;
import io.replicagateway.query.RowRef;
import io.replicagateway.query.Selection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A page of a hundred rows and how many rows there are on all pages, found by the gateway. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageBenchmark {

    /** Far from the turns that are measured. */
    private static final long FIXED = 1_000_000_000;

    /** So often each query is asked beforehand, so that code is compiled as where all kinds of queries come in. */
    private static final int MIXED = 20;

    /** What a query comes to: the rows of its page, and the total. */
    record Page(List<RowRef> rows, long total) {}

    @Param public PageQuery query;

    private Fleet fleet;
    private RowQuery fixed;
    private long turn;

    /** Builds the fleet and asks it a little of everything. */
    @Setup
    public void build() {
        fleet = Fleet.shared();
        for (long mixed = FIXED; mixed < FIXED + MIXED; mixed++) {
            for (PageQuery any : PageQuery.values()) {
                page(any, any.query(fleet, any == PageQuery.TWO_FIELDS ? FIXED : mixed));
            }
        }
        fixed = query.query(fleet, FIXED);
    }

    /** Another query each time. */
    @Benchmark
    public Object cold() {
        return page(query, query.query(fleet, turn++));
    }

    /** The same query again and again. */
    @Benchmark
    public Object askedAgain() {
        return page(query, fixed);
    }

    private Page page(PageQuery asked, RowQuery rows) {
        Selection selection = Selection.of(fleet.snapshot(), rows, Fleet.NOW);
        return new Page(selection.page(asked.offset(fleet), PageQuery.ROWS), selection.total());
    }
}
