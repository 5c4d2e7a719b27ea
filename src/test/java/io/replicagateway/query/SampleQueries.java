package io.replicagateway.query;

import static io.replicagateway.query.SampleRows.id;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SortKey;
import io.replicagateway.model.Timestamp;
import io.replicagateway.query.SampleRows.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Queries out of the alphabets that sample rows are made of, so that most of them find something. */
final class SampleQueries {

    private SampleQueries() {}

    /** One query about replicas or restore points of such a fleet. */
    static final class Queries implements ArbitrarySupplier<SampleQuery> {
        @Override
        public Arbitrary<SampleQuery> get() {
            return Arbitraries.of(RowType.class).flatMap(SampleQueries::query);
        }
    }

    /** One query about rows of this type. */
    static Arbitrary<SampleQuery> query(RowType type) {
        boolean isReplica = type == RowType.REPLICA;
        Arbitrary<Map<Field, Set<String>>> equal =
                isReplica
                        ? equal(
                                Map.of(
                                        ReplicaField.STATE, SampleRows.STATES,
                                        ReplicaField.PLATFORM, SampleRows.PLATFORMS,
                                        ReplicaField.TYPE, SampleRows.REPLICA_TYPES,
                                        ReplicaField.JOB_ID, SampleRows.JOBS,
                                        ReplicaField.POLICY_ID, SampleRows.JOBS))
                        : equal(
                                Map.of(
                                        RestorePointField.STATE, SampleRows.STATES,
                                        RestorePointField.PLATFORM, SampleRows.PLATFORMS,
                                        RestorePointField.TYPE, SampleRows.POINT_TYPES,
                                        RestorePointField.MALWARE_STATUS, SampleRows.MALWARE));
        Field named = isReplica ? ReplicaField.NAME : RestorePointField.VM_NAME;
        Arbitrary<Map<Field, List<String>>> like =
                Arbitraries.of("web*", "WEB", "*1*", "ä*", "*E*", "*", "nobody", "", "*-*0", "ω*A")
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(2)
                        .map(patterns -> Map.of(named, patterns));
        Arbitrary<Set<String>> owners =
                Combinators.combine(
                                Arbitraries.of(Samples.SITE_IDS),
                                Arbitraries.of(Ids.class),
                                Arbitraries.integers().between(0, 10))
                        .as((site, ids, number) -> site + ":" + id(ids, number))
                        .set()
                        .ofMinSize(1)
                        .ofMaxSize(4);
        Arbitrary<SampleQuery> wide = sort(type).map(sort -> SampleQuery.all(type, sort));
        return Combinators.combine(
                        wide,
                        scope(),
                        sometimes(equal, Map.of()),
                        sometimes(like, Map.of()),
                        isReplica
                                ? Arbitraries.just(Set.<String>of())
                                : sometimes(owners, Set.of()),
                        isReplica
                                ? sometimes(
                                        Arbitraries.of(RpoStatus.class).set().ofMinSize(1),
                                        Set.of())
                                : Arbitraries.just(Set.<RpoStatus>of()),
                        moment(),
                        moment())
                .as(
                        (all, scope, equals, likes, of, rpo, after, before) ->
                                new SampleQuery(
                                        type,
                                        scope.sites(),
                                        scope.kinds(),
                                        scope.labels(),
                                        equals,
                                        likes,
                                        of,
                                        rpo,
                                        after,
                                        before,
                                        all.sort()));
    }

    private static Arbitrary<SampleQuery> scope() {
        return Combinators.combine(
                        sometimes(Arbitraries.of(Samples.SITE_IDS).set().ofMinSize(1), Set.of()),
                        sometimes(Arbitraries.of(SiteKind.class).set().ofMinSize(1), Set.of()),
                        sometimes(
                                Arbitraries.of(
                                                Map.entry("tier", "gold"),
                                                Map.entry("country", "no"),
                                                Map.entry("tier", "no"))
                                        .set()
                                        .ofMinSize(1),
                                Set.of()))
                .as(
                        (sites, kinds, labels) ->
                                new SampleQuery(
                                        RowType.REPLICA,
                                        sites,
                                        kinds,
                                        labels,
                                        Map.of(),
                                        Map.of(),
                                        Set.of(),
                                        Set.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of()));
    }

    private static <T> Arbitrary<T> sometimes(Arbitrary<T> condition, T none) {
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(none)), Tuple.of(1, condition));
    }

    private static Arbitrary<Optional<Instant>> moment() {
        return sometimes(
                Arbitraries.of(SampleRows.TIMES.stream().filter(Objects::nonNull).toList())
                        .map(text -> Optional.of(Timestamp.parse(text).instant())),
                Optional.empty());
    }

    private static Arbitrary<Map<Field, Set<String>>> equal(
            Map<Field, List<@Nullable String>> choices) {
        return Arbitraries.of(choices.keySet())
                .set()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(
                        fields -> {
                            Map<Field, Set<String>> equal = new HashMap<>();
                            for (Field field : fields) {
                                equal.put(
                                        field,
                                        Set.of(
                                                Objects.requireNonNull(choices.get(field).get(0)),
                                                "Other"));
                            }
                            return equal;
                        });
    }

    /** Up to three fields, each once. */
    static Arbitrary<List<SortKey>> sort(RowType type) {
        Stream<? extends Field> fields =
                type == RowType.REPLICA
                        ? Arrays.stream(ReplicaField.values())
                        : Arrays.stream(RestorePointField.values())
                                .filter(field -> field != RestorePointField.ALLOWED_OPERATIONS);
        return Combinators.combine(
                        Arbitraries.of(fields.<Field>map(field -> field).toList()),
                        Arbitraries.of(true, false))
                .as(SortKey::new)
                .list()
                .uniqueElements(SortKey::field)
                .ofMaxSize(3);
    }
}
