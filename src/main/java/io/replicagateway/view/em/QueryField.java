package io.replicagateway.view.em;

import io.replicagateway.inventory.RankedField;
import io.replicagateway.model.Field;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.SortKey;
import io.replicagateway.query.Comparison;
import io.replicagateway.query.Condition;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A field of queries about rows.
 *
 * @param condition what a comparison with a value asks of rows; refuses values that the field cannot have
 * @param sort the fields of rows that decide about the order, the first one first
 */
record QueryField(BiFunction<Comparison, String, Condition> condition, List<Field> sort) {

    /** Any text. */
    static QueryField text(Field field) {
        return new QueryField(
                (comparison, value) -> new Condition.Compared(field, comparison, value),
                List.of(field));
    }

    /** An id of an object of this type. */
    static QueryField uid(Field field, EmType type) {
        return new QueryField(
                (comparison, value) ->
                        new Condition.Compared(field, comparison, Uid.parse(type, value)),
                List.of(field));
    }

    /** A word of an enumeration. */
    static QueryField word(Field field, Words words) {
        return new QueryField(
                (comparison, value) ->
                        comparison == Comparison.NOT_EQUAL
                                ? new Condition.Not(
                                        new Condition.OneOf(
                                                field, words.that(Comparison.EQUAL, value)))
                                : new Condition.OneOf(field, words.that(comparison, value)),
                List.of(new RankedField(field, words)));
    }

    /** When a restore point was made. */
    static QueryField creationTime() {
        return new QueryField(
                (comparison, value) -> CreationTimes.that(comparison, Moments.parse(value)),
                List.of(RestorePointField.CREATED_AT));
    }

    /** The name of a restore point, which EM makes up of that of the machine and of the time. */
    static QueryField pointName() {
        return new QueryField(
                (comparison, value) -> PointName.parse(value).that(comparison),
                List.of(Shown.POINT_MACHINE, RestorePointField.CREATED_AT));
    }

    /** The order of rows by this field. */
    List<SortKey> order(boolean descending) {
        return sort.stream().map(field -> new SortKey(field, descending)).toList();
    }
}
