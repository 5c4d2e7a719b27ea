package io.replicagateway.view.em;

import io.replicagateway.model.SortKey;
import io.replicagateway.query.Condition;
import io.replicagateway.query.Filter;
import io.replicagateway.query.RowQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A query to EM's query service. Equal ones have the same answer.
 *
 * @param entities whether entities are asked for rather than references
 * @param filter as it was written; empty for none
 * @param page from 1 on
 */
record EmQuery(
        EmType type,
        boolean entities,
        Optional<String> filter,
        Optional<Sort> sort,
        int page,
        int pageSize) {

    static final int DEFAULT_PAGE_SIZE = 100;

    /** More is refused: the vendor names no bound, memory has one. */
    static final int GREATEST_PAGE_SIZE = 10_000;

    private static final int LAST_PAGE = 999_999_999;

    private static final List<String> PARAMETERS =
            List.of("type", "filter", "sortasc", "sortdesc", "page", "pagesize", "format");

    /**
     * The one field that decides about the order.
     *
     * @param field a name in any case
     */
    record Sort(String field, boolean descending) {}

    /**
     * The query that these parameters ask for.
     *
     * @throws EmRefusal if there is anything about it that is not understood
     */
    static EmQuery parse(Map<String, List<String>> given) {
        var parameters = new QueryParameters(given, PARAMETERS);
        String name =
                parameters
                        .find("type")
                        .orElseThrow(() -> EmRefusal.badRequest("The parameter type is missing."));
        EmType type =
                EmType.find(name)
                        .orElseThrow(
                                () ->
                                        EmRefusal.badRequest(
                                                "The type " + name + " is not served here."));
        var query =
                new EmQuery(
                        type,
                        parameters.wantsEntities(),
                        parameters.find("filter"),
                        sort(parameters),
                        parameters.number("page", 1, LAST_PAGE),
                        parameters.number("pagesize", DEFAULT_PAGE_SIZE, GREATEST_PAGE_SIZE));
        query.check();
        return query;
    }

    private static Optional<Sort> sort(QueryParameters parameters) {
        Optional<Sort> ascending = parameters.find("sortasc").map(field -> new Sort(field, false));
        Optional<Sort> descending = parameters.find("sortdesc").map(field -> new Sort(field, true));
        if (ascending.isPresent() && descending.isPresent()) {
            throw EmRefusal.badRequest("A query sorts by one field, not by two.");
        }
        return ascending.or(() -> descending);
    }

    /** Refuses fields and values that the type does not have. */
    private void check() {
        if (type == EmType.SERVER) {
            filter.map(FilterParser::parse).map(ServerFields::condition);
            sort.map(by -> ServerFields.order(by.field(), by.descending()));
        } else {
            rows();
        }
    }

    /** The rows that are asked for; only where the type is one of rows. */
    RowQuery rows() {
        Condition condition =
                filter.map(FilterParser::parse)
                        .map(expression -> QueryFields.condition(type, expression))
                        .orElseGet(() -> new Condition.All(List.of()));
        List<SortKey> order =
                sort.map(by -> QueryFields.find(type, by.field()).order(by.descending()))
                        .orElseGet(List::of);
        return new RowQuery(Objects.requireNonNull(type.rows()), Filter.of(condition), order);
    }

    /** What is asked for but for the page: equal for all pages of one list. */
    String list() {
        var list = new StringBuilder("type=").append(type.label());
        if (entities) {
            list.append("&format=Entities");
        }
        filter.ifPresent(text -> list.append("&filter=").append(Addresses.encoded(text)));
        sort.ifPresent(
                by ->
                        list.append(by.descending() ? "&sortDesc=" : "&sortAsc=")
                                .append(Addresses.encoded(by.field())));
        return list.append("&pageSize=").append(pageSize).toString();
    }

    /** The address of a page of this list, without the host. */
    String address(int number) {
        return "api/query?" + list() + "&page=" + number;
    }
}
