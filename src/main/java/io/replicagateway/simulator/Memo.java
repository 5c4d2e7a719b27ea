package io.replicagateway.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers filtered and sorted lists until the rows they were made from change, so that paging need not sort again. */
final class Memo<T> {

    private static final int MOST = 32;

    private final Map<String, List<T>> byKey = new HashMap<>();
    private @Nullable List<T> source;

    /** The list made for the key from these very rows, made now if need be. */
    synchronized List<T> get(List<T> rows, String key, Supplier<List<T>> making) {
        if (source != rows || byKey.size() >= MOST) {
            byKey.clear();
            source = rows;
        }
        return byKey.computeIfAbsent(key, unused -> making.get());
    }
}
