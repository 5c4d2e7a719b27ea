package io.replicagateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.refresh.QuietHours;
import io.replicagateway.refresh.RefreshPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sites are refreshed is what is configured. */
class RefreshConfigurationTest {

    private static RefreshPlan plan(Map<String, String> settings) {
        return new Configuration(ConfigurationTest.config(settings)).sites().get(0).plan();
    }

    @Test
    void whereNothingIsSetTheDefaultsHold() {
        // When // Then
        assertThat(plan(Map.of()))
                .isEqualTo(
                        new RefreshPlan(
                                Duration.ofSeconds(60),
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(15),
                                20,
                                1000,
                                Optional.empty()));
    }

    @Test
    void aSiteThatFitsOnePageIsReadWholeEachTime() {
        // When // Then
        assertThat(plan(Map.of("gateway.sites.paris.page-size", "200")).wholeUpTo()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0%, 0", "7 %, 7", "35, 35", "' 100% ', 100"})
    void aShareMayBeWrittenInSeveralWays(String text, int percent) {
        // When // Then
        assertThat(plan(Map.of("gateway.refresh.max-shrink", text)).maxShrink()).isEqualTo(percent);
    }

    @Test
    void quietHoursAreThoseOfTheSiteThatSetsThem() {
        // Given
        Map<String, String> settings =
                Map.of(
                        "gateway.sites.paris.quiet-hours", "22:00-04:00 Europe/Oslo",
                        "gateway.sites.rome.kind", "em",
                        "gateway.sites.rome.url", "https://rome.example:9398",
                        "gateway.sites.rome.username", "u",
                        "gateway.sites.rome.password", "topsecret");
        // When
        List<SiteDefinition> sites = new Configuration(ConfigurationTest.config(settings)).sites();
        // Then
        assertThat(sites)
                .extracting(site -> site.plan().quietHours())
                .containsExactlyInAnyOrder(
                        Optional.of(QuietHours.parse("22:00-04:00 Europe/Oslo")), Optional.empty());
    }
}
