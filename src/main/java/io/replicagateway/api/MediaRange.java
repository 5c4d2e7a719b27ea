package io.replicagateway.api;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A kind of content, or several, as {@code Accept} names them (RFC 9110, 12.5.1). All texts are in lower case.
 *
 * @param parameters among them {@code q}, if it stands there
 */
record MediaRange(String type, String subtype, Map<String, String> parameters) {

    private static final String ANY = "*";

    /** What the text says, as far as it can be read; a lone star stands for everything. */
    static MediaRange parse(String text) {
        String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
        String[] names = parts[0].split("/", 2);
        Map<String, String> parameters = new TreeMap<>();
        for (int part = 1; part < parts.length; part++) {
            String[] pair = parts[part].split("=", 2);
            parameters.put(pair[0], pair.length == 2 ? pair[1].replace("\"", "") : "");
        }
        return new MediaRange(names[0], names.length == 2 ? names[1] : ANY, parameters);
    }

    /** How much this is wanted, from 0, not at all, to 1; negative if that cannot be read. */
    double quality() {
        String quality = parameters.getOrDefault("q", "1");
        return quality.matches("[01]\\.?|0?\\.[0-9]+|1\\.0+") ? Double.parseDouble(quality) : -1;
    }

    /**
     * How exactly this names a content: everything 0, its type 1, itself 2, and one more for each of its parameters;
     * negative if it does not name it. A parameter that the content does not have means nothing for it.
     */
    int exactness(MediaRange content) {
        if (type.equals(ANY) && subtype.equals(ANY)) {
            return 0;
        }
        if (!type.equals(content.type)) {
            return -1;
        }
        if (subtype.equals(ANY)) {
            return 1;
        }
        return subtype.equals(content.subtype) && !contradicts(content)
                ? 2
                        + (int)
                                parameters.keySet().stream()
                                        .filter(content.parameters::containsKey)
                                        .count()
                : -1;
    }

    private boolean contradicts(MediaRange content) {
        return parameters.entrySet().stream()
                .anyMatch(
                        wanted ->
                                !content.parameters
                                        .getOrDefault(wanted.getKey(), wanted.getValue())
                                        .equals(wanted.getValue()));
    }
}
