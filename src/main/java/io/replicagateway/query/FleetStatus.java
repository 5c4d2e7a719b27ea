package io.replicagateway.query;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.HeldRead;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How complete and how old an answer is, judged by the sites that it is about.
 *
 * @param snapshot the snapshot that it was made from
 * @param asOf when the oldest rows in scope were read; empty if no site in scope has any
 * @param counts how many sites in scope have each status
 * @param problems each site in scope that is not fresh, whose last refresh failed or of which a read is held back,
 *     ascending by site
 */
public record FleetStatus(
        String snapshot,
        Optional<Instant> asOf,
        Map<SiteStatus, Integer> counts,
        List<Problem> problems) {

    /**
     * What is wrong with one site.
     *
     * @param observedAt when its rows were read; null if there are none
     * @param failure how its last refresh failed; null if it did not
     * @param held the read that is held back; null if there is none
     */
    public record Problem(
            SiteId site,
            SiteStatus status,
            @Nullable Instant observedAt,
            @Nullable SiteFailure failure,
            @Nullable HeldRead held) {}

    /**
     * Judges the sites in scope at a moment.
     *
     * @param now decides about freshness
     */
    public static FleetStatus of(FleetSnapshot snapshot, Scope scope, Instant now) {
        List<SiteState> sites =
                snapshot.sites().stream().filter(state -> scope.includes(state.site())).toList();
        Map<SiteStatus, Integer> counts = new EnumMap<>(SiteStatus.class);
        sites.forEach(state -> counts.merge(state.status(now), 1, Integer::sum));
        List<Problem> problems =
                sites.stream()
                        .filter(state -> !isFaultless(state, now))
                        .map(
                                state ->
                                        new Problem(
                                                state.site().id(),
                                                state.status(now),
                                                state.observedAt(),
                                                state.failure(),
                                                state.held()))
                        .toList();
        Optional<Instant> asOf =
                sites.stream()
                        .map(SiteState::observedAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo);
        return new FleetStatus(snapshot.id(), asOf, counts, problems);
    }

    private static boolean isFaultless(SiteState state, Instant now) {
        return state.isFresh(now) && state.failure() == null && state.held() == null;
    }

    /** How many sites are in scope. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many sites in scope have this status. */
    public int count(SiteStatus status) {
        return counts.getOrDefault(status, 0);
    }

    /** Whether every site in scope is fresh. */
    public boolean isComplete() {
        return count(SiteStatus.FRESH) == total();
    }
}
