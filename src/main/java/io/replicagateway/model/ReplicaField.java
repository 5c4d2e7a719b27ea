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
    CREATED_AT("createdAt", ValueType.MOMENT),
    RESTORE_POINTS("restorePoints", ValueType.COUNT),
    OLDEST_RESTORE_POINT_AT("oldestRestorePointAt", ValueType.MOMENT),
    LATEST_RESTORE_POINT_AT("latestRestorePointAt", ValueType.MOMENT),
    RPO_STATUS("rpo.status"),
    RPO_TARGET_SECONDS("rpo.targetSeconds", ValueType.COUNT),
    RPO_DUE_AT("rpo.dueAt", ValueType.MOMENT),
    OBSERVED_AT("observedAt", ValueType.MOMENT);

    private final String label;
    private final ValueType valueType;

    ReplicaField(String label) {
        this(label, ValueType.TEXT);
    }

    ReplicaField(String label, ValueType valueType) {
        this.label = label;
        this.valueType = valueType;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public ValueType valueType() {
        return valueType;
    }
}
