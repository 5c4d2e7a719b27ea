package io.replicagateway.query;

import io.replicagateway.inventory.RowSet;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the rows of one site that a filter lets through: each distinct text is looked at once, a row costs a look-up. */
final class RowMatch {

    private RowMatch() {}

    /** The rows of the site that the filter lets through, whether or not the site is in its scope. */
    static RowSet of(RowType type, Filter filter, SiteTable table) {
        Filter lasting = filter.withinSite(table.state().site());
        RowSet rows =
                lasting.equals(Filter.NONE)
                        ? table.all()
                        : table.selection(lasting, () -> select(type, lasting, table));
        return filter.rpo().isEmpty()
                ? rows
                : rows.where(row -> filter.rpo().contains(table.rpoStatus(row)));
    }

    private static RowSet select(RowType type, Filter filter, SiteTable table) {
        RowSet rows = created(type, filter, table);
        if (filter.replicas().isPresent()) {
            Set<String> ids = filter.replicas().get().get(table.state().site().id());
            rows =
                    table.texts(RestorePointField.REPLICA_ID)
                            .where(rows, text -> ids.contains(text.raw()));
        }
        for (Map.Entry<Field, Set<String>> equal : filter.equal().entrySet()) {
            rows =
                    table.texts(equal.getKey())
                            .where(rows, text -> equal.getValue().contains(text.raw()));
        }
        for (Map.Entry<Field, List<Wildcard>> like : filter.like().entrySet()) {
            rows = table.texts(like.getKey()).where(rows, text -> any(like.getValue(), text));
        }
        return filter.condition().isPresent() ? filter.condition().get().among(rows, table) : rows;
    }

    private static RowSet created(RowType type, Filter filter, SiteTable table) {
        if (filter.createdAfter().isEmpty() && filter.createdBefore().isEmpty()) {
            return table.all();
        }
        return table.between(
                type == RowType.REPLICA ? ReplicaField.CREATED_AT : RestorePointField.CREATED_AT,
                filter.createdAfter().orElse(null),
                filter.createdBefore().orElse(null));
    }

    private static boolean any(List<Wildcard> patterns, Text text) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(text.lower()));
    }
}
