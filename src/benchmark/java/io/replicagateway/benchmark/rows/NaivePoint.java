package io.replicagateway.benchmark.rows;

import io.replicagateway.model.Field;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A restore point as an object of its own, as a program keeps it that does not care for memory. */
record NaivePoint(
        String id,
        String site,
        String nativeId,
        String kind,
        @Nullable String replicaId,
        @Nullable String replicaName,
        @Nullable String vmName,
        @Nullable String type,
        @Nullable String state,
        @Nullable String platform,
        @Nullable String platformId,
        Instant createdAt,
        @Nullable String malwareStatus,
        @Nullable List<String> allowedOperations,
        String backupServerId,
        String backupServerName) {

    /** The restore point in strings of its own. */
    static NaivePoint of(
            String site, String kind, RestorePoint point, String replicaName, String platform) {
        return new NaivePoint(
                site + ":" + point.nativeId(),
                copy(site),
                copy(point.nativeId()),
                copy(kind),
                copy(point.replicaId()),
                copy(replicaName),
                copy(point.vmName()),
                copy(point.type()),
                copy(point.state()),
                copy(platform),
                copy(point.platformId()),
                point.createdAt().instant(),
                copy(point.malwareStatus()),
                point.allowedOperations(),
                copy(point.backupServer().id()),
                copy(point.backupServer().name()));
    }

    /** As a parser makes it: each value a string of its own. */
    private static @Nullable String copy(@Nullable String text) {
        return text == null ? null : new StringBuilder(text).toString();
    }

    /** How a field that holds text is read. */
    static Function<NaivePoint, @Nullable String> text(Field field) {
        return switch ((RestorePointField) field) {
            case NATIVE_ID -> NaivePoint::nativeId;
            case REPLICA_ID -> NaivePoint::replicaId;
            case REPLICA_NAME -> NaivePoint::replicaName;
            case VM_NAME -> NaivePoint::vmName;
            case TYPE -> NaivePoint::type;
            case STATE -> NaivePoint::state;
            case PLATFORM -> NaivePoint::platform;
            case PLATFORM_ID -> NaivePoint::platformId;
            case MALWARE_STATUS -> NaivePoint::malwareStatus;
            case BACKUP_SERVER_NAME -> NaivePoint::backupServerName;
            default -> throw new IllegalArgumentException("not asked for: " + field);
        };
    }
}
