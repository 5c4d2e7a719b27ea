package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxOptions;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** There is an event loop for each processor, unless somebody wants it otherwise. */
class EventLoopsTest {

    @Test
    void thereIsOneForEachProcessor() {
        // Given
        var options = new VertxOptions();
        // When
        new EventLoops(OptionalInt.empty()).accept(options);
        // Then
        assertThat(options.getEventLoopPoolSize())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void aNumberThatIsConfiguredStays() {
        // Given
        var options = new VertxOptions().setEventLoopPoolSize(7);
        // When
        new EventLoops(OptionalInt.of(7)).accept(options);
        // Then
        assertThat(options.getEventLoopPoolSize()).isEqualTo(7);
    }
}
