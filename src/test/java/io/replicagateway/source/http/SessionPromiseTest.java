package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The promise about log-ons, against a site that fails in every way and in any order. */
class SessionPromiseTest {

    @Property(tries = 2000)
    void logOnsAtASiteStayWithinItsLimitUnderAnyOrderOfFaults(
            @ForAll @Size(max = 60) List<FaultyLogOns.Step> steps,
            @ForAll @Size(min = 1, max = 20) List<FaultyLogOns.Outcome> outcomes,
            @ForAll @IntRange(min = 1, max = 6) int limit) {
        // Given
        var site = new FaultyLogOns(limit, outcomes);
        // When
        for (FaultyLogOns.Step step : steps) {
            site.take(step);
            // Then
            assertThat(site.mostLogOnsInAMinute()).isLessThanOrEqualTo(limit);
            assertThat(site.mostLogOnsAtOnce()).isLessThanOrEqualTo(1);
            assertThat(site.hammered()).isEmpty();
            assertThat(site.open()).isLessThanOrEqualTo(site.knownOpen() + site.possiblyOpen());
            assertThat(site.knownOpen()).isLessThanOrEqualTo(1);
        }
        site.close();
        int logOns = site.logOns();
        site.take(FaultyLogOns.Step.READ);
        assertThat(site.logOns()).isEqualTo(logOns);
        assertThat(site.knownOpen()).isZero();
        assertThat(site.open()).isLessThanOrEqualTo(site.possiblyOpen());
        assertThat(site.unexpected()).isEmpty();
    }
}
