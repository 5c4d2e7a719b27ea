package io.replicagateway.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.Timestamp;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a row's JSON object, in the order in which they are written, straight from the columns. */
final class RowMembers {

    /** Writes the value of one member of one row. */
    private interface Value {
        void write(JsonGenerator json, SiteTable table, int row) throws IOException;
    }

    private record Member(SerializableString name, Value value) {
        Member(String name, Value value) {
            this(new SerializedString(name), value);
        }
    }

    private static final List<Member> REPLICA =
            List.of(
                    new Member("id", RowMembers::id),
                    new Member("site", RowMembers::site),
                    new Member("nativeId", RowMembers::nativeId),
                    new Member("kind", RowMembers::kind),
                    text(ReplicaField.NAME),
                    text(ReplicaField.TYPE),
                    text(ReplicaField.STATE),
                    text(ReplicaField.PLATFORM),
                    text(ReplicaField.PLATFORM_ID),
                    text(ReplicaField.JOB_ID),
                    text(ReplicaField.POLICY_ID),
                    new Member(
                            "backupServer",
                            backupServer(
                                    ReplicaField.BACKUP_SERVER_ID,
                                    ReplicaField.BACKUP_SERVER_NAME)),
                    time(ReplicaField.CREATED_AT),
                    new Member(
                            "restorePoints",
                            (json, table, row) -> json.writeNumber(table.restorePoints(row))),
                    time(ReplicaField.OLDEST_RESTORE_POINT_AT),
                    time(ReplicaField.LATEST_RESTORE_POINT_AT),
                    new Member("rpo", RowMembers::rpo),
                    new Member("observedAt", RowMembers::observedAt));

    private static final List<Member> RESTORE_POINT =
            List.of(
                    new Member("id", RowMembers::id),
                    new Member("site", RowMembers::site),
                    new Member("nativeId", RowMembers::nativeId),
                    new Member("kind", RowMembers::kind),
                    new Member("replicaId", RowMembers::replicaId),
                    text(RestorePointField.REPLICA_NAME),
                    text(RestorePointField.VM_NAME),
                    text(RestorePointField.TYPE),
                    text(RestorePointField.STATE),
                    text(RestorePointField.PLATFORM),
                    text(RestorePointField.PLATFORM_ID),
                    time(RestorePointField.CREATED_AT),
                    text(RestorePointField.MALWARE_STATUS),
                    new Member("allowedOperations", RowMembers::allowedOperations),
                    new Member(
                            "backupServer",
                            backupServer(
                                    RestorePointField.BACKUP_SERVER_ID,
                                    RestorePointField.BACKUP_SERVER_NAME)),
                    new Member("observedAt", RowMembers::observedAt));

    private final List<Member> members;

    private RowMembers(List<Member> members) {
        this.members = members;
    }

    /**
     * The members of a type's rows.
     *
     * @param wanted their names; empty for all
     */
    static RowMembers of(RowType type, Set<String> wanted) {
        return new RowMembers(
                all(type).stream()
                        .filter(
                                member ->
                                        wanted.isEmpty()
                                                || wanted.contains(member.name().getValue()))
                        .toList());
    }

    /** The names of all members of a type's rows, in the order in which they are written. */
    static List<String> names(RowType type) {
        return all(type).stream().map(member -> member.name().getValue()).toList();
    }

    private static List<Member> all(RowType type) {
        return type == RowType.REPLICA ? REPLICA : RESTORE_POINT;
    }

    /** Writes the members into the object that is open. */
    void write(JsonGenerator json, SiteTable table, int row) throws IOException {
        for (Member member : members) {
            json.writeFieldName(member.name());
            member.value().write(json, table, row);
        }
    }

    private static void id(JsonGenerator json, SiteTable table, int row) throws IOException {
        json.writeString(table.id(row));
    }

    private static void site(JsonGenerator json, SiteTable table, int row) throws IOException {
        json.writeString(table.state().site().id().value());
    }

    private static void nativeId(JsonGenerator json, SiteTable table, int row) throws IOException {
        json.writeString(table.nativeId(row));
    }

    private static void kind(JsonGenerator json, SiteTable table, int row) throws IOException {
        json.writeString(table.state().site().kind().label());
    }

    private static void observedAt(JsonGenerator json, SiteTable table, int row)
            throws IOException {
        json.writeString(String.valueOf(table.state().observedAt()));
    }

    private static void replicaId(JsonGenerator json, SiteTable table, int row) throws IOException {
        String nativeId = table.text(RestorePointField.REPLICA_ID, row);
        json.writeString(nativeId == null ? null : table.state().site().id().prefix() + nativeId);
    }

    private static void allowedOperations(JsonGenerator json, SiteTable table, int row)
            throws IOException {
        List<String> operations = table.allowedOperations(row);
        if (operations == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        for (String operation : operations) {
            json.writeString(operation);
        }
        json.writeEndArray();
    }

    private static void rpo(JsonGenerator json, SiteTable table, int row) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", table.rpoStatus(row).label());
        json.writeNumberField("targetSeconds", table.state().site().rpo().toSeconds());
        json.writeFieldName("dueAt");
        write(json, table.rpoDueAt(row));
        json.writeEndObject();
    }

    private static Member text(Field field) {
        return new Member(
                field.label(), (json, table, row) -> json.writeString(table.text(field, row)));
    }

    private static Member time(Field field) {
        return new Member(
                field.label(),
                (json, table, row) -> write(json, table.times(field).timestamp(row)));
    }

    private static Value backupServer(Field id, Field name) {
        return (json, table, row) -> {
            String serverId = table.text(id, row);
            String serverName = table.text(name, row);
            if (serverId == null && serverName == null) {
                json.writeNull();
                return;
            }
            json.writeStartObject();
            json.writeStringField("id", serverId);
            json.writeStringField("name", serverName);
            json.writeEndObject();
        };
    }

    private static void write(JsonGenerator json, @Nullable Timestamp timestamp)
            throws IOException {
        json.writeString(timestamp == null ? null : timestamp.toString());
    }
}
