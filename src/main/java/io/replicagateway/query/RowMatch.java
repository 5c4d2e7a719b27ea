package io.replicagateway.query;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.inventory.TimeColumn;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** A filter made ready for the rows of one site: each distinct text was looked at once, a row costs a look-up. */
final class RowMatch {

    private RowMatch() {}

    /** The rows of {@code order} that the filter lets through, in that order; {@code order} itself if it is all. */
    static int[] select(int[] order, RowQuery query, SiteTable table) {
        List<IntPredicate> conditions = conditions(query, table);
        if (conditions.isEmpty()) {
            return order;
        }
        IntPredicate all = conditions.stream().reduce(IntPredicate::and).orElseThrow();
        int[] matching = new int[order.length];
        int count = 0;
        for (int row : order) {
            if (all.test(row)) {
                matching[count++] = row;
            }
        }
        return Arrays.copyOf(matching, count);
    }

    private static List<IntPredicate> conditions(RowQuery query, SiteTable table) {
        Filter filter = query.filter();
        List<IntPredicate> conditions = new ArrayList<>();
        filter.replicas().ifPresent(replicas -> conditions.add(ofReplica(replicas, table)));
        filter.equal()
                .forEach(
                        (field, values) ->
                                conditions.add(
                                        texts(
                                                table.texts(field),
                                                text -> values.contains(text.raw()))));
        filter.like()
                .forEach(
                        (field, patterns) ->
                                conditions.add(
                                        texts(table.texts(field), text -> any(patterns, text))));
        TimeColumn created = createdAt(query, table);
        filter.createdAfter().ifPresent(from -> conditions.add(row -> created.isFrom(row, from)));
        filter.createdBefore().ifPresent(end -> conditions.add(row -> created.isBefore(row, end)));
        if (!filter.rpo().isEmpty()) {
            conditions.add(row -> filter.rpo().contains(table.rpoStatus(row)));
        }
        return conditions;
    }

    private static IntPredicate ofReplica(Map<SiteId, Set<String>> replicas, SiteTable table) {
        Set<String> ids = replicas.getOrDefault(table.state().site().id(), Set.of());
        return texts(table.texts(RestorePointField.REPLICA_ID), text -> ids.contains(text.raw()));
    }

    private static boolean any(List<Wildcard> patterns, Text text) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(text.lower()));
    }

    private static TimeColumn createdAt(RowQuery query, SiteTable table) {
        return table.times(
                query.type() == RowType.REPLICA
                        ? ReplicaField.CREATED_AT
                        : RestorePointField.CREATED_AT);
    }

    private static IntPredicate texts(TextColumn column, Predicate<Text> wanted) {
        boolean[] accepted = new boolean[column.distinct() + 1];
        int code = 0;
        for (Text text : (Iterable<Text>) column.texts()::iterator) {
            accepted[code++] = wanted.test(text);
        }
        return row -> accepted[column.code(row)];
    }
}
