package io.replicagateway.api;

import io.replicagateway.inventory.Text;
import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as maps that an object mapper writes, worked out from what the site told and not from its columns. */
final class RowModel {

    private final OddRows site;

    RowModel(OddRows site) {
        this.site = site;
    }

    /** All rows by the vendor's id, ascending by it. */
    Map<String, Map<String, Object>> rows(RowType type) {
        return type == RowType.REPLICA
                ? byId(site.replicas(), Replica::nativeId, this::replica)
                : byId(site.points(), RestorePoint::nativeId, this::point);
    }

    private static <T> Map<String, Map<String, Object>> byId(
            List<T> rows, Function<T, String> id, Function<T, Map<String, Object>> model) {
        Map<String, Map<String, Object>> models = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparing(id, Text.ORDER))
                .forEach(row -> models.put(id.apply(row), model.apply(row)));
        return models;
    }

    private Map<String, Object> replica(Replica replica) {
        List<RestorePoint> points =
                site.points().stream()
                        .filter(point -> replica.nativeId().equals(point.replicaId()))
                        .toList();
        Optional<RestorePoint> oldest = first(points, Comparator.naturalOrder());
        Optional<RestorePoint> latest = first(points, Comparator.reverseOrder());
        Map<String, Object> row = beginning(replica.nativeId());
        row.put("name", replica.name());
        row.put("type", replica.type());
        row.put(
                "state",
                replica.state() == null && site.settings().kind() == SiteKind.EM
                        ? latest.map(RestorePoint::state).orElse(null)
                        : replica.state());
        row.put("platform", replica.platform());
        row.put("platformId", replica.platformId());
        row.put("jobId", replica.jobId());
        row.put("policyId", replica.policyId());
        row.put("backupServer", server(replica.backupServer()));
        row.put("createdAt", written(replica.createdAt()));
        row.put("restorePoints", points.size());
        row.put("oldestRestorePointAt", written(oldest.map(RestorePoint::createdAt).orElse(null)));
        row.put("latestRestorePointAt", written(latest.map(RestorePoint::createdAt).orElse(null)));
        row.put("rpo", rpo(latest.map(RestorePoint::createdAt).orElse(null)));
        row.put("observedAt", site.observedAt().toString());
        return row;
    }

    /** Of the points that have a moment, the first in this order of moments; the first by id of several. */
    private static Optional<RestorePoint> first(
            List<RestorePoint> points, Comparator<Instant> order) {
        return points.stream()
                .filter(point -> point.createdAt() != null)
                .min(
                        Comparator.comparing(
                                        (RestorePoint point) -> point.createdAt().instant(), order)
                                .thenComparing(RestorePoint::nativeId, Text.ORDER));
    }

    private Map<String, Object> rpo(@Nullable Timestamp latest) {
        Instant due = latest == null ? null : latest.instant().plus(site.settings().rpo());
        boolean isMet = due != null && OddRows.NOW.isBefore(due);
        Map<String, Object> rpo = new LinkedHashMap<>();
        rpo.put("status", !site.isFresh() ? "unknown" : isMet ? "met" : "missed");
        rpo.put("targetSeconds", site.settings().rpo().toSeconds());
        rpo.put("dueAt", due == null ? null : written(dueAt(due, latest.digits())));
        return rpo;
    }

    private static Timestamp dueAt(Instant due, int digits) {
        return new Timestamp(due.isAfter(Timestamp.LAST) ? Timestamp.LAST : due, digits);
    }

    private Map<String, Object> point(RestorePoint point) {
        Optional<Replica> replica =
                site.replicas().stream()
                        .filter(candidate -> candidate.nativeId().equals(point.replicaId()))
                        .findFirst();
        Map<String, Object> row = beginning(point.nativeId());
        row.put("replicaId", point.replicaId() == null ? null : id(point.replicaId()));
        row.put("replicaName", replica.map(Replica::name).orElse(point.replicaName()));
        row.put("vmName", point.vmName());
        row.put("type", point.type());
        row.put("state", point.state());
        row.put(
                "platform",
                Optional.ofNullable(point.platform())
                        .or(() -> replica.map(Replica::platform))
                        .orElse(null));
        row.put("platformId", point.platformId());
        row.put("createdAt", written(point.createdAt()));
        row.put("malwareStatus", point.malwareStatus());
        row.put("allowedOperations", point.allowedOperations());
        row.put("backupServer", server(point.backupServer()));
        row.put("observedAt", site.observedAt().toString());
        return row;
    }

    private Map<String, Object> beginning(String nativeId) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id(nativeId));
        row.put("site", site.settings().id().value());
        row.put("nativeId", nativeId);
        row.put("kind", site.settings().kind() == SiteKind.EM ? "em" : "vbr");
        return row;
    }

    private String id(String nativeId) {
        return site.settings().id().value() + ":" + nativeId;
    }

    private static @Nullable Map<String, Object> server(@Nullable BackupServer server) {
        if (server == null || server.id() == null && server.name() == null) {
            return null;
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", server.id());
        model.put("name", server.name());
        return model;
    }

    private static @Nullable String written(@Nullable Timestamp time) {
        return time == null ? null : time.toString();
    }
}
