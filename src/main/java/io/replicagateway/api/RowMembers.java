package io.replicagateway.api;

import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.page.RowMember;
import io.replicagateway.page.RowValues;
import io.replicagateway.page.RowWriter;
import java.util.List;
import java.util.Set;

/** The members of a row's JSON object, in the order in which they are written. */
final class RowMembers {

    private static final List<RowMember> REPLICA =
            List.of(
                    new RowMember("id", RowValues::id),
                    new RowMember("site", RowValues::site),
                    new RowMember("nativeId", RowValues::nativeId),
                    new RowMember("kind", RowValues::kind),
                    text(ReplicaField.NAME),
                    text(ReplicaField.TYPE),
                    text(ReplicaField.STATE),
                    text(ReplicaField.PLATFORM),
                    text(ReplicaField.PLATFORM_ID),
                    text(ReplicaField.JOB_ID),
                    text(ReplicaField.POLICY_ID),
                    new RowMember(
                            "backupServer",
                            RowValues.backupServer(
                                    ReplicaField.BACKUP_SERVER_ID,
                                    ReplicaField.BACKUP_SERVER_NAME)),
                    time(ReplicaField.CREATED_AT),
                    new RowMember("restorePoints", RowValues::restorePoints),
                    time(ReplicaField.OLDEST_RESTORE_POINT_AT),
                    time(ReplicaField.LATEST_RESTORE_POINT_AT),
                    new RowMember("rpo", RowValues::rpo),
                    new RowMember("observedAt", RowValues::observedAt));

    private static final List<RowMember> RESTORE_POINT =
            List.of(
                    new RowMember("id", RowValues::id),
                    new RowMember("site", RowValues::site),
                    new RowMember("nativeId", RowValues::nativeId),
                    new RowMember("kind", RowValues::kind),
                    new RowMember("replicaId", RowValues::replicaId),
                    text(RestorePointField.REPLICA_NAME),
                    text(RestorePointField.VM_NAME),
                    text(RestorePointField.TYPE),
                    text(RestorePointField.STATE),
                    text(RestorePointField.PLATFORM),
                    text(RestorePointField.PLATFORM_ID),
                    time(RestorePointField.CREATED_AT),
                    text(RestorePointField.MALWARE_STATUS),
                    new RowMember("allowedOperations", RowValues::allowedOperations),
                    new RowMember(
                            "backupServer",
                            RowValues.backupServer(
                                    RestorePointField.BACKUP_SERVER_ID,
                                    RestorePointField.BACKUP_SERVER_NAME)),
                    new RowMember("observedAt", RowValues::observedAt));

    private RowMembers() {}

    /**
     * What writes a type's rows.
     *
     * @param wanted the names of their members; empty for all
     */
    static RowWriter writer(RowType type, Set<String> wanted) {
        return new RowWriter(
                all(type).stream()
                        .filter(member -> wanted.isEmpty() || wanted.contains(member.name()))
                        .toList());
    }

    /** The names of all members of a type's rows, in the order in which they are written. */
    static List<String> names(RowType type) {
        return all(type).stream().map(RowMember::name).toList();
    }

    private static List<RowMember> all(RowType type) {
        return type == RowType.REPLICA ? REPLICA : RESTORE_POINT;
    }

    private static RowMember text(Field field) {
        return new RowMember(field.label(), RowValues.text(field));
    }

    private static RowMember time(Field field) {
        return new RowMember(field.label(), RowValues.time(field));
    }
}
