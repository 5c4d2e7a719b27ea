package io.replicagateway.view;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads parameters that are joined by ampersands and by nothing else: a semicolon, which many take for the end of a
 * parameter, is a sign like any other, and quotes may stand as they are.
 */
public final class QueryString {

    private QueryString() {}

    /**
     * All parameters of an address with all their values.
     *
     * @param uri path and query, as they came
     * @throws IllegalArgumentException if something is not percent-encoded as it should be
     */
    public static Map<String, List<String>> ofAddress(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? Map.of() : parse(uri.substring(query + 1), StandardCharsets.UTF_8);
    }

    /**
     * All parameters with all their values.
     *
     * @param charset of the bytes that are percent-encoded
     * @throws IllegalArgumentException if something is not percent-encoded as it should be
     */
    public static Map<String, List<String>> parse(String text, Charset charset) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String parameter : text.split("&")) {
            if (!parameter.isEmpty()) {
                String[] pair = parameter.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(pair[0], charset), name -> new ArrayList<>())
                        .add(pair.length == 1 ? "" : decoded(pair[1], charset));
            }
        }
        return parameters;
    }

    private static String decoded(String text, Charset charset) {
        return URLDecoder.decode(text, charset);
    }
}
