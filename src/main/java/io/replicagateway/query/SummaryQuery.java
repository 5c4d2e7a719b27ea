package io.replicagateway.query;

import io.replicagateway.model.RowType;
import java.util.List;
import java.util.Map;

/**
 * Which rows are summed up, and by what they are put together.
 *
 * @param filters which rows of a type count; rows of a type that is not here do not. All have the same scope
 * @param by each once and told by all types that count; none for one group over everything
 */
public record SummaryQuery(Map<RowType, Filter> filters, List<GroupBy> by) {

    /**
     * @throws IllegalArgumentException if nothing counts, or rows that do not tell all that they are put together by
     */
    public SummaryQuery {
        filters = Map.copyOf(filters);
        by = List.copyOf(by);
        if (filters.isEmpty()) {
            throw new IllegalArgumentException("rows of one type must count at least");
        }
        for (GroupBy field : by) {
            if (!filters.keySet().stream().allMatch(field::isToldBy)) {
                throw new IllegalArgumentException("not all rows tell " + field.label());
            }
        }
    }

    /** Whether rows of this type are summed up. */
    public boolean counts(RowType type) {
        return filters.containsKey(type);
    }

    /** The sites whose rows are looked at. */
    public Scope scope() {
        return filters.values().iterator().next().scope();
    }
}
