package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.simulator.MutableClock;
import io.replicagateway.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A site that is dead for long does not fill the log: what changes is told, what stays as it was is not. */
class LoggedOnceTest {

    private static final SiteSettings OSLO = TestRows.site("oslo", SiteKind.VBR);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T03:20:00Z"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedSource source = new ScriptedSource();

    private final FleetRefresher refresher =
            new FleetRefresher(
                    List.of(
                            new RefreshedSite(
                                    OSLO,
                                    source,
                                    new RefreshPlan(
                                            Duration.ofHours(1),
                                            Duration.ofHours(1),
                                            Duration.ofHours(1),
                                            20,
                                            Optional.empty()))),
                    new Inventory(
                            List.of(OSLO),
                            clock,
                            "test",
                            new Retention(10, Duration.ofMinutes(10), Long.MAX_VALUE)),
                    clock,
                    timer,
                    Runnable::run,
                    RandomGenerator.getDefault(),
                    (site, outcome, took) -> {});

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void aSiteThatStaysDeadIsToldOfOnceAndOnceMoreWhenItAnswers() {
        // When
        List<String> lines;
        try (var log = KeptLog.of(FleetRefresherTest.class.getPackageName())) {
            answers();
            fails(FailureKind.UNREACHABLE);
            fails(FailureKind.TIMED_OUT);
            answers();
            lines = log.lines();
        }
        // Then
        assertThat(lines)
                .extracting(line -> line.replaceFirst("(site=oslo)( kind=\\S+)?.*", "$1$2"))
                .containsExactly(
                        "INFO site answers site=oslo",
                        "WARN site failed site=oslo kind=unreachable",
                        "WARN site failed site=oslo kind=timed-out",
                        "INFO site answers site=oslo");
    }

    private void answers() {
        hundredTimes(source::answersNothing);
    }

    private void fails(FailureKind kind) {
        hundredTimes(() -> source.fails(new SourceException(kind, "dead")));
    }

    private void hundredTimes(Runnable answer) {
        for (int round = 0; round < 100; round++) {
            clock.advance(Duration.ofMinutes(10));
            refresher.refresh(OSLO.id()).subscribe().with(ended -> {});
            answer.run();
        }
    }
}
