package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a site did not do once is tried again, but not soon. */
class ShortcomingTest {

    private final Shortcoming shortcoming = new Shortcoming();

    @Test
    void nothingIsKnownAtFirst() {
        // When // Then
        assertThat(shortcoming.isKnown()).isFalse();
        assertThat(shortcoming.spares()).isFalse();
    }

    @Test
    void theSiteIsSparedForAWhileAndThenAskedOnceMore() {
        // Given
        shortcoming.found();
        int spared = 0;
        // When
        while (shortcoming.spares()) {
            spared++;
        }
        // Then
        assertThat(spared).isEqualTo(60);
        assertThat(shortcoming.isKnown()).isFalse();
    }
}
