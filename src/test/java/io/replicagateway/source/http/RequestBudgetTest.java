package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.simulator.MutableClock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** How requests share what a site may be asked. */
class RequestBudgetTest {

    enum Step {
        ASK,
        ANSWER_OLDEST,
        FAIL_NEWEST,
        ASK_AND_FAIL_AT_ONCE,
        GIVE_UP_NEWEST,
        A_MOMENT,
        A_SECOND
    }

    /** A budget with requests that the test ends, and time that the test moves. */
    private static final class Bench {

        private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T04:00:00Z"));
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final Deque<UniEmitter<? super Integer>> inFlight = new ArrayDeque<>();
        private final Deque<Cancellable> asked = new ArrayDeque<>();
        private final List<Integer> started = new ArrayList<>();
        private final List<Instant> starts = new ArrayList<>();
        private final RequestBudget budget;
        private int numbers;
        private int mostInFlight;

        Bench(int concurrency, OptionalDouble rate) {
            budget =
                    new RequestBudget(
                            new SiteBudget(concurrency, 1, rate),
                            clock,
                            (pause, task) -> tasks.add(task));
        }

        void take(Step step) {
            switch (step) {
                case ASK -> ask(Uni.createFrom().<Integer>emitter(this::begin));
                case ANSWER_OLDEST -> end(inFlight.pollFirst(), false);
                case FAIL_NEWEST -> end(inFlight.pollLast(), true);
                case ASK_AND_FAIL_AT_ONCE ->
                        ask(Uni.createFrom().failure(IllegalStateException::new));
                case GIVE_UP_NEWEST -> {
                    Cancellable newest = asked.pollLast();
                    if (newest != null) {
                        newest.cancel();
                    }
                }
                case A_MOMENT -> advance(Duration.ofMillis(40));
                case A_SECOND -> advance(Duration.ofSeconds(1));
            }
        }

        private void ask(Uni<Integer> request) {
            int number = numbers++;
            asked.add(
                    budget.spend(
                                    () -> {
                                        started.add(number);
                                        starts.add(clock.instant());
                                        return request;
                                    })
                            .subscribe()
                            .with(answer -> {}, failure -> {}));
        }

        private void begin(UniEmitter<? super Integer> emitter) {
            inFlight.add(emitter);
            emitter.onTermination(() -> inFlight.remove(emitter));
            mostInFlight = Math.max(mostInFlight, inFlight.size());
        }

        private static void end(UniEmitter<? super Integer> request, boolean failing) {
            if (request != null && failing) {
                request.fail(new IllegalStateException());
            } else if (request != null) {
                request.complete(1);
            }
        }

        /** Timers run when they are due or later, as real ones do. */
        private void advance(Duration time) {
            clock.advance(time);
            List<Runnable> due = new ArrayList<>(tasks);
            tasks.clear();
            due.forEach(Runnable::run);
        }

        long mostStartsWithin(Duration span) {
            return starts.stream()
                    .mapToLong(
                            from ->
                                    starts.stream()
                                            .filter(at -> !at.isBefore(from))
                                            .filter(at -> at.isBefore(from.plus(span)))
                                            .count())
                    .max()
                    .orElse(0);
        }

        void finish() {
            for (int i = 0; i < 10_000 && started.size() < numbers; i++) {
                while (!inFlight.isEmpty()) {
                    take(Step.ANSWER_OLDEST);
                }
                take(Step.A_SECOND);
            }
        }
    }

    @Property
    void neverMoreAreInFlightOrBeginThanMayAndAllHaveTheirTurn(
            @ForAll @Size(max = 80) List<Step> steps,
            @ForAll @IntRange(min = 1, max = 4) int concurrency,
            @ForAll @IntRange(min = 0, max = 5) int rate) {
        // Given
        var bench =
                new Bench(
                        concurrency, rate == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate));
        // When
        steps.forEach(bench::take);
        int givenUp = (int) steps.stream().filter(step -> step == Step.GIVE_UP_NEWEST).count();
        int before = bench.started.size();
        bench.finish();
        // Then
        assertThat(bench.mostInFlight).isLessThanOrEqualTo(concurrency);
        if (rate > 0) {
            assertThat(bench.mostStartsWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(rate);
        }
        assertThat(bench.started).isSorted().doesNotHaveDuplicates();
        assertThat(bench.started.size()).isGreaterThanOrEqualTo(bench.numbers - givenUp);
        assertThat(bench.started.size()).isGreaterThanOrEqualTo(before);
    }

    @Example
    void aClockThatIsSetBackHoldsNothingUp() {
        // Given
        var bench = new Bench(5, OptionalDouble.of(1));
        bench.take(Step.ASK);
        bench.clock.advance(Duration.ofHours(-1));
        // When
        bench.take(Step.ASK);
        // Then
        assertThat(bench.started).containsExactly(0, 1);
    }

    @Example
    void manyThatFailAtOnceDoNotPileUp() {
        // Given
        var bench = new Bench(1, OptionalDouble.empty());
        bench.take(Step.ASK);
        for (int i = 0; i < 500; i++) {
            bench.take(Step.ASK_AND_FAIL_AT_ONCE);
        }
        // When
        bench.take(Step.ANSWER_OLDEST);
        // Then
        assertThat(bench.started).hasSize(501);
    }
}
