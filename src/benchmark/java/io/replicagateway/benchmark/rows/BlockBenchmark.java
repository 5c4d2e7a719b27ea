package io.replicagateway.benchmark.rows;

import io.replicagateway.benchmark.report.Settings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Building the block of one site from the rows that a read found. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BlockBenchmark {

    private SampleSite site;

    /** Makes up the rows. */
    @Setup
    public void makeUp() {
        site = SampleSite.of(0, Settings.fromSystemProperties());
    }

    /** The whole block. */
    @Benchmark
    public Object build() {
        return Fleet.block(site);
    }
}
