package io.replicagateway.view.vbr;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SortKey;
import io.replicagateway.model.Timestamp;
import io.replicagateway.query.Comparison;
import io.replicagateway.query.Condition;
import io.replicagateway.query.Filter;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.Scope;
import io.replicagateway.query.Wildcard;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A page of a list as it was asked for.
 *
 * @param skip how many rows come before it
 * @param limit how many rows it has at most
 */
record VbrListRequest(VbrRevision revision, RowQuery query, int skip, int limit) {

    /** The parameters that decide about the page and not about the list. */
    static final Set<String> PAGE = Set.of("skip", "limit");

    /** From 1.3-rev0 on by the API's description; before, none is stated. */
    static final int DEFAULT_LIMIT = 200;

    private static final Set<String> COMMON =
            Set.of(
                    "skip",
                    "limit",
                    "orderColumn",
                    "orderAsc",
                    "createdAfterFilter",
                    "createdBeforeFilter");

    private static final String NAME_FILTER = "nameFilter";
    private static final String MALWARE_FILTER = "malwareStatusFilter";

    /**
     * Reads the parameters.
     *
     * @throws VbrError if one of them is not taken
     */
    static VbrListRequest read(
            VbrListPath path, VbrRevision revision, MultivaluedMap<String, String> values) {
        VbrFields fields = VbrFields.of(path.type(), revision);
        Set<String> known = new HashSet<>(COMMON);
        known.addAll(fields.filtered().keySet());
        if (path.replicaId().isPresent()) {
            known.remove(MALWARE_FILTER);
        }
        var parameters = new VbrParameters(values, known);
        return new VbrListRequest(
                revision,
                new RowQuery(
                        path.type(),
                        filter(path, fields, parameters, revision),
                        sort(path, fields, parameters)),
                parameters.number("skip", 0).orElse(0),
                parameters.number("limit", 1).orElse(DEFAULT_LIMIT));
    }

    private static Filter filter(
            VbrListPath path, VbrFields fields, VbrParameters parameters, VbrRevision revision) {
        List<Condition> conditions = new ArrayList<>();
        path.replicaId()
                .ifPresent(
                        id -> conditions.add(equal(fields.filtered().get("replicaIdFilter"), id)));
        fields.filtered()
                .forEach(
                        (name, field) ->
                                wanted(name, parameters, revision)
                                        .ifPresent(value -> conditions.add(equal(field, value))));
        created(path.type(), parameters).ifPresent(conditions::add);
        Map<Field, List<Wildcard>> like =
                parameters
                        .text(NAME_FILTER)
                        .<Map<Field, List<Wildcard>>>map(
                                pattern ->
                                        Map.of(
                                                fields.filtered().get(NAME_FILTER),
                                                List.of(new Wildcard(pattern))))
                        .orElse(Map.of());
        return new Filter(
                Scope.ALL,
                Map.of(),
                like,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                conditions.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Condition.All(conditions)));
    }

    /** Rows without a moment are shown with {@link VbrFields#NO_TIME}, and are found by it. */
    private static Optional<Condition> created(RowType type, VbrParameters parameters) {
        Optional<Instant> after = parameters.moment("createdAfterFilter");
        Optional<Instant> before = parameters.moment("createdBeforeFilter");
        if (after.isEmpty() && before.isEmpty()) {
            return Optional.empty();
        }
        Field field =
                type == RowType.REPLICA ? ReplicaField.CREATED_AT : RestorePointField.CREATED_AT;
        Condition within = new Condition.Between(field, after.orElse(null), before.orElse(null));
        Instant shown = VbrFields.NO_TIME.instant();
        boolean isWithin =
                !shown.isBefore(after.orElse(Instant.MIN))
                        && shown.isBefore(before.orElse(Instant.MAX));
        Condition known = new Condition.Between(field, Timestamp.FIRST, null);
        return Optional.of(
                isWithin ? new Condition.Any(List.of(within, new Condition.Not(known))) : within);
    }

    private static Condition equal(Field field, String value) {
        return new Condition.Compared(field, Comparison.EQUAL, value);
    }

    /** What a filter other than that by name wants the field to be. */
    private static Optional<String> wanted(
            String name, VbrParameters parameters, VbrRevision revision) {
        return switch (name) {
            case NAME_FILTER -> Optional.empty();
            case "stateFilter" -> parameters.word(name, VbrFields.STATES);
            case "platformNameFilter" -> parameters.word(name, revision.platforms());
            case MALWARE_FILTER -> parameters.word(name, revision.malwareStatuses());
            case "policyTagFilter", "policyUniqueIdFilter" -> parameters.text(name);
            default -> parameters.id(name);
        };
    }

    /** What an order does not decide goes by the id, so that pages join without gap or overlap. */
    private static List<SortKey> sort(
            VbrListPath path, VbrFields fields, VbrParameters parameters) {
        Optional<String> column = parameters.word("orderColumn", fields.columns().keySet());
        Optional<Boolean> ascending = parameters.flag("orderAsc");
        return List.of(
                column.map(name -> new SortKey(fields.columns().get(name), !ascending.orElse(true)))
                        .orElseGet(() -> usual(path.type(), ascending)));
    }

    /** The vendor does not say how lists are sorted where nothing is asked for; here as those of the native API are. */
    private static SortKey usual(RowType type, Optional<Boolean> ascending) {
        return type == RowType.REPLICA
                ? new SortKey(ReplicaField.NAME, !ascending.orElse(true))
                : new SortKey(RestorePointField.CREATED_AT, !ascending.orElse(false));
    }
}
