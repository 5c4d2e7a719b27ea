package io.replicagateway.inventory;

import static io.replicagateway.model.ReplicaField.BACKUP_SERVER_ID;
import static io.replicagateway.model.ReplicaField.BACKUP_SERVER_NAME;
import static io.replicagateway.model.ReplicaField.CREATED_AT;
import static io.replicagateway.model.ReplicaField.JOB_ID;
import static io.replicagateway.model.ReplicaField.LATEST_RESTORE_POINT_AT;
import static io.replicagateway.model.ReplicaField.NAME;
import static io.replicagateway.model.ReplicaField.NATIVE_ID;
import static io.replicagateway.model.ReplicaField.OLDEST_RESTORE_POINT_AT;
import static io.replicagateway.model.ReplicaField.PLATFORM;
import static io.replicagateway.model.ReplicaField.PLATFORM_ID;
import static io.replicagateway.model.ReplicaField.POLICY_ID;
import static io.replicagateway.model.ReplicaField.RESTORE_POINTS;
import static io.replicagateway.model.ReplicaField.STATE;
import static io.replicagateway.model.ReplicaField.TYPE;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Field;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a site's replicas into columns, with what they derive from their restore points. */
final class ReplicaTable {

    private ReplicaTable() {}

    /**
     * @param restorePoints ascending by id
     */
    static Table of(SiteKind kind, List<Replica> replicas, List<RestorePoint> restorePoints) {
        Map<String, PointsOfReplica> points = new HashMap<>();
        for (RestorePoint point : restorePoints) {
            if (point.replicaId() != null) {
                points.computeIfAbsent(point.replicaId(), id -> new PointsOfReplica()).add(point);
            }
        }
        var none = new PointsOfReplica();
        var rows = new Rows<>(replicas, Replica::nativeId);
        IdColumn ids = rows.ids();
        Map<Field, StoredColumn> columns = new HashMap<>();
        columns.put(NATIVE_ID, ids);
        columns.put(NAME, rows.texts(Replica::name));
        columns.put(TYPE, rows.texts(Replica::type));
        columns.put(
                STATE,
                rows.texts(replica -> stateOf(kind, replica, points.get(replica.nativeId()))));
        columns.put(PLATFORM, rows.texts(Replica::platform));
        columns.put(PLATFORM_ID, rows.texts(Replica::platformId));
        columns.put(JOB_ID, rows.texts(Replica::jobId));
        columns.put(POLICY_ID, rows.texts(Replica::policyId));
        columns.put(BACKUP_SERVER_ID, rows.texts(replica -> idOf(replica.backupServer())));
        columns.put(BACKUP_SERVER_NAME, rows.texts(replica -> nameOf(replica.backupServer())));
        columns.put(CREATED_AT, rows.times(Replica::createdAt));
        columns.put(
                RESTORE_POINTS,
                new CountColumn(
                        rows.ascending().stream()
                                .mapToInt(
                                        replica ->
                                                points.getOrDefault(replica.nativeId(), none).count)
                                .toArray()));
        columns.put(
                OLDEST_RESTORE_POINT_AT,
                rows.times(replica -> points.getOrDefault(replica.nativeId(), none).oldest));
        columns.put(
                LATEST_RESTORE_POINT_AT,
                rows.times(replica -> points.getOrDefault(replica.nativeId(), none).latest));
        return new Table(ids, columns);
    }

    /** EM tells no state of a cloud replica; that of its newest restore point stands for it. */
    private static @Nullable String stateOf(
            SiteKind kind, Replica replica, @Nullable PointsOfReplica points) {
        return kind == SiteKind.EM && replica.state() == null && points != null
                ? points.latestState
                : replica.state();
    }

    static @Nullable String idOf(@Nullable BackupServer server) {
        return server == null ? null : server.id();
    }

    static @Nullable String nameOf(@Nullable BackupServer server) {
        return server == null ? null : server.name();
    }

    /** What the restore points of one replica add up to. */
    private static final class PointsOfReplica {

        private int count;
        private @Nullable Timestamp oldest;
        private @Nullable Timestamp latest;
        private @Nullable String latestState;

        void add(RestorePoint point) {
            count++;
            Timestamp at = point.createdAt();
            if (at == null) {
                return;
            }
            if (oldest == null || at.instant().isBefore(oldest.instant())) {
                oldest = at;
            }
            if (latest == null || at.instant().isAfter(latest.instant())) {
                latest = at;
                latestState = point.state();
            }
        }
    }
}
