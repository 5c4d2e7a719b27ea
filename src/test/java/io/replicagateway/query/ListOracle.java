package io.replicagateway.query;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SortKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list must hold and in which order, by the simplest means: maps, a predicate and a comparator. */
final class ListOracle {

    private ListOracle() {}

    static List<String> ids(List<SampleSite> fleet, SampleQuery query, Instant now) {
        return rows(fleet, query, now).stream().map(row -> (String) row.get(id(query))).toList();
    }

    /** All rows that the query asks for, in its order. */
    static List<Map<Field, Object>> rows(List<SampleSite> fleet, SampleQuery query, Instant now) {
        return fleet.stream()
                .filter(site -> isInScope(site, query))
                .flatMap(site -> OracleRows.of(site, query.type(), now).stream())
                .filter(row -> matches(row, query))
                .sorted(order(query))
                .toList();
    }

    private static Field id(SampleQuery query) {
        return query.type() == RowType.REPLICA ? ReplicaField.ID : RestorePointField.ID;
    }

    private static boolean isInScope(SampleSite site, SampleQuery query) {
        return (query.sites().isEmpty() || query.sites().contains(site.settings().id().value()))
                && (query.kinds().isEmpty() || query.kinds().contains(site.settings().kind()))
                && (query.labels().isEmpty()
                        || query.labels().stream()
                                .anyMatch(
                                        label ->
                                                label.getValue()
                                                        .equals(
                                                                site.settings()
                                                                        .labels()
                                                                        .get(label.getKey()))));
    }

    private static boolean matches(Map<Field, Object> row, SampleQuery query) {
        boolean isReplica = query.type() == RowType.REPLICA;
        Instant created =
                (Instant)
                        row.get(isReplica ? ReplicaField.CREATED_AT : RestorePointField.CREATED_AT);
        return query.equal().entrySet().stream()
                        .allMatch(
                                entry ->
                                        row.get(entry.getKey()) instanceof String text
                                                && entry.getValue().contains(text))
                && query.like().entrySet().stream()
                        .allMatch(
                                entry ->
                                        row.get(entry.getKey()) instanceof String text
                                                && entry.getValue().stream()
                                                        .anyMatch(like -> isLike(text, like)))
                && (query.replicas().isEmpty()
                        || query.replicas().contains(row.get(RestorePointField.REPLICA_ID)))
                && (query.rpo().isEmpty()
                        || query.rpo().stream()
                                .map(RpoStatus::label)
                                .anyMatch(label -> label.equals(row.get(ReplicaField.RPO_STATUS))))
                && query.createdAfter()
                        .map(from -> created != null && !created.isBefore(from))
                        .orElse(true)
                && query.createdBefore()
                        .map(end -> created != null && created.isBefore(end))
                        .orElse(true);
    }

    /** By regular expression: stars are runs of anything, letters compare without case. */
    static boolean isLike(String text, String pattern) {
        String regex =
                pattern.chars()
                        .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining());
        return Pattern.compile(
                        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    static Comparator<Map<Field, Object>> order(SampleQuery query) {
        Comparator<Map<Field, Object>> order = (left, right) -> 0;
        for (SortKey key : query.sort()) {
            order =
                    order.thenComparing(
                            row -> row.get(key.field()),
                            (left, right) -> compare(left, right, key.descending()));
        }
        return order.thenComparing(
                row -> row.get(id(query)), (left, right) -> compare(left, right, false));
    }

    @SuppressWarnings("unchecked")
    static int compare(@Nullable Object left, @Nullable Object right, boolean descending) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? 1 : -1;
        }
        int order =
                left instanceof String text
                        ? compareTexts(text, (String) right)
                        : ((Comparable<Object>) left).compareTo(right);
        return descending ? -order : order;
    }

    private static int compareTexts(String left, String right) {
        int order = left.toLowerCase(Locale.ROOT).compareTo(right.toLowerCase(Locale.ROOT));
        return order != 0 ? order : left.compareTo(right);
    }

    static @Nullable String idOf(@Nullable BackupServer server) {
        return server == null ? null : server.id();
    }

    static @Nullable String nameOf(@Nullable BackupServer server) {
        return server == null ? null : server.name();
    }
}
