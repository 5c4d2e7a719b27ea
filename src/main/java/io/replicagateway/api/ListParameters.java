package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.query.Filter;
import io.replicagateway.query.RowQuery;
import io.replicagateway.query.Scope;
import io.replicagateway.query.Vocabulary;
import io.replicagateway.query.Wildcard;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parameters of a list of rows; the filters' meaning is that of {@link Filter}. */
final class ListParameters {

    /** What rows of both types are filtered by. */
    static final List<String> FILTERS =
            List.of(
                    "site",
                    "label",
                    "kind",
                    "state",
                    "platform",
                    "type",
                    "createdAfter",
                    "createdBefore");

    private static final List<String> REPLICA_FILTERS = List.of("name", "jobId", "policyId", "rpo");

    private static final List<String> RESTORE_POINT_FILTERS =
            List.of("vmName", "replicaId", "malwareStatus");

    private static final List<String> SHAPE = List.of("sort", "fields");

    /** What picks a page of a list and does not change the list. */
    private static final List<String> PAGE =
            List.of("limit", "offset", "cursor", "require", "maxAge");

    /** What makes no sense for the restore points of one replica. */
    private static final List<String> OF_ONE_REPLICA =
            List.of("site", "label", "kind", "replicaId");

    /** Each pattern with a star is held against every name there is. */
    private static final int MOST_PATTERNS = 10;

    /** So long may a list's normal form be that a cursor, which carries it, still fits into an address. */
    private static final int LONGEST_LIST = 16 * 1024;

    private final Parameters parameters;
    private final FleetSnapshot snapshot;
    private final BiPredicate<Field, String> isKnown;

    private ListParameters(
            Parameters parameters, FleetSnapshot snapshot, BiPredicate<Field, String> isKnown) {
        this.parameters = parameters;
        this.snapshot = snapshot;
        this.isKnown = isKnown;
    }

    /** All parameters that a list takes. */
    static List<String> names(ListPath path) {
        return Stream.of(deciding(path), PAGE).flatMap(List::stream).toList();
    }

    /** The names of the parameters that decide about the list and not only about the page. */
    static List<String> deciding(ListPath path) {
        return Stream.of(FILTERS, specific(path.type()), SHAPE)
                .flatMap(List::stream)
                .filter(name -> path.replica().isEmpty() || !OF_ONE_REPLICA.contains(name))
                .toList();
    }

    /** What only rows of this type are filtered by. */
    static List<String> specific(RowType type) {
        return type == RowType.REPLICA ? REPLICA_FILTERS : RESTORE_POINT_FILTERS;
    }

    /**
     * The list that the parameters ask for.
     *
     * @param snapshot decides which values are known
     */
    static ListRequest read(
            ListPath path, MultivaluedMap<String, String> values, FleetSnapshot snapshot) {
        return request(
                path, values, snapshot, (field, value) -> Vocabulary.knows(field, value, snapshot));
    }

    /**
     * The list that a cursor walks through. Its values were known when the walk began, and that is enough: a state that
     * no row is in any more must not end a walk.
     */
    static ListRequest readAgain(
            ListPath path, MultivaluedMap<String, String> walked, FleetSnapshot snapshot) {
        return request(path, walked, snapshot, (field, value) -> true);
    }

    /** What the filters among the parameters say of rows of one type; that the values are known was seen to before. */
    static Filter filter(RowType type, Parameters parameters, FleetSnapshot snapshot) {
        var reader = new ListParameters(parameters, snapshot, (field, value) -> true);
        return type == RowType.REPLICA
                ? reader.replicaFilter()
                : reader.restorePointFilter(ListPath.RESTORE_POINTS);
    }

    private static ListRequest request(
            ListPath path,
            MultivaluedMap<String, String> values,
            FleetSnapshot snapshot,
            BiPredicate<Field, String> isKnown) {
        var reader = new ListParameters(new Parameters(values, names(path)), snapshot, isKnown);
        return new ListRequest(
                path,
                reader.query(path),
                fields(reader.parameters, path.type()),
                normalForm(path, values));
    }

    private static String normalForm(ListPath path, MultivaluedMap<String, String> values) {
        List<String> deciding = deciding(path);
        String normal = NormalForm.of(values, deciding);
        if (normal.length() <= LONGEST_LIST) {
            return normal;
        }
        Comparator<String> byLength =
                Comparator.comparingInt(name -> NormalForm.of(values, List.of(name)).length());
        throw ProblemException.invalid(
                Collections.max(deciding, byLength),
                "filter, sort and fields must not be longer than "
                        + LONGEST_LIST
                        + " characters together");
    }

