package io.replicagateway.view.em;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the parameters of an address as EM's clients write them: in filters a semicolon is a sign like any other, though
 * many would take it for the end of a parameter, and quotes may stand as they are.
 */
final class QueryString {

    private QueryString() {}

    /**
     * All parameters with all their values.
     *
     * @param uri path and query, as they came
     * @throws EmRefusal if something is not percent-encoded as it should be
     */
    static Map<String, List<String>> parse(String uri) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int query = uri.indexOf('?');
        if (query < 0) {
            return parameters;
        }
        for (String parameter : uri.substring(query + 1).split("&")) {
            if (!parameter.isEmpty()) {
                String[] pair = parameter.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(pair[0]), name -> new ArrayList<>())
                        .add(pair.length == 1 ? "" : decoded(pair[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw EmRefusal.badRequest("The address is not percent-encoded as it should be.");
        }
    }
}
