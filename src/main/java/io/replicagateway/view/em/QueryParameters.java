package io.replicagateway.view.em;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The query parameters of a request, their names in any case. One that is not known is refused rather than ignored: where
 * it was meant to narrow a list down, the answer would be more than was asked for.
 */
final class QueryParameters {

    private final Map<String, String> values = new TreeMap<>();

    /**
     * @param given all that the request has
     * @param known the names in lower case
     * @throws EmRefusal if there are others, or one of them comes twice
     */
    QueryParameters(Map<String, List<String>> given, List<String> known) {
        given.forEach(
                (name, all) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (!known.contains(lower)) {
                        throw EmRefusal.badRequest("The parameter " + name + " is not known here.");
                    }
                    if (all.size() > 1 || values.containsKey(lower)) {
                        throw EmRefusal.badRequest("The parameter " + name + " comes twice.");
                    }
                    values.put(lower, all.get(0));
                });
    }

    /**
     * @param name in lower case
     */
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A whole number from 1 on.
     *
     * @throws EmRefusal if it is anything else, or greater than {@code greatest}
     */
    int number(String name, int otherwise, int greatest) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > greatest) {
            throw EmRefusal.badRequest(
                    "The parameter " + name + " must be 1 to " + greatest + ", not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    /** Whether entities are asked for rather than references; the vendor's pages know singular and plural. */
    boolean wantsEntities() {
        return find("format").map(QueryParameters::isEntity).orElse(false);
    }

    private static boolean isEntity(String format) {
        if (format.equalsIgnoreCase("Entity") || format.equalsIgnoreCase("Entities")) {
            return true;
        }
        throw EmRefusal.badRequest("The format " + format + " is neither Entity nor Entities.");
    }
}
