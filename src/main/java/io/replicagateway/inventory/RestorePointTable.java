package io.replicagateway.inventory;

import static io.replicagateway.model.RestorePointField.ALLOWED_OPERATIONS;
import static io.replicagateway.model.RestorePointField.BACKUP_SERVER_ID;
import static io.replicagateway.model.RestorePointField.BACKUP_SERVER_NAME;
import static io.replicagateway.model.RestorePointField.CREATED_AT;
import static io.replicagateway.model.RestorePointField.MALWARE_STATUS;
import static io.replicagateway.model.RestorePointField.NATIVE_ID;
import static io.replicagateway.model.RestorePointField.PLATFORM;
import static io.replicagateway.model.RestorePointField.PLATFORM_ID;
import static io.replicagateway.model.RestorePointField.REPLICA_ID;
import static io.replicagateway.model.RestorePointField.REPLICA_NAME;
import static io.replicagateway.model.RestorePointField.STATE;
import static io.replicagateway.model.RestorePointField.TYPE;
import static io.replicagateway.model.RestorePointField.VM_NAME;

import io.replicagateway.model.Field;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a site's restore points into columns, with what they take from their replicas. */
final class RestorePointTable {

    /** Stands between the operations of one restore point in their column; no operation's name holds it. */
    private static final String BETWEEN = "\u001f";

    private RestorePointTable() {}

    static Table of(List<Replica> replicas, Rows<RestorePoint> rows) {
        Map<String, Replica> byId = new HashMap<>();
        replicas.forEach(replica -> byId.put(replica.nativeId(), replica));
        IdColumn ids = rows.ids();
        Map<Field, StoredColumn> columns = new HashMap<>();
        columns.put(NATIVE_ID, ids);
        columns.put(REPLICA_ID, rows.texts(RestorePoint::replicaId));
        columns.put(
                REPLICA_NAME,
                rows.texts(point -> replicaNameOf(point, byId.get(point.replicaId()))));
        columns.put(VM_NAME, rows.texts(RestorePoint::vmName));
        columns.put(TYPE, rows.texts(RestorePoint::type));
        columns.put(STATE, rows.texts(RestorePoint::state));
        columns.put(PLATFORM, rows.texts(point -> platformOf(point, byId.get(point.replicaId()))));
        columns.put(PLATFORM_ID, rows.texts(RestorePoint::platformId));
        columns.put(CREATED_AT, rows.times(RestorePoint::createdAt));
        columns.put(MALWARE_STATUS, rows.texts(RestorePoint::malwareStatus));
        columns.put(ALLOWED_OPERATIONS, rows.texts(point -> joined(point.allowedOperations())));
        columns.put(BACKUP_SERVER_ID, rows.texts(point -> ReplicaTable.idOf(point.backupServer())));
        columns.put(
                BACKUP_SERVER_NAME, rows.texts(point -> ReplicaTable.nameOf(point.backupServer())));
        return new Table(ids, columns);
    }

    /** The operations that were joined into one text of the column. */
    static List<String> operationsOf(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(BETWEEN, -1));
    }

    private static @Nullable String joined(@Nullable List<String> operations) {
        return operations == null ? null : String.join(BETWEEN, operations);
    }

    private static @Nullable String replicaNameOf(RestorePoint point, @Nullable Replica replica) {
        return replica != null && replica.name() != null ? replica.name() : point.replicaName();
    }

    private static @Nullable String platformOf(RestorePoint point, @Nullable Replica replica) {
        return point.platform() == null && replica != null ? replica.platform() : point.platform();
    }
}
