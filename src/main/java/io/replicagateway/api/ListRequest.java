package io.replicagateway.api;

import io.replicagateway.query.RowQuery;
import java.util.Set;

/**
 * One list as it was asked for, without the page.
 *
 * @param query what the rows must be, and their order
 * @param fields the members that are wanted of each row; empty for all
 * @param normal filter, sort and fields as a query string in normal form: equal for requests that ask for the same
 */
record ListRequest(ListPath path, RowQuery query, Set<String> fields, String normal) {

    /** What a cursor says about the list that it walks through. */
    String list() {
        return path.path() + "?" + normal;
    }
}
