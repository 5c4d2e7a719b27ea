package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.query.FleetStatus;
import io.replicagateway.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a caller asks of the sites in scope before it wants an answer at all.
 *
 * @param require how many of them must be fresh
 * @param maxAge how old the rows of any site in scope may be
 */
record Demand(Require require, Optional<Duration> maxAge) {

    /** What the parameters {@code require} and {@code maxAge} say. */
    static Demand read(Parameters parameters) {
        Require require =
                parameters
                        .singleOf("require", List.of(Require.values()), Require::label)
                        .orElse(Require.ANY);
        return new Demand(require, parameters.span("maxAge"));
    }

    /** Ends the request with a problem that names the sites, if they cannot satisfy it. */
    void check(FleetSnapshot snapshot, Scope scope, Instant now) {
        if (require == Require.ANY && maxAge.isEmpty()) {
            return;
        }
        FleetStatus fleet = FleetStatus.of(snapshot, scope, now);
        List<SiteState> sites =
                snapshot.sites().stream().filter(state -> scope.includes(state.site())).toList();
        if (!require.isSatisfiedBy(fleet)) {
            throw refusal(
                    "require=" + require.label() + " asks for more fresh sites than there are",
                    fleet,
                    sites,
                    state -> !state.isFresh(now));
        }
        if (sites.stream().anyMatch(state -> isTooOld(state, now))) {
            throw refusal(
                    "maxAge="
                            + maxAge.orElseThrow()
                            + " asks for younger rows than some sites have",
                    fleet,
                    sites,
                    state -> isTooOld(state, now));
        }
    }

    private boolean isTooOld(SiteState state, Instant now) {
        return maxAge.isPresent()
                && (state.observedAt() == null
                        || Duration.between(state.observedAt(), now).compareTo(maxAge.get()) > 0);
    }

    private static ProblemException refusal(
            String detail,
            FleetStatus fleet,
            List<SiteState> sites,
            Predicate<SiteState> isToBlame) {
        List<String> toBlame =
                sites.stream().filter(isToBlame).map(state -> state.site().id().value()).toList();
        return new ProblemException(
                ProblemType.NOT_COMPLETE,
                detail + ": " + String.join(", ", toBlame),
                Map.of("sites", toBlame, "fleet", Answer.fleet(fleet)));
    }
}
