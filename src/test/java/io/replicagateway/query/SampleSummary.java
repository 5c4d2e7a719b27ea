package io.replicagateway.query;

import io.replicagateway.model.RowType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A summary in words that an oracle understands without production code.
 *
 * @param queries one for each type of rows that counts, with the same conditions
 * @param by of these only the spelling matters to an oracle
 */
record SampleSummary(List<SampleQuery> queries, List<GroupBy> by) {

    SampleSummary groupedBy(List<GroupBy> by) {
        return new SampleSummary(queries, by);
    }

    /** Without the conditions on the site itself, which differ where rows are held together. */
    SampleSummary atAnySite() {
        return new SampleSummary(queries.stream().map(SampleQuery::atAnySite).toList(), by);
    }

    boolean counts(RowType type) {
        return queries.stream().anyMatch(query -> query.type() == type);
    }

    SummaryQuery toSummaryQuery() {
        Map<RowType, Filter> filters = new HashMap<>();
        queries.forEach(query -> filters.put(query.type(), query.toRowQuery().filter()));
        return new SummaryQuery(filters, by);
    }
}
