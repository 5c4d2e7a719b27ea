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

/** The same pages found by streams over a list of objects. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NaiveBenchmark {

    @Param public PageQuery query;

    private Fleet fleet;
    private NaiveFleet naive;
    private long turn;

    /** Builds the fleet twice and makes sure that both give the same page. */
    @Setup
    public void build() {
        fleet = Fleet.shared();
        naive = NaiveFleet.shared();
        RowQuery asked = query.query(fleet, turn++);
        Selection selection = Selection.of(fleet.snapshot(), asked, Fleet.NOW);
        List<String> expected =
                selection.page(query.offset(fleet), PageQuery.ROWS).stream()
                        .map(RowRef::id)
                        .toList();
        NaiveFleet.Page page = naive.page(asked, query.offset(fleet), PageQuery.ROWS);
        if (!page.items().stream().map(NaivePoint::id).toList().equals(expected)
                || page.total() != selection.total()) {
            throw new IllegalStateException("baseline and gateway differ: " + query);
        }
    }

    /** Another query each time, though nothing is remembered here. */
    @Benchmark
    public Object page() {
        return naive.page(query.query(fleet, turn++), query.offset(fleet), PageQuery.ROWS);
    }
}
