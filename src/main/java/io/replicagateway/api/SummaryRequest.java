package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.query.GroupBy;
import io.replicagateway.query.SummaryQuery;
import java.util.List;

/**
 * One summary as it was asked for.
 *
 * @param demand what the sites in scope must satisfy for an answer to be wanted
 * @param filters the filters as a query string in normal form: equal for requests that ask for the same rows
 */
record SummaryRequest(SummaryQuery query, Demand demand, FleetSnapshot snapshot, String filters) {

    /** What an encoded summary is kept under: equal for requests that have the same answer. */
    record Key(String snapshot, List<String> groupBy, String filters) {}

    /** What the summary is kept under. */
    Key key() {
        return new Key(snapshot.id(), groupBy(), filters);
    }

    /** What rows are put together by, in the parameter's spelling. */
    List<String> groupBy() {
        return query.by().stream().map(GroupBy::label).toList();
    }
}
