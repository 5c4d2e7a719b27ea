package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.query.Filter;
import io.replicagateway.query.GroupBy;
import io.replicagateway.query.SummaryQuery;
import io.replicagateway.query.Vocabulary;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the parameters of a summary. Rows of both types count, unless something is asked for that rows of one type only
 * have; then those count alone.
 */
final class SummaryParameters {

    private static final List<String> GROUP_BY = List.of("groupBy");

    private static final List<String> DEMAND = List.of("require", "maxAge");

    private static final List<String> FILTERS =
            Stream.concat(
                            ListParameters.FILTERS.stream(),
                            Stream.of(RowType.values())
                                    .flatMap(type -> ListParameters.specific(type).stream()))
                    .toList();

    /** Filters that take what a vendor documents, or some row has. */
    private static final List<String> VOCABULARY =
            List.of("state", "platform", "type", "malwareStatus");

    private final Parameters parameters;
    private final FleetSnapshot snapshot;

    private SummaryParameters(Parameters parameters, FleetSnapshot snapshot) {
        this.parameters = parameters;
        this.snapshot = snapshot;
    }

    /** All parameters that a summary takes. */
    static List<String> names() {
        return Stream.of(GROUP_BY, FILTERS, DEMAND).flatMap(List::stream).toList();
    }

    /**
     * The summary that the parameters ask for.
     *
     * @param snapshot decides which values are known
     */
    static SummaryRequest read(MultivaluedMap<String, String> values, FleetSnapshot snapshot) {
        var reader = new SummaryParameters(new Parameters(values, names()), snapshot);
        return new SummaryRequest(
                reader.query(),
                Demand.read(reader.parameters),
                snapshot,
                NormalForm.of(values, FILTERS));
    }

    private SummaryQuery query() {
        List<GroupBy> by = Grouping.read(parameters, snapshot);
        List<RowType> types = types(by);
        VOCABULARY.forEach(name -> checkKnown(name, types));
        Map<RowType, Filter> filters = new EnumMap<>(RowType.class);
        types.forEach(type -> filters.put(type, ListParameters.filter(type, parameters, snapshot)));
        return new SummaryQuery(filters, by);
    }

    /** Something that is asked for and that only rows of one type have. */
    private record Need(String parameter, String name, RowType type) {}

    private List<RowType> types(List<GroupBy> by) {
        List<Need> needs = needs(by);
        if (needs.isEmpty()) {
            return List.of(RowType.values());
        }
        Need first = needs.get(0);
        needs.stream()
                .filter(need -> need.type() != first.type())
                .findFirst()
                .ifPresent(
                        second -> {
                            throw ProblemException.invalid(
                                    second.parameter(),
                                    "no row has both " + first.name() + " and " + second.name());
                        });
        return List.of(first.type());
    }

    private List<Need> needs(List<GroupBy> by) {
        List<Need> needs = new ArrayList<>();
        for (GroupBy field : by) {
            List<RowType> types = Stream.of(RowType.values()).filter(field::isToldBy).toList();
            if (types.size() == 1) {
                needs.add(new Need("groupBy", field.label(), types.get(0)));
            }
        }
        for (RowType type : RowType.values()) {
            ListParameters.specific(type).stream()
                    .filter(name -> !parameters.all(name).isEmpty())
                    .forEach(name -> needs.add(new Need(name, name, type)));
        }
        return needs;
    }

    private void checkKnown(String name, List<RowType> types) {
        List<Field> fields =
                types.stream()
                        .flatMap(SummaryParameters::fields)
                        .filter(field -> field.label().equals(name))
                        .toList();
        parameters.known(
                name,
                value ->
                        fields.stream().anyMatch(field -> Vocabulary.knows(field, value, snapshot)),
                fields.stream()
                        .flatMap(field -> Vocabulary.documented(field).stream())
                        .distinct()
                        .toList());
    }

    private static Stream<Field> fields(RowType type) {
        return Stream.of(
                type == RowType.REPLICA ? ReplicaField.values() : RestorePointField.values());
    }
}
