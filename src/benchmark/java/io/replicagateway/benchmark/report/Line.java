package io.replicagateway.benchmark.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param scenario what was measured
 * @param figure what came out; how it failed or why it was skipped, if there is nothing
 * @param baseline what it is compared with; null if with nothing
 * @param target what should come out; null if nothing in particular
 */
public record Line(
        String scenario, Figure figure, @Nullable Baseline baseline, @Nullable Target target) {

    /**
     * What did the same thing in the same run.
     *
     * @param ratio the gateway's figure over this one, turned round where less is better; so more is better, but where
     *     the line says otherwise
     */
    public record Baseline(String name, Figure figure, double ratio) {}

    /** What should come out, and whether it did. */
    public record Target(String text, boolean met) {}

    /** A line without baseline and target. */
    public static Line of(String scenario, Figure figure) {
        return new Line(scenario, figure, null, null);
    }

    /** The same beside a baseline. */
    public Line against(String name, Figure other, double ratio) {
        return new Line(scenario, figure, new Baseline(name, other, ratio), target);
    }

    /** The same with a least ratio as its target. */
    public Line withRatioOfAtLeast(double least) {
        return new Line(
                scenario,
                figure,
                baseline,
                new Target(
                        String.format(Locale.ROOT, "≥ %.1f ×", least),
                        baseline != null && baseline.ratio() >= least));
    }

    /** The same with a greatest ratio as its target. */
    public Line withRatioOfAtMost(double most) {
        return new Line(
                scenario,
                figure,
                baseline,
                new Target(
                        String.format(Locale.ROOT, "≤ %.1f ×", most),
                        baseline != null && baseline.ratio() <= most));
    }

    /** The same with a target of its own. */
    public Line aimingAt(String text, boolean met) {
        return new Line(scenario, figure, baseline, new Target(text, met));
    }
}
