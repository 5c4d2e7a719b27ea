package io.replicagateway.view.vbr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.replicagateway.model.Roles;
import io.replicagateway.security.Caller;
import io.replicagateway.simulator.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens live as long as the vendor's do, and no longer. */
class VbrTokensTest {

    private static final Caller VERA = new Caller("vera", Set.of(Roles.VIEWER));

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T03:20:00Z"));
    private final VbrTokens tokens = new VbrTokens(clock);
    private final VbrGate gate = new VbrGate(tokens);

    @Test
    void anAccessTokenIsGoodForFifteenMinutes() {
        // Given
        String bearer = "Bearer " + tokens.open(VERA, false).access();
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        Caller before = gate.viewer(bearer).caller();
        // When
        clock.advance(Duration.ofMillis(1));
        // Then
        assertThat(before).isEqualTo(VERA);
        assertThatThrownBy(() -> gate.viewer(bearer))
                .isInstanceOfSatisfying(
                        VbrError.class,
                        error -> assertThat(error.body().errorCode()).isEqualTo("ExpiredToken"));
        assertThat(gate.viewerForSure(bearer)).isNull();
    }

    @Test
    void aRefreshTokenIsGoodForFourteenDays() {
        // Given
        var inTime = tokens.open(VERA, false);
        var tooLate = tokens.open(VERA, false);
        clock.advance(Duration.ofDays(14).minusMillis(1));
        Optional<VbrTokens.Session> refreshed = tokens.refresh(inTime.refresh());
        // When
        clock.advance(Duration.ofMillis(1));
        // Then
        assertThat(refreshed).isPresent();
        assertThat(tokens.refresh(tooLate.refresh())).isEmpty();
    }

    @Test
    void aRefreshTokenOfAShortLifeIsGoodForAQuarterOfAnHourMore() {
        // Given
        var inTime = tokens.open(VERA, true);
        var tooLate = tokens.open(VERA, true);
        clock.advance(Duration.ofMinutes(30).minusMillis(1));
        Optional<VbrTokens.Session> refreshed = tokens.refresh(inTime.refresh());
        // When
        clock.advance(Duration.ofMillis(1));
        // Then
        assertThat(refreshed).isPresent();
        assertThat(tokens.refresh(tooLate.refresh())).isEmpty();
    }

    @Test
    void theEndOfASessionEndsAllThatCameOfItsLogOn() {
        // Given
        var first = tokens.open(VERA, false);
        var other = tokens.open(VERA, false);
        var second = tokens.refresh(first.refresh()).orElseThrow();
        boolean wasGood = gate.viewer("Bearer " + first.access()).caller().equals(VERA);
        // When
        tokens.close(second);
        // Then
        assertThat(wasGood).isTrue();
        assertThat(tokens.find(first.access())).isNull();
        assertThat(tokens.find(second.access())).isNull();
        assertThat(tokens.refresh(second.refresh())).isEmpty();
        assertThat(tokens.find(other.access())).isNotNull();
    }

    @Test
    void whereTooManyLogOnTheOldestIsForgotten() {
        // Given
        var first = tokens.open(VERA, false);
        // When
        for (int number = 0; number < 10_000; number++) {
            tokens.open(VERA, false);
        }
        // Then
        assertThat(tokens.find(first.access())).isNull();
        assertThat(tokens.refresh(first.refresh())).isEmpty();
    }

    @Test
    void aCallerWithoutTheRoleIsForbidden() {
        // Given
        String viewer = "Bearer " + tokens.open(VERA, false).access();
        String nobody = "Bearer " + tokens.open(new Caller("nobody", Set.of()), false).access();
        // When // Then
        assertThatThrownBy(() -> gate.operator(viewer))
                .isInstanceOfSatisfying(
                        VbrError.class, error -> assertThat(error.status()).isEqualTo(403));
        assertThatThrownBy(() -> gate.viewer(nobody))
                .isInstanceOfSatisfying(
                        VbrError.class, error -> assertThat(error.status()).isEqualTo(403));
        assertThat(gate.viewerForSure(nobody)).isNull();
    }

    @Test
    void aSessionPrintsNoToken() {
        // Given
        var session = tokens.open(VERA, false);
        // When // Then
        assertThat(session.toString())
                .contains("vera")
                .doesNotContain(session.access())
                .doesNotContain(session.refresh());
    }
}
