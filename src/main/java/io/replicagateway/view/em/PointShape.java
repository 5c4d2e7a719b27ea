package io.replicagateway.view.em;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.inventory.TimeColumn;
import io.replicagateway.model.RestorePointField;

/** Restore points as EM's {@code CloudVmReplicaPoint}. */
final class PointShape extends RowShape {

    private static final int HAS_VM_NAME = 1;
    private static final int HAS_REPLICA = 2;
    private static final int HAS_REPLICA_NAME = 4;

    private final TextColumn vmNames;
    private final TextColumn replicaIds;
    private final TextColumn replicaNames;

    /**
     * @param base the gateway's root as the client knows it, with a slash at its end
     */
    PointShape(String base, SiteTable table) {
        super(EmType.POINT, Shown.POINT_SERVER_ID, Shown.POINT_SERVER_NAME, base, table);
        this.vmNames = table.texts(RestorePointField.VM_NAME);
        this.replicaIds = table.texts(RestorePointField.REPLICA_ID);
        this.replicaNames = table.texts(RestorePointField.REPLICA_NAME);
    }

    @Override
    int presence(int row) {
        return (has(vmNames, row) ? HAS_VM_NAME : 0)
                | (has(replicaIds, row) ? HAS_REPLICA : 0)
                | (has(replicaNames, row) ? HAS_REPLICA_NAME : 0);
    }

    private static boolean has(TextColumn texts, int row) {
        return texts.code(row) < texts.distinct();
    }

    @Override
    int presences() {
        return HAS_VM_NAME + HAS_REPLICA + HAS_REPLICA_NAME + 1;
    }

    @Override
    Piece[] name() {
        TimeColumn times = table().times(RestorePointField.CREATED_AT);
        return new Piece[] {Piece.text(vmNames), Piece.fixed("@"), Piece.momentInName(times)};
    }

    @Override
    void attributes(DocumentWriter document, int presence) {
        if ((presence & HAS_VM_NAME) != 0) {
            document.attribute("VmDisplayName", Piece.text(vmNames));
        }
    }

    @Override
    void parents(DocumentWriter document, int presence) {
        if ((presence & HAS_REPLICA) == 0) {
            return;
        }
        document.open("Link")
                .attribute("Rel", "Up")
                .attribute("Type", EmType.REPLICA.reference())
                .attribute(
                        "Href",
                        Piece.fixed(base() + EmType.REPLICA.path()),
                        Piece.inPath(replicaIds));
        if ((presence & HAS_REPLICA_NAME) != 0) {
            document.attribute("Name", Piece.text(replicaNames));
        }
        document.close();
    }

    @Override
    void fields(DocumentWriter document, int presence) {
        document.field("CreationTimeUTC", Piece.moment(table().times(RestorePointField.CREATED_AT)))
                .field("PointType", Piece.text(table().texts(Shown.POINT_TYPE)))
                .field("State", Piece.text(table().texts(Shown.POINT_STATE)));
    }
}
