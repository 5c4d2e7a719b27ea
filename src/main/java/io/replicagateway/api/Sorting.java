package io.replicagateway.api;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the parameter {@code sort}. */
final class Sorting {

    /** So many fields at most; ties go by id anyway, and each field costs a pass over the rows. */
    static final int MOST_FIELDS = 5;

    private Sorting() {}

    /** The keys that are asked for, or the type's default. */
    static List<SortKey> read(Parameters parameters, RowType type) {
        Optional<String> sort = parameters.single("sort", Parameters.LONGEST_VALUE);
        if (sort.isEmpty()) {
            return type.usualOrder();
        }
        String[] names = sort.get().split(",", -1);
        if (names.length > MOST_FIELDS) {
            throw ProblemException.invalid("sort", "takes at most " + MOST_FIELDS + " fields");
        }
        List<SortKey> keys = new ArrayList<>();
        for (String name : names) {
            SortKey key = key(name, type);
            if (keys.stream().anyMatch(earlier -> earlier.field() == key.field())) {
                throw ProblemException.invalid(
                        "sort", "names a field twice: " + key.field().label());
            }
            keys.add(key);
        }
        return keys;
    }

    private static SortKey key(String name, RowType type) {
        boolean descending = name.startsWith("-");
        String label = descending ? name.substring(1) : name;
        return sortable(type).stream()
                .filter(field -> field.label().equals(label))
                .findFirst()
                .map(field -> new SortKey(field, descending))
                .orElseThrow(
                        () ->
                                ProblemException.invalid(
                                        "sort",
                                        "must be fields joined by commas, each with - before it for descending, out of "
                                                + sortable(type).stream()
                                                        .map(Field::label)
                                                        .collect(Collectors.joining(","))
                                                + ": "
                                                + name));
    }

    /** The fields of a type that can be sorted by. */
    static List<Field> sortable(RowType type) {
        Field[] fields =
                type == RowType.REPLICA ? ReplicaField.values() : RestorePointField.values();
        return Arrays.stream(fields)
                .filter(field -> field != RestorePointField.ALLOWED_OPERATIONS)
                .toList();
    }
}
