package io.replicagateway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.replicagateway.source.http.Reading;
import io.replicagateway.source.http.Sites;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sites whose clocks are wrong. */
@QuarkusTest
class SiteClocksTest {

    @ParameterizedTest
    @EnumSource
    void aClockThatIsAheadIsNoticed(Product product) {
        // Given
        Duration ahead = Duration.ofMinutes(7);
        Clock ours = Clock.offset(Clock.systemUTC(), ahead.negated());
        try (Product.Site site = product.start(Clock.systemUTC())) {
            ReplicaSource source = site.connect(Sites.at(site.url()), ours);
            assertThat(source.vitals().clockSkew()).isEmpty();
            // When
            Reading.all(source);
            // Then
            assertThat(source.vitals().clockSkew().orElseThrow())
                    .isBetween(ahead.minusSeconds(1), ahead.plusSeconds(1));
        }
    }
}
