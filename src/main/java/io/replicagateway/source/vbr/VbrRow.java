package io.replicagateway.source.vbr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object of an answer: its plain values as text, the objects in it, and its lists of either. */
final class VbrRow {

    private static final VbrRow EMPTY = new VbrRow();

    private final Map<String, String> texts = new HashMap<>();
    private Map<String, List<String>> lists = Map.of();
    private Map<String, VbrRow> objects = Map.of();
    private Map<String, List<VbrRow>> objectLists = Map.of();

    void put(String name, String text) {
        texts.put(name, text);
    }

    void put(String name, List<String> list) {
        lists = with(lists, name, list);
    }

    void putObject(String name, VbrRow object) {
        objects = with(objects, name, object);
    }

    void putObjects(String name, List<VbrRow> rows) {
        objectLists = with(objectLists, name, rows);
    }

    /** Most rows have none, and there are many rows. */
    private static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
        Map<String, T> target = map.isEmpty() ? new HashMap<>() : map;
        target.put(name, value);
        return target;
    }

    /** The object of that name; one without members if there is none. */
    VbrRow object(String name) {
        return objects.getOrDefault(name, EMPTY);
    }

    /** Whether there is an object of that name. */
    boolean hasObject(String name) {
        return objects.containsKey(name);
    }

    /** The objects of a list; none if there is no such list. */
    List<VbrRow> objects(String name) {
        return objectLists.getOrDefault(name, List.of());
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
