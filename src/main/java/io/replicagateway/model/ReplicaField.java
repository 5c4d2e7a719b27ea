package io.replicagateway.model;

/** What a replica tells, in the order in which it is written out. */
public enum ReplicaField implements Field {
    ID("id"),
    SITE("site"),
    NATIVE_ID("nativeId"),
    KIND("kind"),
    NAME("name"),
    TYPE("type"),
    STATE("state"),
    PLATFORM("platform"),
    PLATFORM_ID("platformId"),
    JOB_ID("jobId"),
    POLICY_ID("policyId"),
    BACKUP_SERVER_ID("backupServer.id"),
    BACKUP_SERVER_NAME("backupServer.name"),
    CREATED_AT("createdAt"),
    RESTORE_POINTS("restorePoints"),
    OLDEST_RESTORE_POINT_AT("oldestRestorePointAt"),
    LATEST_RESTORE_POINT_AT("latestRestorePointAt"),
    RPO_STATUS("rpo.status"),
    RPO_TARGET_SECONDS("rpo.targetSeconds"),
    RPO_DUE_AT("rpo.dueAt"),
    OBSERVED_AT("observedAt");

    private final String label;

    ReplicaField(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
