package io.replicagateway.query;

import io.replicagateway.model.Field;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SortKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A query in words that an oracle understands without production code.
 *
 * @param equal fields and the values of which they must have one
 * @param like fields and the patterns of which they must match one
 * @param replicas the full ids of the replicas that restore points must belong to; empty if any will do
 */
record SampleQuery(
        RowType type,
        Set<String> sites,
        Set<SiteKind> kinds,
        Set<Map.Entry<String, String>> labels,
        Map<Field, Set<String>> equal,
        Map<Field, List<String>> like,
        Set<String> replicas,
        Set<RpoStatus> rpo,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        List<SortKey> sort) {

    static SampleQuery all(RowType type, List<SortKey> sort) {
        return new SampleQuery(
                type,
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                sort);
    }

    /** All replicas of these statuses. */
    static SampleQuery replicas(Set<RpoStatus> rpo) {
        return new SampleQuery(
                RowType.REPLICA,
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                rpo,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    SampleQuery sortedBy(List<SortKey> sort) {
        return new SampleQuery(
                type,
                sites,
                kinds,
                labels,
                equal,
                like,
                replicas,
                rpo,
                createdAfter,
                createdBefore,
                sort);
    }

    /** Without the conditions on the site itself, which differ where rows are held together. */
    SampleQuery atAnySite() {
        return new SampleQuery(
                type,
                Set.of(),
                Set.of(),
                Set.of(),
                equal,
                like,
                Set.of(),
                rpo,
                createdAfter,
                createdBefore,
                sort);
    }

    RowQuery toRowQuery() {
        Map<Field, List<Wildcard>> patterns = new HashMap<>();
        like.forEach(
                (field, texts) -> patterns.put(field, texts.stream().map(Wildcard::new).toList()));
        var scope = new Scope(Set.copyOf(sites.stream().map(SiteId::new).toList()), kinds, labels);
        Optional<Map<SiteId, Set<String>>> owners =
                replicas.isEmpty() ? Optional.empty() : Optional.of(bySite(replicas));
        return new RowQuery(
                type,
                new Filter(scope, equal, patterns, owners, rpo, createdAfter, createdBefore),
                sort);
    }

    private static Map<SiteId, Set<String>> bySite(Set<String> ids) {
        Map<SiteId, Set<String>> owners = new HashMap<>();
        for (String id : ids) {
            String[] parts = id.split(":", 2);
            owners.computeIfAbsent(new SiteId(parts[0]), site -> new HashSet<>()).add(parts[1]);
        }
        return owners;
    }
}
