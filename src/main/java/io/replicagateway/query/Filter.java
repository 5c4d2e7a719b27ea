package io.replicagateway.query;

import io.replicagateway.model.Field;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows of the sites in scope are asked for. Conditions are AND-ed, the members of one are OR-ed; a row without a
 * value meets no condition on that field.
 *
 * @param scope the sites whose rows are looked at
 * @param equal fields whose text must be one of these, as it was written
 * @param like fields whose text must match one of these
 * @param replicas the replicas, by site and vendor's id, that restore points must belong to; empty if any will do
 * @param rpo the statuses that a replica may have; none if any will do
 * @param createdAfter the first moment of creation that is wanted
 * @param createdBefore the first moment of creation that is no longer wanted
 * @param condition what rows must meet besides; empty for nothing
 */
public record Filter(
        Scope scope,
        Map<Field, Set<String>> equal,
        Map<Field, List<Wildcard>> like,
        Optional<Map<SiteId, Set<String>>> replicas,
        Set<RpoStatus> rpo,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        Optional<Condition> condition) {

    /** Lets every row through. */
    static final Filter NONE =
            new Filter(
                    Scope.ALL,
                    Map.of(),
                    Map.of(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** All rows that meet the condition. */
    public static Filter of(Condition condition) {
        return new Filter(
                Scope.ALL,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(condition));
    }

    /** Without a condition of any form. */
    public Filter(
            Scope scope,
            Map<Field, Set<String>> equal,
            Map<Field, List<Wildcard>> like,
            Optional<Map<SiteId, Set<String>>> replicas,
            Set<RpoStatus> rpo,
            Optional<Instant> createdAfter,
            Optional<Instant> createdBefore) {
        this(scope, equal, like, replicas, rpo, createdAfter, createdBefore, Optional.empty());
    }

    public Filter {
        equal = Map.copyOf(equal);
        like = Map.copyOf(like);
        rpo = Set.copyOf(rpo);
    }

    /** Whether it asks something else of the rows of each site. */
    boolean dependsOnSite() {
        return replicas.isPresent() || condition.isPresent();
    }

    /**
     * What it asks of the rows of any site, as far as that depends on nothing but these rows.
     *
     * @throws IllegalStateException if it {@link #dependsOnSite}
     */
    Filter withinAnySite() {
        if (dependsOnSite()) {
            throw new IllegalStateException("each site is asked something else");
        }
        return within(Optional.empty(), Optional.empty());
    }

    /** What it asks of the rows of one site, as far as that depends on nothing but these rows. */
    Filter withinSite(SiteSettings site) {
        return within(
                replicas.map(ids -> Map.of(site.id(), ids.getOrDefault(site.id(), Set.of()))),
                condition.map(any -> new Condition.AtSite(site, any)));
    }

    private Filter within(
            Optional<Map<SiteId, Set<String>>> replicas, Optional<Condition> condition) {
        return new Filter(
                Scope.ALL, equal, like, replicas, Set.of(), createdAfter, createdBefore, condition);
    }

    /** The same conditions but for that on the status. */
    Filter withoutRpo() {
        return new Filter(
                scope, equal, like, replicas, Set.of(), createdAfter, createdBefore, condition);
    }
}
