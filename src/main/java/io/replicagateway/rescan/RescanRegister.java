package io.replicagateway.rescan;

import io.replicagateway.model.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers rescans: those that run, and for a while those that are over. A key under which one was begun is remembered
 * as long as the rescan is. Thread-safe.
 */
final class RescanRegister {

    /**
     * A caller's name for one rescan; of different callers, never the same.
     *
     * @param caller null for whoever did not have to say
     */
    record Key(@Nullable String caller, String text) {}

    private record Begun(
            Rescan rescan, Map<SiteId, Optional<Set<String>>> parts, @Nullable Key key) {

        Begun with(Rescan changed) {
            return new Begun(changed, parts, key);
        }
    }

    private final int most;
    private final Duration age;

    /** By id, in the order of their beginning. */
    private final Map<String, Begun> rescans = new LinkedHashMap<>();

    private final Map<Key, String> keys = new HashMap<>();

    /**
     * @param most how many are remembered; more only if more are running
     * @param age how long after its end one is remembered
     */
    RescanRegister(int most, Duration age) {
        this.most = most;
        this.age = age;
    }

    /**
     * The rescan that was begun under the key for the same parts; empty if there is none.
     *
     * @throws KeyReusedException if the key stands for other parts
     */
    synchronized Optional<Rescan> begunUnder(Key key, Map<SiteId, Optional<Set<String>>> parts) {
        Begun known = Optional.ofNullable(keys.get(key)).map(rescans::get).orElse(null);
        if (known != null && !known.parts().equals(parts)) {
            throw new KeyReusedException(known.rescan().id());
        }
        return Optional.ofNullable(known).map(Begun::rescan);
    }

    /** Remembers a rescan that begins now. */
    synchronized void add(
            Rescan rescan, Map<SiteId, Optional<Set<String>>> parts, @Nullable Key key) {
        rescans.put(rescan.id(), new Begun(rescan, parts, key));
        if (key != null) {
            keys.put(key, rescan.id());
        }
        forget(rescan.createdAt());
    }

    /** Changes a rescan that is remembered; returns what it is then. */
    synchronized Rescan update(String id, UnaryOperator<Rescan> change) {
        Begun before = rescans.get(id);
        if (before == null) {
            throw new IllegalStateException("only a rescan that runs can change: " + id);
        }
        Begun after = before.with(change.apply(before.rescan()));
        rescans.put(id, after);
        return after.rescan();
    }

    synchronized Optional<Rescan> find(String id, Instant now) {
        forget(now);
        return Optional.ofNullable(rescans.get(id)).map(Begun::rescan);
    }

    /** All that are remembered, newest first. */
    synchronized List<Rescan> list(Instant now) {
        forget(now);
        List<Rescan> all = new ArrayList<>(rescans.values().stream().map(Begun::rescan).toList());
        Collections.reverse(all);
        return List.copyOf(all);
    }

    /** How many run at a site. */
    synchronized long running(SiteId site) {
        return rescans.values().stream()
                .flatMap(begun -> begun.rescan().part(site).stream())
                .filter(part -> !part.isOver())
                .count();
    }

    /** Drops what is too old, and the oldest of what is too much; never what runs. */
    private void forget(Instant now) {
        Iterator<Begun> oldestFirst = rescans.values().iterator();
        int left = rescans.size();
        while (oldestFirst.hasNext()) {
            Begun begun = oldestFirst.next();
            boolean isOld =
                    begun.rescan()
                            .endedAt()
                            .filter(ended -> ended.plus(age).isBefore(now))
                            .isPresent();
            if (isOld || left > most && begun.rescan().isOver()) {
                oldestFirst.remove();
                left--;
                if (begun.key() != null) {
                    keys.remove(begun.key());
                }
            }
        }
    }
}
