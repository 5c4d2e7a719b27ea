package io.replicagateway.benchmark;

import io.replicagateway.benchmark.http.HttpScenarios;
import io.replicagateway.benchmark.process.Workspace;
import io.replicagateway.benchmark.report.Figure;
import io.replicagateway.benchmark.report.Line;
import io.replicagateway.benchmark.report.Machine;
import io.replicagateway.benchmark.report.Report;
import io.replicagateway.benchmark.report.Scenario;
import io.replicagateway.benchmark.report.Settings;
import io.replicagateway.benchmark.rows.RowScenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Runs all scenarios one after the other and prints what came out. Ends with 0 though targets are missed, and with 1 if
 * anything could not be measured.
 */
public final class Benchmark {

    /** Longer than any run takes; what hangs then is ended. */
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private final Report report;
    private final long begun = System.nanoTime();
    private boolean failed;

    private Benchmark(Settings settings) {
        this.report = new Report(settings, Machine.here());
    }

    /** Takes its settings from system properties. */
    public static void main(String[] arguments) {
        Settings settings = Settings.fromSystemProperties();
        Workspace.directory("tmp");
        endAfterLongest();
        var benchmark = new Benchmark(settings);
        if (settings.parts().contains("rows")) {
            new RowScenarios(settings).all().forEach(benchmark::run);
        }
        try (var scenarios = new HttpScenarios(settings)) {
            if (settings.parts().contains("http")) {
                scenarios.atRest().forEach(benchmark::run);
            }
            if (settings.parts().contains("refresh")) {
                benchmark.run(scenarios.whileRefreshing());
            }
        }
        benchmark.report.write(Workspace.directory(""));
        System.out.println("\n" + benchmark.report.table());
        System.exit(benchmark.failed ? 1 : 0);
    }

    private static void endAfterLongest() {
        new Timer("longest run", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                System.out.println("the benchmark hangs and is ended");
                                System.exit(2);
                            }
                        },
                        LONGEST.toMillis());
    }

    private void run(Scenario scenario) {
        System.out.printf(
                "%4d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, scenario.name());
        List<Line> lines = new ArrayList<>();
        try {
            lines.addAll(scenario.measurement().run());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failed = true;
        } catch (Exception failure) {
            failure.printStackTrace(System.out);
            lines.add(Line.of(scenario.name(), Figure.none("failed: " + failure.getMessage())));
            failed = true;
        }
        report.add(lines);
    }
}
