package io.replicagateway.query;

import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SortKey;
import java.util.List;

/**
 * Which rows, in which order.
 *
 * @param type the rows' type; all fields of filter and sort belong to it
 * @param sort the first key decides, then the next; ties go by id, ascending
 */
public record RowQuery(RowType type, Filter filter, List<SortKey> sort) {

    public RowQuery {
        sort = List.copyOf(sort);
    }

    /** Whether rows enter, leave or change places as time passes, without any site being read. */
    public boolean dependsOnRpo() {
        return !filter.rpo().isEmpty()
                || sort.stream().anyMatch(key -> key.field() == ReplicaField.RPO_STATUS);
    }
}
