package io.replicagateway.rescan;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of what is remembered of rescans. */
class RescanRegisterTest {

    private static final int MOST = 5;
    private static final Duration AGE = Duration.ofMinutes(10);
    private static final SiteId SITE = new SiteId("paris");
    private static final Map<SiteId, Optional<Set<String>>> PARTS = Map.of(SITE, Optional.empty());
    private static final Instant START = Instant.parse("2026-11-22T03:20:00Z");

    /** A step of a history: a minute passes, and a rescan begins or one ends. */
    private static final int BEGIN = 0;

    @Property(tries = 300)
    void whatRunsIsNeverForgottenAndTheRestIsBounded(
            @ForAll @Size(max = 60) List<@IntRange(max = 6) Integer> steps) {
        // Given
        var register = new RescanRegister(MOST, AGE);
        List<String> running = new ArrayList<>();
        List<String> begun = new ArrayList<>();
        Instant now = START;
        for (int step : steps) {
            now = now.plus(Duration.ofMinutes(1));
            if (step == BEGIN || step > running.size()) {
                String id = "rescan-" + begun.size();
                register.add(
                        Rescan.begun(id, now, null, PARTS),
                        PARTS,
                        new RescanRegister.Key(null, id));
                begun.add(id);
                running.add(id);
            } else {
                end(register, running.remove(step - 1), now);
            }
            // When
            List<String> listed = register.list(now).stream().map(Rescan::id).toList();
            // Then
            assertThat(listed).containsAll(running);
            assertThat(listed).hasSizeLessThanOrEqualTo(Math.max(MOST, running.size()));
            assertThat(listed).isSortedAccordingTo(newestFirst(begun));
            assertThat(register.running(SITE)).isEqualTo(running.size());
            assertKeysAreThoseOf(listed, register, begun);
        }
    }

    private static Comparator<String> newestFirst(List<String> begun) {
        return Collections.reverseOrder(Comparator.comparing(begun::indexOf));
    }

    private static void assertKeysAreThoseOf(
            List<String> listed, RescanRegister register, List<String> begun) {
        assertThat(begun)
                .allSatisfy(
                        id ->
                                assertThat(
                                                register.begunUnder(
                                                                new RescanRegister.Key(null, id),
                                                                PARTS)
                                                        .isPresent())
                                        .isEqualTo(listed.contains(id)));
    }

    private static void end(RescanRegister register, String id, Instant now) {
        register.update(
                id,
                rescan ->
                        rescan.with(
                                SITE, part -> part.ended(RescanStatus.SUCCEEDED, null, null, now)));
    }

    @Property(tries = 50)
    void whatHasEndedIsForgottenAfterItsAge(@ForAll @IntRange(min = 0, max = 1200) int seconds) {
        // Given
        var register = new RescanRegister(MOST, AGE);
        register.add(Rescan.begun("one", START, null, PARTS), PARTS, null);
        end(register, "one", START);
        // When
        Optional<Rescan> found = register.find("one", START.plusSeconds(seconds));
        // Then
        assertThat(found.isPresent()).isEqualTo(seconds <= AGE.toSeconds());
    }
}
