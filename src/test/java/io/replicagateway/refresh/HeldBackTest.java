package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.SiteKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole reads that are not made at this time of day, and those that are not believed at once. */
class HeldBackTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = RefreshedInTime.NOW;

    @Test
    void inQuietHoursOnlyLooksAreTaken() {
        // Given
        RefreshedInTime quiet = quiet();
        quiet.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        // When
        quiet.refreshAfter(Duration.ofMinutes(30));
        // Then
        assertThat(quiet.asked()).containsExactly("digest", "points", "digest");
        assertThat(quiet.isTrue()).isTrue();
    }

    /** At 03:20 they have begun, but a site of which nothing is known is read all the same. */
    private static RefreshedInTime quiet() {
        return new RefreshedInTime(
                        SiteKind.VBR,
                        100,
                        RefreshedInTime.FULL_INTERVAL,
                        Optional.of(QuietHours.parse("03:00-05:00")))
                .filled();
    }

    @Test
    void whatTakesAWholeReadWaitsForTheEndOfTheQuietHours() {
        // Given
        RefreshedInTime quiet = quiet();
        quiet.source.points.remove("r1-5");
        // When
        quiet.refreshAfter(MINUTE);
        var meanwhile = quiet.state();
        var askedMeanwhile = quiet.asked();
        quiet.refreshAfter(Duration.ofHours(2));
        // Then
        assertThat(askedMeanwhile).containsExactly("digest");
        assertThat(meanwhile.observedAt()).isEqualTo(NOW);
        assertThat(meanwhile.failure().message()).contains("quiet hours 03:00-05:00 Z");
        assertThat(quiet.isTrue()).isTrue();
        assertThat(quiet.state().failure()).isNull();
    }

    @Test
    void aReadThatLosesManyRowsWaitsForAnotherThatFindsTheSame() {
        // Given
        RefreshedInTime guarded = guarded();
        guarded.source.points.keySet().removeIf(id -> id.startsWith("r1"));
        // When
        guarded.refreshAfter(MINUTE);
        var held = guarded.state();
        guarded.asked();
        guarded.refreshAfter(MINUTE);
        // Then
        assertThat(held.rows().restorePoints().size()).isEqualTo(15);
        assertThat(held.observedAt()).isEqualTo(NOW);
        assertThat(held.held().rows().restorePoints().size()).isEqualTo(10);
        assertThat(guarded.asked()).containsExactly("all");
        assertThat(guarded.state().held()).isNull();
        assertThat(guarded.isTrue()).isTrue();
        assertThat(guarded.outcomes)
                .containsExactly(RefreshObserver.OK, RefreshObserver.HELD, RefreshObserver.OK);
    }

    private static RefreshedInTime guarded() {
        return new RefreshedInTime(
                        SiteKind.VBR, 20, RefreshedInTime.FULL_INTERVAL, Optional.empty())
                .filled();
    }

    @Test
    void aReadThatIsHeldCanBeAccepted() {
        // Given
        RefreshedInTime guarded = guarded();
        guarded.source.points.keySet().removeIf(id -> id.startsWith("r1"));
        guarded.refreshAfter(MINUTE);
        // When
        guarded.accept();
        // Then
        assertThat(guarded.isTrue()).isTrue();
        assertThat(guarded.state().observedAt()).isEqualTo(NOW.plus(MINUTE));
    }
}
