package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteKind;
import io.replicagateway.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A site that fails, or fails only looks, is spared where that helps and read as a whole where it does. */
class FailingLooksTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = RefreshedInTime.NOW;

    private final RefreshedInTime site = new RefreshedInTime(SiteKind.VBR).filled();

    private static SourceException failure(FailureKind kind) {
        return new SourceException(kind, "failed");
    }

    @Test
    void aSiteThatCannotBeLookedAtIsReadAsAWhole() {
        // Given
        site.source.withoutDigests();
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "all");
        assertThat(site.isTrue()).isTrue();
    }

    /** EM answers 500 to what it does not understand. */
    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"UNAVAILABLE", "MALFORMED", "REJECTED"})
    void aSiteThatAnswersLooksWithAFailureIsReadAsAWholeAtOnce(FailureKind kind) {
        // Given
        site.source.failingLooks(failure(kind));
        site.source.put(RefreshedInTime.point("r1", 0, NOW.plusSeconds(30)));
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("digest", "all");
        assertThat(site.isTrue()).isTrue();
        assertThat(site.state().failure()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            mode = Mode.INCLUDE,
            names = {"TIMED_OUT", "UNREACHABLE"})
    void oneThatDoesNotAnswerALookIsReadAsAWholeNextTime(FailureKind kind) {
        // Given
        site.source.failingLooks(failure(kind));
        // When
        site.refreshAfter(MINUTE);
        var first = site.asked();
        site.refreshAfter(MINUTE);
        var second = site.asked();
        // Then
        assertThat(first).containsExactly("digest");
        assertThat(second).containsExactly("all");
        assertThat(site.state().failure()).isNull();
    }

    @Test
    void looksThatKeepFailingAreGivenUpForAWhile() {
        // Given
        site.source.failingLooks(failure(FailureKind.UNAVAILABLE));
        site.refreshAfter(MINUTE);
        site.refreshAfter(MINUTE);
        site.asked();
        // When
        site.refreshAfter(MINUTE);
        // Then
        assertThat(site.asked()).containsExactly("all");
    }

    @Test
    void aSiteThatAskedToBeLeftAloneIsNotReadAsAWholeInstead() {
        // Given
        site.source.failingLooks(
                new SourceException(FailureKind.UNAVAILABLE, "busy", null, Duration.ofMinutes(3)));
        // When
        site.refreshAfter(MINUTE);
        var first = site.asked();
        site.refreshAfter(MINUTE);
        site.refreshThrough();
        var meanwhile = site.asked();
        site.refreshAfter(Duration.ofMinutes(3));
        // Then
        assertThat(first).containsExactly("digest");
        assertThat(meanwhile).isEmpty();
        assertThat(site.asked()).containsExactly("all");
    }

    @Test
    void aSiteThatFailedTwiceIsProbedFirst() {
        // Given
        site.source.failing(failure(FailureKind.UNREACHABLE));
        site.refreshAfter(MINUTE);
        site.refreshAfter(MINUTE);
        site.asked();
        // When
        site.refreshAfter(MINUTE);
        var inTrouble = site.asked();
        site.source.failing(null);
        site.refreshAfter(MINUTE);
        var healed = site.asked();
        site.refreshAfter(MINUTE);
        // Then
        assertThat(inTrouble).containsExactly("probe");
        assertThat(healed).containsExactly("probe", "all");
        assertThat(site.asked()).containsExactly("digest");
    }
}
