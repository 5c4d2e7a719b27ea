package io.replicagateway.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One of VBR's lists: filters, then sorts, then skips, then limits (VBR docs); ties are broken by id. */
final class VbrPages<T> {

    private record Keyed<T>(T row, @Nullable String key) {}

    private final Memo<T> memo = new Memo<>();

    /** A page with its {@code pagination}; unknown parameters are ignored, senseless values refused. */
    ObjectNode page(
            List<T> rows,
            Request request,
            VbrRevision revision,
            VbrSettings settings,
            VbrColumns<T> columns,
            Function<T, ObjectNode> shape) {
        int skip = number(request, "skip", 0, 0);
        int limit = number(request, "limit", 1, revision.defaultLimit());
        List<T> all =
                memo.get(
                        rows,
                        key(request, revision, settings),
                        () -> ordered(rows, request, columns));
        List<T> page = all.stream().skip(skip).limit(Math.min(limit, settings.pageCap)).toList();
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        page.forEach(row -> data.add(shape.apply(row)));
        ObjectNode pagination = body.putObject("pagination");
        if (!settings.totalsLeftOut) {
            pagination.put("total", all.size());
        }
        pagination.put("count", page.size()).put("skip", skip);
        if (limit < Integer.MAX_VALUE) {
            pagination.put("limit", limit);
        }
        return body;
    }

    /** The request with a filter of that value and no other. */
    static Request scoped(Request request, String filter, String value) {
        Map<String, List<String>> parameters = new TreeMap<>(request.parameters());
        parameters.put(filter, List.of(value));
        return new Request(request.recorded(), request.segments(), parameters);
    }

    /** The request without a parameter. */
    static Request without(String parameter, Request request) {
        Map<String, List<String>> parameters = new TreeMap<>(request.parameters());
        parameters.remove(parameter);
        return new Request(request.recorded(), request.segments(), parameters);
    }

    private static String key(Request request, VbrRevision revision, VbrSettings settings) {
        Map<String, Object> parameters = new TreeMap<>(request.parameters());
        parameters.remove("skip");
        parameters.remove("limit");
        return revision.header + settings.nameFilterMatchesAnyText + request.path() + parameters;
    }

    private static <T> List<T> ordered(List<T> rows, Request request, VbrColumns<T> columns) {
        Predicate<T> filter = row -> true;
        for (Map.Entry<String, Function<String, Predicate<T>>> known :
                columns.filters().entrySet()) {
            List<String> values = request.parameters().getOrDefault(known.getKey(), List.of());
            Predicate<T> any = row -> values.isEmpty();
            for (String value : values) {
                any = any.or(known.getValue().apply(value));
            }
            filter = filter.and(any);
        }
        List<T> kept = rows.stream().filter(filter).toList();
        @Nullable String column = request.parameter("orderColumn");
        boolean ascending = ascending(request);
        return column == null ? kept : sorted(kept, key(column, columns), columns.id(), ascending);
    }

    private static <T> List<T> sorted(
            List<T> rows,
            Function<T, @Nullable String> key,
            Function<T, String> id,
            boolean ascending) {
        Comparator<String> direction =
                ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return rows.stream()
                .map(row -> new Keyed<>(row, key.apply(row)))
                .sorted(
                        Comparator.comparing(
                                        (Keyed<T> keyed) -> keyed.key(),
                                        Comparator.nullsLast(direction))
                                .thenComparing(keyed -> id.apply(keyed.row())))
                .map(Keyed::row)
                .toList();
    }

    private static <T> Function<T, @Nullable String> key(String column, VbrColumns<T> columns) {
        return columns.order().entrySet().stream()
                .filter(known -> known.getKey().equalsIgnoreCase(column))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> VbrError.badValue(column));
    }

    private static boolean ascending(Request request) {
        @Nullable String value = request.parameter("orderAsc");
        if (value != null && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw VbrError.badValue(value);
        }
        return value == null || value.equalsIgnoreCase("true");
    }

    private static int number(Request request, String name, int least, int otherwise) {
        @Nullable String text = request.parameter(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw VbrError.badValue(name);
        }
        throw VbrError.badValue(name);
    }
}
