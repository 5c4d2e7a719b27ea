package io.replicagateway.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers EM's lists, which come whole, and queries, which come in pages (EM docs). */
final class EmPages {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private final EmShapes shapes;
    private final EmSettings settings;

    EmPages(EmShapes shapes, EmSettings settings) {
        this.shapes = shapes;
        this.settings = settings;
    }

    /** All these rows as references or entities. */
    <T> EmNode list(EmResource<T> resource, List<T> rows, boolean entities) {
        EmNode list =
                entities
                        ? EmNode.wrappedArray(resource.plural(), resource.child() + "s")
                        : EmNode.wrappedArray("EntityReferences", "Refs");
        String element = entities ? resource.child() : "Ref";
        rows.forEach(row -> list.add(resource.shape().of(row, element, entities)));
        return list;
    }

    /** One row under its own name, or as {@code EntityRef}. */
    <T> EmNode single(EmResource<T> resource, T row, boolean entity) {
        return resource.shape().of(row, entity ? resource.type() : "EntityRef", entity);
    }

    <T> EmNode query(EmResource<T> resource, Request request) {
        @Nullable String ascending = request.parameter("sortAsc");
        @Nullable String descending = request.parameter("sortDesc");
        if (ascending != null && descending != null) {
            throw EmError.badQuery("two sort fields");
        }
        int asked = Math.max(number(request, "pageSize", 100), settings.pageFloor);
        int size = Math.min(asked, settings.pageCap);
        int page = number(request, "page", 1);
        @Nullable String field = ascending == null ? descending : ascending;
        List<T> all = resource.matching(filter(request), field, descending == null);
        List<T> rows = all.stream().skip((page - 1L) * size).limit(size).toList();
        EmNode result = EmNode.object("QueryResult");
        boolean leftOut = rows.isEmpty() && settings.emptyEntitiesLeftOut;
        if (!leftOut) {
            result.add(
                    content(
                            resource,
                            rows,
                            "entities".equalsIgnoreCase(request.parameter("format"))));
        }
        int count = (all.size() + size - 1) / size;
        return result.add(
                paging(
                        request,
                        page,
                        size,
                        settings.emptyEntitiesLeftOut ? count : Math.max(1, count)));
    }

    private @Nullable String filter(Request request) {
        @Nullable String filter = request.parameter("filter");
        if (filter != null && settings.filters == FilterUse.REFUSED) {
            throw EmError.badQuery("filter");
        }
        return settings.filters == FilterUse.APPLIED ? filter : null;
    }

    private <T> EmNode content(EmResource<T> resource, List<T> rows, boolean entities) {
        if (entities) {
            return EmNode.object("Entities").add(list(resource, rows, true));
        }
        EmNode refs = EmNode.wrappedArray("Refs", "Refs");
        rows.forEach(row -> refs.add(resource.shape().of(row, "Ref", false)));
        return refs;
    }

    private EmNode paging(Request request, int page, int size, int count) {
        EmNode links = EmNode.array("Links");
        links.add(pageLink(request, "First", 1, size));
        if (page > 1 && count > 0) {
            links.add(pageLink(request, "Previous", Math.min(page - 1, count), size));
        }
        if (page < count) {
            links.add(pageLink(request, "Next", page + 1, size));
        }
        links.add(pageLink(request, "Last", Math.max(1, count), size));
        return EmNode.object("PagingInfo")
                .with("PageNum", page)
                .with("PageSize", size)
                .with("PagesCount", count)
                .add(links);
    }

    /** The query as EM writes it anew: the filter in parentheses and lower-case escapes, the page at the end. */
    private EmNode pageLink(Request request, String rel, int page, int size) {
        StringBuilder query = new StringBuilder("query?");
        for (String name : List.of("type", "format", "sortAsc", "sortDesc", "filter")) {
            @Nullable String value = request.parameter(name);
            if (value != null) {
                query.append(name)
                        .append('=')
                        .append(name.equals("filter") ? escaped("(" + value + ")") : value);
                query.append('&');
            }
        }
        query.append("pageSize=").append(size).append("&page=").append(page);
        return shapes.link(rel, null, query.toString(), null);
    }

    private static String escaped(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return ESCAPE.matcher(encoded).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }

    private static int number(Request request, String name, int otherwise) {
        @Nullable String text = request.parameter(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw EmError.badQuery(name + " " + text);
        }
        return Integer.parseInt(text);
    }
}