    private RowQuery query(ListPath path) {
        Filter filter = path.type() == RowType.REPLICA ? replicaFilter() : restorePointFilter(path);
        return new RowQuery(path.type(), filter, Sorting.read(parameters, path.type()));
    }

    private Filter replicaFilter() {
        Map<Field, Set<String>> equal = new HashMap<>();
        known(equal, "state", ReplicaField.STATE);
        known(equal, "platform", ReplicaField.PLATFORM);
        known(equal, "type", ReplicaField.TYPE);
        any(equal, "jobId", ReplicaField.JOB_ID);
        any(equal, "policyId", ReplicaField.POLICY_ID);
        return new Filter(
                scope(),
                equal,
                like("name", ReplicaField.NAME),
                Optional.empty(),
                parameters.oneOf("rpo", List.of(RpoStatus.values()), RpoStatus::label),
                parameters.moment("createdAfter"),
                parameters.moment("createdBefore"));
    }

    private Filter restorePointFilter(ListPath path) {
        Map<Field, Set<String>> equal = new HashMap<>();
        known(equal, "state", RestorePointField.STATE);
        known(equal, "platform", RestorePointField.PLATFORM);
        known(equal, "type", RestorePointField.TYPE);
        known(equal, "malwareStatus", RestorePointField.MALWARE_STATUS);
        return new Filter(
                path.replica().map(replica -> Scope.of(replica.site())).orElseGet(this::scope),
                equal,
                like("vmName", RestorePointField.VM_NAME),
                path.replica()
                        .map(replica -> Map.of(replica.site(), Set.of(replica.nativeId())))
                        .or(this::replicas),
                Set.of(),
                parameters.moment("createdAfter"),
                parameters.moment("createdBefore"));
    }

    private void known(Map<Field, Set<String>> equal, String name, Field field) {
        Set<String> values =
                parameters.known(
                        name, value -> isKnown.test(field, value), Vocabulary.documented(field));
        if (!values.isEmpty()) {
            equal.put(field, values);
        }
    }

    private void any(Map<Field, Set<String>> equal, String name, Field field) {
        List<String> values = parameters.all(name);
        if (!values.isEmpty()) {
            equal.put(field, new HashSet<>(values));
        }
    }

    private Map<Field, List<Wildcard>> like(String name, Field field) {
        List<String> values = parameters.all(name);
        if (values.stream().filter(value -> value.contains("*")).count() > MOST_PATTERNS) {
            throw ProblemException.invalid(
                    name, "at most " + MOST_PATTERNS + " values with * are taken");
        }
        List<Wildcard> patterns = values.stream().map(Wildcard::new).toList();
        return patterns.isEmpty() ? Map.of() : Map.of(field, patterns);
    }

    private Scope scope() {
        Set<SiteId> sites =
                parameters.oneOf(
                        "site",
                        snapshot.sites().stream().map(state -> state.site().id()).toList(),
                        SiteId::value);
        Set<SiteKind> kinds = parameters.oneOf("kind", List.of(SiteKind.values()), SiteKind::label);
        Set<Map.Entry<String, String>> labels =
                parameters.oneOf(
                        "label",
                        snapshot.sites().stream()
                                .flatMap(state -> state.site().labels().entrySet().stream())
                                .distinct()
                                .toList(),
                        label -> label.getKey() + "=" + label.getValue());
        return new Scope(sites, kinds, labels);
    }

    private Optional<Map<SiteId, Set<String>>> replicas() {
        List<String> ids = parameters.all("replicaId");
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ids.stream()
                        .map(this::replica)
                        .collect(
                                Collectors.groupingBy(
                                        RowId::site,
                                        Collectors.mapping(
                                                RowId::nativeId, Collectors.toUnmodifiableSet()))));
    }

    private RowId replica(String text) {
        return RowId.parse(text)
                .filter(id -> snapshot.find(id.site()).isPresent())
                .orElseThrow(
                        () ->
                                ProblemException.invalid(
                                        "replicaId",
                                        "must be a replica's id, a site and the vendor's id: "
                                                + text));
    }

    /** The members that the parameter {@code fields} names; empty for all. */
    static Set<String> fields(Parameters parameters, RowType type) {
        List<String> known = RowMembers.names(type);
        Set<String> fields = new LinkedHashSet<>();
        for (String list : parameters.all("fields")) {
            for (String field : list.split(",", -1)) {
                if (!known.contains(field)) {
                    throw ProblemException.invalid(
                            "fields", "must be some of " + String.join(",", known) + ": " + field);
                }
                fields.add(field);
            }
        }
        return fields;
    }
}
