package io.replicagateway.refresh;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a simulated site ever held, and when: what an observer of any moment may say and must say. */
final class SiteTruth {

    private final History<Replica> replicas = new History<>(Replica::nativeId);
    private final History<RestorePoint> points = new History<>(RestorePoint::nativeId);

    History<Replica> replicas() {
        return replicas;
    }

    History<RestorePoint> points() {
        return points;
    }

    /** A value of a row, from one moment on to another, which is null while it lasts. */
    private static final class Version<T> {

        private final T row;
        private final Instant from;
        private @Nullable Instant to;

        Version(T row, Instant from) {
            this.row = row;
            this.from = from;
        }

        boolean touches(Instant begin, Instant end) {
            return !from.isAfter(end) && (to == null || !to.isBefore(begin));
        }
    }

    /** The rows of one type. */
    static final class History<T> {

        private final Function<T, String> idOf;
        private final Map<String, List<Version<T>>> versions = new LinkedHashMap<>();
        private final Map<String, Version<T>> current = new LinkedHashMap<>();

        private History(Function<T, String> idOf) {
            this.idOf = idOf;
        }

        /** From now on there is this row, in place of what had its id. */
        void put(T row, Instant now) {
            remove(idOf.apply(row), now);
            Version<T> version = new Version<>(row, now);
            current.put(idOf.apply(row), version);
            versions.computeIfAbsent(idOf.apply(row), id -> new ArrayList<>()).add(version);
        }

        void remove(String id, Instant now) {
            Version<T> ended = current.remove(id);
            if (ended != null) {
                ended.to = now;
            }
        }

        /** What there is now. */
        List<T> now() {
            return current.values().stream()
                    .map(version -> version.row)
                    .collect(Collectors.toList());
        }

        Optional<T> now(String id) {
            return Optional.ofNullable(current.get(id)).map(version -> version.row);
        }

        /** Whether such a row was there at some moment of a span; rows are the same if their words are. */
        boolean wasThere(T row, Function<T, List<?>> words, Instant begin, Instant end) {
            return versions.getOrDefault(idOf.apply(row), List.of()).stream()
                    .filter(version -> version.touches(begin, end))
                    .anyMatch(version -> words.apply(version.row).equals(words.apply(row)));
        }

        /** The ids of rows that were there all the time, as they were or changed. */
        Set<String> alwaysThere(Instant begin, Instant end) {
            return versions.entrySet().stream()
                    .filter(entry -> covers(entry.getValue(), begin, end))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        /** Versions of one row follow each other without a gap as long as the row is changed and not removed. */
        private boolean covers(List<Version<T>> row, Instant begin, Instant end) {
            Instant runFrom = Instant.MAX;
            Instant runTo = null;
            for (Version<T> version : row) {
                runFrom = version.from.equals(runTo) ? runFrom : version.from;
                runTo = version.to;
                if (!runFrom.isAfter(begin) && (runTo == null || runTo.isAfter(end))) {
                    return true;
                }
            }
            return false;
        }
    }
}
