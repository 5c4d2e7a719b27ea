package io.replicagateway.view.em;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.security.Caller;
import io.replicagateway.simulator.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A session lives on as long as it is used, and there are never too many. */
class LogonSessionsTest {

    private static final Caller VERA = new Caller("vera", Set.of("viewer"));
    private static final Duration ALMOST_TOO_LONG = Duration.ofMinutes(15);

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T03:20:00Z"));
    private final LogonSessions sessions = new LogonSessions(clock);

    @Test
    void eachUseProlongsASessionByAQuarterOfAnHour() {
        // Given
        String token = sessions.open(VERA).token();
        for (int request = 0; request < 5; request++) {
            clock.advance(ALMOST_TOO_LONG);
            assertThat(sessions.use(token)).isPresent();
        }
        // When
        clock.advance(ALMOST_TOO_LONG.plusMillis(1));
        // Then
        assertThat(sessions.use(token)).isEmpty();
        assertThat(sessions.open()).isEmpty();
    }

    @Test
    void aSessionThatWasEndedIsGone() {
        // Given
        LogonSession ended = sessions.open(VERA);
        LogonSession other = sessions.open(VERA);
        // When
        sessions.end(ended);
        // Then
        assertThat(sessions.use(ended.token())).isEmpty();
        assertThat(sessions.use(other.token())).isPresent();
    }

    @Test
    void ofTooManyTheOneThatWasIdleLongestEnds() {
        // Given
        LogonSession first = sessions.open(VERA);
        LogonSession second = sessions.open(VERA);
        for (int more = 2; more < LogonSessions.MOST; more++) {
            sessions.open(VERA);
        }
        sessions.use(first.token());
        // When
        sessions.open(VERA);
        // Then
        assertThat(sessions.open()).hasSize(LogonSessions.MOST);
        assertThat(sessions.use(first.token())).isPresent();
        assertThat(sessions.use(second.token())).isEmpty();
    }

    @Test
    void theTokenIsTheIdInBase64AndIsNotPrinted() {
        // When
        LogonSession session = sessions.open(VERA);
        // Then
        assertThat(new String(Base64.getDecoder().decode(session.token()), StandardCharsets.UTF_8))
                .isEqualTo(session.id());
        assertThat(session.toString())
                .contains("vera")
                .doesNotContain(session.id(), session.token());
    }
}
