package io.replicagateway.query;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a summary must tell, by the simplest means: the rows of the lists, put together in a map. */
final class SummaryOracle {

    private static final String LABEL = "label:";

    private final List<SampleSite> fleet;
    private final SampleSummary summary;
    private final Instant now;

    private SummaryOracle(List<SampleSite> fleet, SampleSummary summary, Instant now) {
        this.fleet = fleet;
        this.summary = summary;
        this.now = now;
    }

    /** All groups, in their order. */
    static List<SummaryLine> lines(List<SampleSite> fleet, SampleSummary summary, Instant now) {
        return new SummaryOracle(fleet, summary, now).lines();
    }

    /** A row of either type, and the site that holds it. */
    private record Row(SampleSite site, RowType type, Map<Field, Object> fields) {}

    private List<SummaryLine> lines() {
        Map<List<@Nullable String>, List<Row>> groups = new HashMap<>();
        rows().forEach(
                        row ->
                                groups.computeIfAbsent(values(row), values -> new ArrayList<>())
                                        .add(row));
        return groups.entrySet().stream()
                .map(group -> line(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(SummaryLine::values, SummaryOracle::compare))
                .toList();
    }

    private Stream<Row> rows() {
        return summary.queries().stream()
                .flatMap(
                        query ->
                                ListOracle.rows(fleet, query, now).stream()
                                        .map(fields -> row(query.type(), fields)));
    }

    private Row row(RowType type, Map<Field, Object> fields) {
        Object id = value(fields, "site");
        SampleSite holder =
                fleet.stream()
                        .filter(site -> site.settings().id().value().equals(id))
                        .findFirst()
                        .orElseThrow();
        return new Row(holder, type, fields);
    }

    private List<@Nullable String> values(Row row) {
        List<@Nullable String> values = new ArrayList<>();
        for (GroupBy field : summary.by()) {
            String label = field.label();
            values.add(
                    label.startsWith(LABEL)
                            ? row.site().settings().labels().get(label.substring(LABEL.length()))
                            : (String)
                                    value(
                                            row.fields(),
                                            label.equals("rpo") ? "rpo.status" : label));
        }
        return values;
    }

    private static @Nullable Object value(Map<Field, Object> fields, String label) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().label().equals(label))
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static int compare(List<@Nullable String> left, List<@Nullable String> right) {
        for (int at = 0; at < left.size(); at++) {
            int order = ListOracle.compare(left.get(at), right.get(at), false);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private SummaryLine line(List<@Nullable String> values, List<Row> rows) {
        List<Row> replicas = ofType(rows, RowType.REPLICA);
        List<Row> points = ofType(rows, RowType.RESTORE_POINT);
        boolean ofPoints = summary.counts(RowType.RESTORE_POINT);
        return new SummaryLine(
                values,
                replicas.size(),
                withStatus(replicas, "met"),
                withStatus(replicas, "missed"),
                withStatus(replicas, "unknown"),
                points.size(),
                oldest(
                        ofPoints
                                ? points.stream().map(SummaryOracle::createdAt)
                                : moments(replicas, ReplicaField.OLDEST_RESTORE_POINT_AT)),
                latest(
                        ofPoints
                                ? points.stream().map(SummaryOracle::createdAt)
                                : moments(replicas, ReplicaField.LATEST_RESTORE_POINT_AT)));
    }

    private static List<Row> ofType(List<Row> rows, RowType type) {
        return rows.stream().filter(row -> row.type() == type).toList();
    }

    private static long withStatus(List<Row> replicas, String status) {
        return replicas.stream()
                .filter(row -> status.equals(row.fields().get(ReplicaField.RPO_STATUS)))
                .count();
    }

    private static Optional<Timestamp> createdAt(Row point) {
        return point.site().points().stream()
                .filter(
                        row ->
                                row.nativeId()
                                        .equals(point.fields().get(RestorePointField.NATIVE_ID)))
                .map(RestorePoint::createdAt)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Stream<Optional<Timestamp>> moments(List<Row> replicas, ReplicaField field) {
        return replicas.stream().map(row -> moment(row, field));
    }

    /** A replica writes a moment as the first of its restore points, by id, that was made then. */
    private static Optional<Timestamp> moment(Row replica, ReplicaField field) {
        return replica.site().points().stream()
                .filter(row -> replica.fields().get(ReplicaField.NATIVE_ID).equals(row.replicaId()))
                .sorted(
                        Comparator.comparing(
                                        (RestorePoint row) ->
                                                row.nativeId().toLowerCase(Locale.ROOT))
                                .thenComparing(RestorePoint::nativeId))
                .map(RestorePoint::createdAt)
                .filter(at -> at != null && at.instant().equals(replica.fields().get(field)))
                .findFirst();
    }

    private static @Nullable String oldest(Stream<Optional<Timestamp>> moments) {
        return moments.flatMap(Optional::stream)
                .min(Comparator.comparing(Timestamp::instant).thenComparing(at -> -at.digits()))
                .map(Timestamp::toString)
                .orElse(null);
    }

    private static @Nullable String latest(Stream<Optional<Timestamp>> moments) {
        return moments.flatMap(Optional::stream)
                .max(Comparator.comparing(Timestamp::instant).thenComparing(Timestamp::digits))
                .map(Timestamp::toString)
                .orElse(null);
    }
}
