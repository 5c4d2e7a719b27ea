package io.replicagateway.benchmark.rows;

import io.replicagateway.model.Field;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.SiteId;
import io.replicagateway.query.Filter;
import io.replicagateway.query.Scope;
import io.replicagateway.query.Wildcard;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Filters of restore points with one kind of condition each. */
final class Filters {

    private static final int SUBSETS = 1 << SampleSite.STATES.size();

    private Filters() {}

    static Filter none() {
        return filter(Scope.ALL, Map.of(), Map.of());
    }

    /** Another set of states with each turn, for as long as there are any, and one that no row is in. */
    static Filter states(Scope scope, long turn) {
        int subset = 1 + (int) (turn % (SUBSETS - 2));
        Set<String> states = new HashSet<>(Set.of("Never-" + turn));
        for (int bit = 0; bit < SampleSite.STATES.size(); bit++) {
            if ((subset >> bit & 1) == 1) {
                states.add(SampleSite.STATES.get(bit));
            }
        }
        return filter(scope, Map.of(RestorePointField.STATE, states), Map.of());
    }

    /** Machines whose names match one of the patterns. */
    static Filter like(List<String> patterns) {
        return filter(
                Scope.ALL,
                Map.of(),
                Map.of(RestorePointField.VM_NAME, patterns.stream().map(Wildcard::new).toList()));
    }

    /** Restore points of these replicas. */
    static Filter replicas(Map<SiteId, Set<String>> replicas) {
        return new Filter(
                Scope.ALL,
                Map.of(),
                Map.of(),
                Optional.of(replicas),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Restore points of that span. */
    static Filter created(Instant from, Instant until) {
        return new Filter(
                Scope.ALL,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Set.of(),
                Optional.of(from),
                Optional.of(until));
    }

    private static Filter filter(
            Scope scope, Map<Field, Set<String>> equal, Map<Field, List<Wildcard>> like) {
        return new Filter(
                scope, equal, like, Optional.empty(), Set.of(), Optional.empty(), Optional.empty());
    }
}
