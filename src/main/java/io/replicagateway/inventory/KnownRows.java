package io.replicagateway.inventory;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Field;
import io.replicagateway.model.Replica;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a block as records again, for comparing them with what a site shows now. What the block derived (name and
 * platform of a restore point's replica) is told as if the site had told it; turned into a block again, it is the same.
 */
public final class KnownRows {

    private final SiteKind kind;
    private final SiteRows rows;

    public KnownRows(SiteKind kind, SiteRows rows) {
        this.kind = kind;
        this.rows = rows;
    }

    /** How many restore points there are. */
    public int points() {
        return rows.restorePoints().size();
    }

    /** All replicas, ascending by id. */
    public List<Replica> replicas() {
        Reader reader = new Reader(rows.table(RowType.REPLICA));
        return IntStream.range(0, rows.replicas().size())
                .mapToObj(row -> replica(reader, row))
                .toList();
    }

    private Replica replica(Reader reader, int row) {
        return new Replica(
                reader.id(row),
                reader.text(ReplicaField.NAME, row),
                reader.text(ReplicaField.TYPE, row),
                // EM tells none: what stands here is that of the newest restore point.
                kind == SiteKind.EM ? null : reader.text(ReplicaField.STATE, row),
                reader.text(ReplicaField.PLATFORM, row),
                reader.text(ReplicaField.PLATFORM_ID, row),
                reader.text(ReplicaField.JOB_ID, row),
                reader.text(ReplicaField.POLICY_ID, row),
                reader.server(ReplicaField.BACKUP_SERVER_ID, ReplicaField.BACKUP_SERVER_NAME, row),
                reader.time(ReplicaField.CREATED_AT, row));
    }

    /** The restore point of this id, as the site names it. */
    public Optional<RestorePoint> point(String nativeId) {
        Table table = rows.table(RowType.RESTORE_POINT);
        int row = table.ids().find(nativeId);
        return row < 0 ? Optional.empty() : Optional.of(point(new Reader(table), row));
    }

    /**
     * The restore points whose replica and state are accepted, ascending by id.
     *
     * @param replica takes the replica's id as the site names it, null where a point has none
     * @param state takes the state, null where a point has none
     */
    public List<RestorePoint> points(
            Predicate<@Nullable String> replica, Predicate<@Nullable String> state) {
        Table table = rows.table(RowType.RESTORE_POINT);
        Reader reader = new Reader(table);
        return IntStream.range(0, table.size())
                .filter(row -> state.test(reader.text(RestorePointField.STATE, row)))
                .filter(row -> replica.test(reader.text(RestorePointField.REPLICA_ID, row)))
                .mapToObj(row -> point(reader, row))
                .toList();
    }

    /** The restore points made at this moment or later, ascending by id. */
    public List<RestorePoint> pointsSince(Instant moment) {
        Table table = rows.table(RowType.RESTORE_POINT);
        TimeColumn made = (TimeColumn) table.column(RestorePointField.CREATED_AT);
        Reader reader = new Reader(table);
        return IntStream.range(0, table.size())
                .filter(row -> made.isFrom(row, moment))
                .mapToObj(row -> point(reader, row))
                .toList();
    }

    private static RestorePoint point(Reader reader, int row) {
        String operations = reader.text(RestorePointField.ALLOWED_OPERATIONS, row);
        return new RestorePoint(
                reader.id(row),
                reader.text(RestorePointField.REPLICA_ID, row),
                reader.text(RestorePointField.REPLICA_NAME, row),
                reader.text(RestorePointField.VM_NAME, row),
                reader.text(RestorePointField.TYPE, row),
                reader.text(RestorePointField.STATE, row),
                reader.text(RestorePointField.PLATFORM, row),
                reader.text(RestorePointField.PLATFORM_ID, row),
                reader.time(RestorePointField.CREATED_AT, row),
                reader.text(RestorePointField.MALWARE_STATUS, row),
                operations == null ? null : RestorePointTable.operationsOf(operations),
                reader.server(
                        RestorePointField.BACKUP_SERVER_ID,
                        RestorePointField.BACKUP_SERVER_NAME,
                        row));
    }

    /** Reads single values of a table. */
    private record Reader(Table table) {

        String id(int row) {
            return table.ids().text(row);
        }

        @Nullable String text(Field field, int row) {
            Text text = ((TextColumn) table.column(field)).key(row);
            return text == null ? null : text.raw();
        }

        @Nullable Timestamp time(Field field, int row) {
            return ((TimeColumn) table.column(field)).timestamp(row);
        }

        @Nullable BackupServer server(Field id, Field name, int row) {
            String serverId = text(id, row);
            String serverName = text(name, row);
            return serverId == null && serverName == null
                    ? null
                    : new BackupServer(serverId, serverName);
        }
    }
}
