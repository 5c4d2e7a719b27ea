package io.replicagateway.model;

import org.jspecify.annotations.Nullable;

/**
 * A replica as its site describes it, in this project's words. What the site does not say is null; vendor values keep
 * the vendor's spelling, except those that two revisions or products spell differently for the same thing.
 *
 * @param nativeId the vendor's id, without any {@code urn:} prefix
 * @param name the replica's name: on most servers that of its job, sometimes of its VM
 * @param type {@code Snapshot}, {@code CDP} or what else the server says; null on EM
 * @param state such as {@code Ready}; on EM that of the newest restore point
 * @param platform such as {@code VMware}, {@code HyperV}, {@code CloudDirector}
 * @param platformId the vendor's id of the platform; VBR only
 * @param jobId the vendor's id of the replication job; VBR only
 * @param policyId the vendor's id of the retention policy; VBR only
 * @param backupServer the server that runs the replication
 * @param createdAt when the replica was created; VBR only, and there not for CDP
 */
public record Replica(
        String nativeId,
        @Nullable String name,
        @Nullable String type,
        @Nullable String state,
        @Nullable String platform,
        @Nullable String platformId,
        @Nullable String jobId,
        @Nullable String policyId,
        @Nullable BackupServer backupServer,
        @Nullable Timestamp createdAt) {}
