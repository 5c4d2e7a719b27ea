package io.replicagateway.inventory;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RowType;
import io.replicagateway.model.SiteKind;
import java.util.List;

/**
 * All rows of one site as one whole read found them: a block that many snapshots share. Immutable.
 *
 * @param replicas the site's replicas
 * @param restorePoints the site's restore points
 */
public record SiteRows(Table replicas, Table restorePoints) {

    /** No rows. */
    public static final SiteRows NONE = of(SiteKind.VBR, List.of(), List.of());

    /**
     * The block of these rows. What a replica derives from its restore points (their number, the oldest, the newest; on
     * EM its state) is worked out here, and so is what a restore point takes from its replica (name, and platform where
     * it tells none itself). The order in which a site lists its rows changes nothing: of several restore points made at
     * the same moment, the one whose id comes first counts.
     *
     * @throws IllegalArgumentException if two replicas or two restore points have the same id
     */
    public static SiteRows of(
            SiteKind kind, List<Replica> replicas, List<RestorePoint> restorePoints) {
        var points = new Rows<>(restorePoints, RestorePoint::nativeId);
        return new SiteRows(
                ReplicaTable.of(kind, replicas, points.ascending()),
                RestorePointTable.of(replicas, points));
    }

    /**
     * The rows that {@link #writeTo} wrote, with the orders that most queries use.
     *
     * @throws MalformedRowsException if the bytes are anything else; what they do form can be queried without surprise
     */
    public static SiteRows readFrom(RowsReader source) throws MalformedRowsException {
        Table replicas = TableForm.read(source, RowType.REPLICA);
        Table restorePoints = TableForm.read(source, RowType.RESTORE_POINT);
        return NONE.unlessChanged(new SiteRows(replicas, restorePoints));
    }

    /** Writes the rows as they are held, so that reading them again costs little more than reading the bytes. */
    public void writeTo(RowsWriter target) {
        for (RowType type : RowType.values()) {
            TableForm.write(target, type, table(type));
        }
    }

    /** The rows of one type. */
    public Table table(RowType type) {
        return type == RowType.REPLICA ? replicas : restorePoints;
    }

    /** The heap that the rows occupy, in bytes, estimated. */
    public long heapBytes() {
        return replicas.heapBytes() + restorePoints.heapBytes();
    }

    /**
     * This block where the other one has the same rows with the same values, otherwise the other one, made ready to
     * replace this one: its orders are worked out here, so that no query waits for them.
     */
    public SiteRows unlessChanged(SiteRows found) {
        boolean same =
                replicas.holdsSameAs(found.replicas)
                        && restorePoints.holdsSameAs(found.restorePoints);
        if (same) {
            return this;
        }
        for (RowType type : RowType.values()) {
            found.table(type).readyOrders(type.usualOrder(), table(type));
        }
        return found;
    }
}
