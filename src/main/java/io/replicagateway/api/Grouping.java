package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.query.GroupBy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parameter {@code groupBy}. */
final class Grouping {

    /** So many fields at most; each costs a pass over the rows. */
    static final int MOST_FIELDS = 8;

    /** The fields that are there whatever labels the sites have. */
    static final List<GroupBy> FIELDS =
            Stream.concat(
                            Stream.of(new GroupBy.Site(), new GroupBy.Kind()),
                            Stream.of(GroupBy.OfRow.values()))
                    .toList();

    private Grouping() {}

    /**
     * The fields that are asked for, in that order; none for one group over everything.
     *
     * @param snapshot decides which labels there are
     */
    static List<GroupBy> read(Parameters parameters, FleetSnapshot snapshot) {
        List<GroupBy> fields = new ArrayList<>();
        for (String list : parameters.all("groupBy")) {
            for (String label : list.split(",", -1)) {
                GroupBy field = field(label, snapshot);
                if (fields.contains(field)) {
                    throw ProblemException.invalid("groupBy", "names a field twice: " + label);
                }
                fields.add(field);
            }
        }
        if (fields.size() > MOST_FIELDS) {
            throw ProblemException.invalid("groupBy", "takes at most " + MOST_FIELDS + " fields");
        }
        return fields;
    }

    private static GroupBy field(String label, FleetSnapshot snapshot) {
        return Stream.concat(FIELDS.stream(), labels(snapshot))
                .filter(field -> field.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.invalid(
                                        "groupBy",
                                        "must be fields joined by commas, out of "
                                                + FIELDS.stream()
                                                        .map(GroupBy::label)
                                                        .collect(Collectors.joining(","))
                                                + " and "
                                                + GroupBy.Label.PREFIX
                                                + "<key> with the key of a label that some site has: "
                                                + label));
    }

    private static Stream<GroupBy> labels(FleetSnapshot snapshot) {
        return snapshot.sites().stream()
                .flatMap(state -> state.site().labels().keySet().stream())
                .distinct()
                .map(GroupBy.Label::new);
    }
}
