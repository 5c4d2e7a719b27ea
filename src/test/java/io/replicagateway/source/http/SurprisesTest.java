package io.replicagateway.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSurprise;
import io.replicagateway.simulator.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is kept of surprises. */
class SurprisesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    private final MutableClock clock = new MutableClock(NOW);
    private final List<String> observed = new ArrayList<>();
    private final Surprises surprises =
            new Surprises(
                    Sites.SITE,
                    clock,
                    new UpstreamObserver() {
                        @Override
                        public void requestEnded(
                                SiteId site, String operation, String outcome, Duration took) {}

                        @Override
                        public void surprised(SiteId site, SiteSurprise.What what) {
                            observed.add(what.label());
                        }
                    });

    @Example
    void theFirstSightAndTheCountAreKept() {
        // When
        surprises.note(SiteSurprise.What.UNKNOWN_VALUE, "a=", "b");
        clock.advance(Duration.ofHours(1));
        surprises.note(SiteSurprise.What.UNKNOWN_VALUE, "a=", "b");
        surprises.note(SiteSurprise.What.UNKNOWN_FIELD, "a=", "b");
        // Then
        assertThat(surprises.all())
                .containsExactly(
                        new SiteSurprise(SiteSurprise.What.UNKNOWN_VALUE, "a=b", NOW, 2),
                        new SiteSurprise(
                                SiteSurprise.What.UNKNOWN_FIELD,
                                "a=b",
                                NOW.plus(Duration.ofHours(1)),
                                1));
        assertThat(observed).containsExactly("unknown-value", "unknown-value", "unknown-field");
    }

    @Example
    void onlySoManyNamesAreKeptButAllAreCounted() {
        // When
        for (int i = 0; i < 1000; i++) {
            surprises.note(SiteSurprise.What.UNKNOWN_FIELD, "", "field" + i);
        }
        surprises.note(SiteSurprise.What.UNKNOWN_FIELD, "", "field0");
        // Then
        assertThat(surprises.all()).hasSize(50);
        assertThat(surprises.all().get(0).count()).isEqualTo(2);
        assertThat(observed).hasSize(1001);
    }

    @Property
    void aNamePrintsAndIsShort(@ForAll String text) {
        // Given
        var fresh = new Surprises(Sites.SITE, clock, Sites.NOBODY);
        // When
        fresh.note(SiteSurprise.What.UNKNOWN_VALUE, "replicas.state=", text);
        // Then
        String name = fresh.all().get(0).name();
        assertThat(name).startsWith("replicas.state=").hasSizeLessThanOrEqualTo(120);
        assertThat(name.codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(point -> point == 0x2028 || point == 0x202E);
    }
}
