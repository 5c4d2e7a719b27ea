package io.replicagateway.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final Duration REST = Duration.ofMinutes(15);

    private final Looks looks = new Looks(REST);

    @Test
    void theyAreWorthwhileUntilOneFails() {
        // When
        boolean before = looks.areWorthwhile(NOW);
        looks.failed();
        // Then
        assertThat(before).isTrue();
        assertThat(looks.areWorthwhile(NOW.plus(REST).plus(REST))).isFalse();
    }

    @Test
    void afterAWholeReadTheyAreTriedAgain() {
        // Given
        looks.failed();
        // When
        looks.wholeReadSucceeded(NOW);
        // Then
        assertThat(looks.areWorthwhile(NOW)).isTrue();
    }

    @Test
    void wheneverTheyFailAndWholeReadsAreGoodTheyRest() {
        // Given
        looks.failed();
        looks.wholeReadSucceeded(NOW);
        looks.failed();
        // When
        looks.wholeReadSucceeded(NOW);
        looks.wholeReadSucceeded(NOW.plusSeconds(60));
        // Then
        assertThat(looks.areWorthwhile(NOW.plus(REST).minusMillis(1))).isFalse();
        assertThat(looks.areWorthwhile(NOW.plus(REST))).isTrue();
    }

    @Test
    void oneThatSucceedsLetsThoseBeforeBeForgotten() {
        // Given
        looks.failed();
        looks.wholeReadSucceeded(NOW);
        looks.succeeded();
        looks.failed();
        // When
        looks.wholeReadSucceeded(NOW);
        // Then
        assertThat(looks.areWorthwhile(NOW)).isTrue();
    }

    @Test
    void afterAWholeReadThatFailedTheyHaveTheirTurnOnce() {
        // Given
        looks.wholeReadFailed();
        // When
        boolean first = looks.haveTheirTurn();
        // Then
        assertThat(first).isTrue();
        assertThat(looks.haveTheirTurn()).isFalse();
    }

    @Test
    void aGoodWholeReadTakesTheTurnAway() {
        // Given
        looks.wholeReadFailed();
        // When
        looks.wholeReadSucceeded(NOW);
        // Then
        assertThat(looks.haveTheirTurn()).isFalse();
    }
}
