package io.replicagateway.source.vbr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object of an answer: its plain values as text and its lists of plain values; the rest is left out. */
final class VbrRow {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    void put(String name, String text) {
        texts.put(name, text);
    }

    void put(String name, List<String> list) {
        lists.put(name, list);
    }

    /** The value as text, numbers and booleans too; null if it is absent, null or no plain value. */
    @Nullable String text(String name) {
        return texts.get(name);
    }

    /** The plain values of a list; null if there is no list of that name. */
    @Nullable List<String> list(String name) {
        return lists.get(name);
    }
}
