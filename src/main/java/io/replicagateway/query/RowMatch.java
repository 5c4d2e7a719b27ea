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
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a filter lets through, site by site: each distinct text is looked at once, a row costs a look-up.
 */
final class RowMatch {

    private final RowType type;
    private final Filter filter;

    /** What is asked of the rows of every site; null where each is asked something else. */
    private final @Nullable Lasting everywhere;

    RowMatch(RowType type, Filter filter) {
        this.type = type;
        this.filter = filter;
        this.everywhere = filter.dependsOnSite() ? null : new Lasting(filter.withinAnySite());
    }

    /**
     * What a site's rows are asked, and what the answer is remembered under: adding up a filter's hash takes longer than
     * finding the answer, and is done once for all sites.
     */
    private static final class Lasting {

        private final Filter filter;
        private final int hash;
        private final boolean isNone;

        Lasting(Filter filter) {
            this.filter = filter;
            this.hash = filter.hashCode();
            this.isNone = filter.equals(Filter.NONE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Lasting lasting
                    && hash == lasting.hash
                    && filter.equals(lasting.filter);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The rows of the site that the filter lets through, whether or not the site is in its scope. */
    RowSet in(SiteTable table) {
        Lasting lasting =
                everywhere != null
                        ? everywhere
                        : new Lasting(filter.withinSite(table.state().site()));
        RowSet rows =
                lasting.isNone
                        ? table.all()
                        : table.selection(lasting, () -> select(lasting.filter, table));
        return filter.rpo().isEmpty()
                ? rows
                : rows.where(row -> filter.rpo().contains(table.rpoStatus(row)));
    }

    private RowSet select(Filter lasting, SiteTable table) {
        RowSet rows = created(lasting, table);
        if (lasting.replicas().isPresent()) {
            Set<String> ids = lasting.replicas().get().get(table.state().site().id());
            rows = table.texts(RestorePointField.REPLICA_ID).where(rows, ids);
        }
        for (Map.Entry<Field, Set<String>> equal : lasting.equal().entrySet()) {
            rows = table.texts(equal.getKey()).where(rows, equal.getValue());
        }
        for (Map.Entry<Field, List<Wildcard>> like : lasting.like().entrySet()) {
            rows = table.texts(like.getKey()).where(rows, text -> any(like.getValue(), text));
        }
        return lasting.condition().isPresent()
                ? lasting.condition().get().among(rows, table)
                : rows;
    }

    private RowSet created(Filter lasting, SiteTable table) {
        if (lasting.createdAfter().isEmpty() && lasting.createdBefore().isEmpty()) {
            return table.all();
        }
        return table.between(
                type == RowType.REPLICA ? ReplicaField.CREATED_AT : RestorePointField.CREATED_AT,
                lasting.createdAfter().orElse(null),
                lasting.createdBefore().orElse(null));
    }

    private static boolean any(List<Wildcard> patterns, Text text) {
        for (Wildcard pattern : patterns) {
            if (pattern.matches(text.lower())) {
                return true;
            }
        }
        return false;
    }
}
