package io.replicagateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.HeldRead;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.TestRows;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteStatus;
import io.replicagateway.query.FleetStatus.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An answer says how complete and how old it is, by the sites in scope and by no others. */
class FleetStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");
    private static final SiteFailure FAILURE =
            new SiteFailure(FailureKind.TIMED_OUT, "too slow", NOW.minusSeconds(5));

    private final SiteState fresh = read("fresh", Duration.ofMinutes(1));
    private final SiteState limping = read("limping", Duration.ofMinutes(30)).failed(FAILURE);
    private final SiteState stale = read("stale", Duration.ofHours(3)).failed(FAILURE);
    private final SiteState silent = read("silent", Duration.ofHours(4));
    private final SiteState unavailable = pending("unavailable").failed(FAILURE);
    private final SiteState pending = pending("waiting");

    @Test
    void aFleetOfFreshSitesIsCompleteAsOfItsOldestRead() {
        // Given
        SiteState older = read("older", Duration.ofMinutes(7));
        // When
        FleetStatus status = status(Scope.ALL, fresh, older);
        // Then
        assertThat(status.isComplete()).isTrue();
        assertThat(status.asOf()).contains(NOW.minus(Duration.ofMinutes(7)));
        assertThat(status.problems()).isEmpty();
    }

    @Test
    void aFreshSiteWhoseLastRefreshFailedIsAProblemInACompleteAnswer() {
        // When
        FleetStatus status = status(Scope.ALL, fresh, limping);
        // Then
        assertThat(status.isComplete()).isTrue();
        assertThat(status.problems())
                .containsExactly(
                        new Problem(
                                new SiteId("limping"),
                                SiteStatus.FRESH,
                                NOW.minus(Duration.ofMinutes(30)),
                                FAILURE,
                                null));
    }

    @Test
    void aSiteOfWhichAReadIsHeldBackIsNamed() {
        // Given
        SiteState holding = fresh.holding(new HeldRead(SiteRows.NONE, NOW, Optional.empty()));
        // When
        FleetStatus status = status(Scope.ALL, holding);
        // Then
        assertThat(status.isComplete()).isTrue();
        assertThat(status.problems()).extracting(Problem::held).containsExactly(holding.held());
    }

    @Test
    void everyOtherSiteMakesTheAnswerIncompleteAndIsNamed() {
        for (SiteState site : List.of(stale, silent, unavailable, pending)) {
            // When
            FleetStatus status = status(Scope.ALL, fresh, site);
            // Then
            assertThat(status.isComplete()).isFalse();
            assertThat(status.problems())
                    .containsExactly(
                            new Problem(
                                    site.site().id(),
                                    site.status(NOW),
                                    site.observedAt(),
                                    site.failure(),
                                    null));
        }
    }

    @Test
    void everySiteCountsOnceAndProblemsAscend() {
        // When
        FleetStatus status = status(Scope.ALL, pending, unavailable, stale, silent, limping, fresh);
        // Then
        assertThat(status.total()).isEqualTo(6);
        assertThat(status.count(SiteStatus.FRESH)).isEqualTo(2);
        assertThat(status.count(SiteStatus.STALE)).isEqualTo(2);
        assertThat(status.count(SiteStatus.UNAVAILABLE)).isEqualTo(1);
        assertThat(status.count(SiteStatus.PENDING)).isEqualTo(1);
        assertThat(status.problems())
                .extracting(problem -> problem.site().value())
                .containsExactly("limping", "silent", "stale", "unavailable", "waiting");
        assertThat(status.asOf()).contains(NOW.minus(Duration.ofHours(4)));
    }

    @Test
    void aSiteOutOfScopeChangesNothing() {
        // Given
        Scope scope = new Scope(Set.of(new SiteId("fresh")), Set.of(), Set.of());
        // When
        FleetStatus status = status(scope, fresh, stale, unavailable);
        // Then
        assertThat(status).isEqualTo(status(Scope.ALL, fresh));
    }

    @Test
    void withoutAnyRowsThereIsNoAge() {
        // When
        FleetStatus status = status(Scope.ALL, unavailable, pending);
        // Then
        assertThat(status.asOf()).isEmpty();
    }

    private static FleetStatus status(Scope scope, SiteState... sites) {
        return FleetStatus.of(new FleetSnapshot("test-1", NOW, List.of(sites)), scope, NOW);
    }

    private static SiteState read(String id, Duration age) {
        return pending(id).read(SiteRows.NONE, NOW.minus(age), Optional.empty());
    }

    private static SiteState pending(String id) {
        return SiteState.pending(TestRows.site(id, SiteKind.VBR));
    }
}
