package io.replicagateway.model;

/** What a restore point tells, in the order in which it is written out. */
public enum RestorePointField implements Field {
    ID("id"),
    SITE("site"),
    NATIVE_ID("nativeId"),
    KIND("kind"),
    REPLICA_ID("replicaId"),
    REPLICA_NAME("replicaName"),
    VM_NAME("vmName"),
    TYPE("type"),
    STATE("state"),
    PLATFORM("platform"),
    PLATFORM_ID("platformId"),
    CREATED_AT("createdAt", ValueType.MOMENT),
    MALWARE_STATUS("malwareStatus"),
    ALLOWED_OPERATIONS("allowedOperations"),
    BACKUP_SERVER_ID("backupServer.id"),
    BACKUP_SERVER_NAME("backupServer.name"),
    OBSERVED_AT("observedAt", ValueType.MOMENT);

    private final String label;
    private final ValueType valueType;

    RestorePointField(String label) {
        this(label, ValueType.TEXT);
    }

    RestorePointField(String label, ValueType valueType) {
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
