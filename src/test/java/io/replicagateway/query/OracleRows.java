package io.replicagateway.query;

import io.replicagateway.model.Field;
import io.replicagateway.model.Replica;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one site as maps from field to value: texts, moments and whole numbers; null where there is none. */
final class OracleRows {

    private OracleRows() {}

    static List<Map<Field, Object>> of(SampleSite site, RowType type, Instant now) {
        return type == RowType.REPLICA
                ? site.replicas().stream().map(replica -> row(site, replica, now)).toList()
                : site.points().stream().map(point -> row(site, point)).toList();
    }

    private static Map<Field, Object> row(SampleSite site, Replica replica, Instant now) {
        List<RestorePoint> points =
                site.points().stream()
                        .filter(point -> replica.nativeId().equals(point.replicaId()))
                        .toList();
        Optional<Instant> latest = moments(points).max(Comparator.naturalOrder());
        SiteSettings settings = site.settings();
        Instant due = latest.map(at -> at.plus(settings.rpo())).orElse(null);
        Map<Field, Object> row = new HashMap<>();
        row.put(ReplicaField.ID, settings.id().value() + ":" + replica.nativeId());
        row.put(ReplicaField.SITE, settings.id().value());
        row.put(ReplicaField.NATIVE_ID, replica.nativeId());
        row.put(ReplicaField.KIND, settings.kind() == SiteKind.EM ? "em" : "vbr");
        row.put(ReplicaField.NAME, replica.name());
        row.put(ReplicaField.TYPE, replica.type());
        row.put(ReplicaField.STATE, state(settings, replica, points, latest));
        row.put(ReplicaField.PLATFORM, replica.platform());
        row.put(ReplicaField.PLATFORM_ID, replica.platformId());
        row.put(ReplicaField.JOB_ID, replica.jobId());
        row.put(ReplicaField.POLICY_ID, replica.policyId());
        row.put(ReplicaField.BACKUP_SERVER_ID, ListOracle.idOf(replica.backupServer()));
        row.put(ReplicaField.BACKUP_SERVER_NAME, ListOracle.nameOf(replica.backupServer()));
        row.put(ReplicaField.CREATED_AT, instant(replica.createdAt()));
        row.put(ReplicaField.RESTORE_POINTS, points.size());
        row.put(
                ReplicaField.OLDEST_RESTORE_POINT_AT,
                moments(points).min(Comparator.naturalOrder()).orElse(null));
        row.put(ReplicaField.LATEST_RESTORE_POINT_AT, latest.orElse(null));
        row.put(ReplicaField.RPO_STATUS, rpo(site, due, now));
        row.put(ReplicaField.RPO_TARGET_SECONDS, (int) settings.rpo().toSeconds());
        row.put(ReplicaField.RPO_DUE_AT, due);
        row.put(ReplicaField.OBSERVED_AT, site.observedAt());
        return row;
    }

    private static Stream<Instant> moments(List<RestorePoint> points) {
        return points.stream().map(point -> instant(point.createdAt())).filter(Objects::nonNull);
    }

    /** Of several newest points, the one whose id comes first stands for the replica. */
    private static @Nullable String state(
            SiteSettings settings,
            Replica replica,
            List<RestorePoint> points,
            Optional<Instant> latest) {
        if (settings.kind() == SiteKind.VBR || replica.state() != null || latest.isEmpty()) {
            return replica.state();
        }
        return points.stream()
                .filter(point -> latest.get().equals(instant(point.createdAt())))
                .min(
                        Comparator.comparing(
                                        (RestorePoint point) ->
                                                point.nativeId().toLowerCase(Locale.ROOT))
                                .thenComparing(RestorePoint::nativeId))
                .orElseThrow()
                .state();
    }

    private static String rpo(SampleSite site, @Nullable Instant due, Instant now) {
        if (now.isAfter(site.observedAt().plus(site.settings().staleAfter()))) {
            return "unknown";
        }
        return due != null && now.isBefore(due) ? "met" : "missed";
    }

    private static Map<Field, Object> row(SampleSite site, RestorePoint point) {
        Optional<Replica> replica =
                site.replicas().stream()
                        .filter(candidate -> candidate.nativeId().equals(point.replicaId()))
                        .findFirst();
        String prefix = site.settings().id().value() + ":";
        Map<Field, Object> row = new HashMap<>();
        row.put(RestorePointField.ID, prefix + point.nativeId());
        row.put(RestorePointField.SITE, site.settings().id().value());
        row.put(RestorePointField.NATIVE_ID, point.nativeId());
        row.put(RestorePointField.KIND, site.settings().kind() == SiteKind.EM ? "em" : "vbr");
        row.put(
                RestorePointField.REPLICA_ID,
                point.replicaId() == null ? null : prefix + point.replicaId());
        row.put(
                RestorePointField.REPLICA_NAME,
                replica.map(Replica::name).orElse(point.replicaName()));
        row.put(RestorePointField.VM_NAME, point.vmName());
        row.put(RestorePointField.TYPE, point.type());
        row.put(RestorePointField.STATE, point.state());
        row.put(
                RestorePointField.PLATFORM,
                Optional.ofNullable(point.platform())
                        .or(() -> replica.map(Replica::platform))
                        .orElse(null));
        row.put(RestorePointField.PLATFORM_ID, point.platformId());
        row.put(RestorePointField.CREATED_AT, instant(point.createdAt()));
        row.put(RestorePointField.MALWARE_STATUS, point.malwareStatus());
        row.put(RestorePointField.BACKUP_SERVER_ID, ListOracle.idOf(point.backupServer()));
        row.put(RestorePointField.BACKUP_SERVER_NAME, ListOracle.nameOf(point.backupServer()));
        row.put(RestorePointField.OBSERVED_AT, site.observedAt());
        return row;
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.instant();
    }
}
