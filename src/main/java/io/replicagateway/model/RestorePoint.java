package io.replicagateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restore point of a replica as its site describes it, in this project's words. What the site does not say is null;
 * vendor values keep the vendor's spelling, except those that two products spell differently for the same thing.
 *
 * @param nativeId the vendor's id, without any {@code urn:} prefix
 * @param replicaId the vendor's id of the replica it belongs to, without any {@code urn:} prefix
 * @param replicaName the name of that replica as the restore point itself gives it; EM only
 * @param vmName the protected machine's name
 * @param type EM's {@code CDP}, {@code Full}, {@code ReverseIncrement}, {@code Increment}, {@code Snapshot}
 * @param state such as {@code Ready}
 * @param platform such as {@code VMware}; null on EM, where only the replica tells it
 * @param platformId the vendor's id of the platform; VBR only
 * @param createdAt when the restore point was made
 * @param malwareStatus such as {@code Clean}; VBR only
 * @param allowedOperations what the server allows to be started from it, in the server's order; VBR only
 * @param backupServer the server that made it
 */
public record RestorePoint(
        String nativeId,
        @Nullable String replicaId,
        @Nullable String replicaName,
        @Nullable String vmName,
        @Nullable String type,
        @Nullable String state,
        @Nullable String platform,
        @Nullable String platformId,
        @Nullable Timestamp createdAt,
        @Nullable String malwareStatus,
        @Nullable List<String> allowedOperations,
        @Nullable BackupServer backupServer) {

    public RestorePoint {
        allowedOperations = allowedOperations == null ? null : List.copyOf(allowedOperations);
    }
}
