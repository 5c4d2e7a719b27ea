package io.replicagateway.query;

import io.replicagateway.model.Field;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Summaries out of the alphabets that sample rows are made of: of replicas, of restore points and of both. */
final class SampleSummaries {

    private static final Map<String, RestorePointField> ALSO_OF_RESTORE_POINTS =
            Map.of(
                    "state", RestorePointField.STATE,
                    "platform", RestorePointField.PLATFORM,
                    "type", RestorePointField.TYPE);

    private SampleSummaries() {}

    /** One summary of such a fleet. */
    static final class Summaries implements ArbitrarySupplier<SampleSummary> {
        @Override
        public Arbitrary<SampleSummary> get() {
            return Arbitraries.of(
                            List.of(RowType.REPLICA),
                            List.of(RowType.RESTORE_POINT),
                            List.of(RowType.values()))
                    .flatMap(
                            types ->
                                    Combinators.combine(queries(types), groupBy(types))
                                            .as(SampleSummary::new));
        }
    }

    private static Arbitrary<List<SampleQuery>> queries(List<RowType> types) {
        return types.size() == 1
                ? SampleQueries.query(types.get(0)).map(List::of)
                : SampleQueries.query(RowType.REPLICA).map(SampleSummaries::ofBoth);
    }

    /** What of a query about replicas can be asked of restore points too, asked of each. */
    private static List<SampleQuery> ofBoth(SampleQuery query) {
        Map<Field, Set<String>> ofReplicas = new HashMap<>();
        Map<Field, Set<String>> ofRestorePoints = new HashMap<>();
        query.equal()
                .forEach(
                        (field, values) -> {
                            if (ALSO_OF_RESTORE_POINTS.containsKey(field.label())) {
                                ofReplicas.put(field, values);
                                ofRestorePoints.put(
                                        ALSO_OF_RESTORE_POINTS.get(field.label()), values);
                            }
                        });
        return List.of(
                reduced(query, RowType.REPLICA, ofReplicas),
                reduced(query, RowType.RESTORE_POINT, ofRestorePoints));
    }

    private static SampleQuery reduced(
            SampleQuery query, RowType type, Map<Field, Set<String>> equal) {
        return new SampleQuery(
                type,
                query.sites(),
                query.kinds(),
                query.labels(),
                equal,
                Map.of(),
                Set.of(),
                Set.of(),
                query.createdAfter(),
                query.createdBefore(),
                List.of());
    }

    /** Up to four fields that all these rows tell, each once. */
    private static Arbitrary<List<GroupBy>> groupBy(List<RowType> types) {
        Stream<GroupBy> ofSite =
                Stream.of(
                        new GroupBy.Site(),
                        new GroupBy.Kind(),
                        new GroupBy.Label("tier"),
                        new GroupBy.Label("country"));
        List<GroupBy> told =
                Stream.concat(ofSite, Stream.of(GroupBy.OfRow.values()))
                        .filter(field -> types.stream().allMatch(field::isToldBy))
                        .toList();
        return Arbitraries.of(told).list().uniqueElements().ofMaxSize(4);
    }
}
