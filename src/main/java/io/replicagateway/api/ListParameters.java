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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parameters of a list of rows; the filters' meaning is that of {@link Filter}. */
final class ListParameters {

    private static final List<String> FILTERS =
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

    private ListParameters() {}

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

    private static List<String> specific(RowType type) {
        return type == RowType.REPLICA ? REPLICA_FILTERS : RESTORE_POINT_FILTERS;
    }

    /**
     * The list that the parameters ask for.
     *
     * @param snapshot decides which values are known
     */
    static ListRequest read(
            ListPath path, MultivaluedMap<String, String> values, FleetSnapshot snapshot) {
        var parameters = new Parameters(values, names(path));
        Filter filter =
                path.type() == RowType.REPLICA
                        ? replicaFilter(parameters, snapshot)
                        : restorePointFilter(path, parameters, snapshot);
        var query = new RowQuery(path.type(), filter, Sorting.read(parameters, path.type()));
        return new ListRequest(
                path,
                query,
                fields(parameters, path.type()),
                NormalForm.of(values, deciding(path)));
    }

    private static Filter replicaFilter(Parameters parameters, FleetSnapshot snapshot) {
        Map<Field, Set<String>> equal = new HashMap<>();
        known(equal, parameters, snapshot, "state", ReplicaField.STATE);
        known(equal, parameters, snapshot, "platform", ReplicaField.PLATFORM);
        known(equal, parameters, snapshot, "type", ReplicaField.TYPE);
        any(equal, parameters, "jobId", ReplicaField.JOB_ID);
        any(equal, parameters, "policyId", ReplicaField.POLICY_ID);
        return new Filter(
                scope(parameters, snapshot),
                equal,
                like(parameters, "name", ReplicaField.NAME),
                Optional.empty(),
                parameters.oneOf("rpo", List.of(RpoStatus.values()), RpoStatus::label),
                parameters.moment("createdAfter"),
                parameters.moment("createdBefore"));
    }

    private static Filter restorePointFilter(
            ListPath path, Parameters parameters, FleetSnapshot snapshot) {
        Map<Field, Set<String>> equal = new HashMap<>();
        known(equal, parameters, snapshot, "state", RestorePointField.STATE);
        known(equal, parameters, snapshot, "platform", RestorePointField.PLATFORM);
        known(equal, parameters, snapshot, "type", RestorePointField.TYPE);
        known(equal, parameters, snapshot, "malwareStatus", RestorePointField.MALWARE_STATUS);
        return new Filter(
                path.replica()
                        .map(replica -> Scope.of(replica.site()))
                        .orElseGet(() -> scope(parameters, snapshot)),
                equal,
                like(parameters, "vmName", RestorePointField.VM_NAME),
                path.replica()
                        .map(replica -> Map.of(replica.site(), Set.of(replica.nativeId())))
                        .or(() -> replicas(parameters, snapshot)),
                Set.of(),
                parameters.moment("createdAfter"),
                parameters.moment("createdBefore"));
    }

    private static void known(
            Map<Field, Set<String>> equal,
            Parameters parameters,
            FleetSnapshot snapshot,
            String name,
            Field field) {
        Set<String> values =
                parameters.known(
                        name,
                        value -> Vocabulary.knows(field, value, snapshot),
                        Vocabulary.documented(field));
        if (!values.isEmpty()) {
            equal.put(field, values);
        }
    }

    private static void any(
            Map<Field, Set<String>> equal, Parameters parameters, String name, Field field) {
        Set<String> values = Set.copyOf(new HashSet<>(parameters.all(name)));
        if (!values.isEmpty()) {
            equal.put(field, values);
        }
    }

    private static Map<Field, List<Wildcard>> like(
            Parameters parameters, String name, Field field) {
        List<Wildcard> patterns = parameters.all(name).stream().map(Wildcard::new).toList();
        return patterns.isEmpty() ? Map.of() : Map.of(field, patterns);
    }

    private static Scope scope(Parameters parameters, FleetSnapshot snapshot) {
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

    private static Optional<Map<SiteId, Set<String>>> replicas(
            Parameters parameters, FleetSnapshot snapshot) {
        List<String> ids = parameters.all("replicaId");
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ids.stream()
                        .map(
                                text ->
                                        RowId.parse(text)
                                                .filter(id -> snapshot.find(id.site()).isPresent())
                                                .orElseThrow(
                                                        () ->
                                                                ProblemException.invalid(
                                                                        "replicaId",
                                                                        "must be a replica's id, a site and the vendor's id: "
                                                                                + text)))
                        .collect(
                                Collectors.groupingBy(
                                        RowId::site,
                                        Collectors.mapping(
                                                RowId::nativeId, Collectors.toUnmodifiableSet()))));
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
