package io.replicagateway.view.em;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.inventory.TimeColumn;
import io.replicagateway.model.RestorePointField;

/** Restore points as EM's {@code CloudVmReplicaPoint}. */
final class PointShape implements RowShape {

    private static final int HAS_VM_NAME = 1;
    private static final int HAS_REPLICA = 2;
    private static final int HAS_REPLICA_NAME = 4;

    private final String base;
    private final SiteTable table;
    private final TextColumn vmNames;
    private final TextColumn replicaIds;
    private final TextColumn replicaNames;

    /**
     * @param base the gateway's root as the client knows it, with a slash at its end
     */
    PointShape(String base, SiteTable table) {
        this.base = base;
        this.table = table;
        this.vmNames = table.texts(RestorePointField.VM_NAME);
        this.replicaIds = table.texts(RestorePointField.REPLICA_ID);
        this.replicaNames = table.texts(RestorePointField.REPLICA_NAME);
    }

    @Override
    public int presence(int row) {
        return (has(vmNames, row) ? HAS_VM_NAME : 0)
                | (has(replicaIds, row) ? HAS_REPLICA : 0)
                | (has(replicaNames, row) ? HAS_REPLICA_NAME : 0);
    }

    private static boolean has(TextColumn texts, int row) {
        return texts.code(row) < texts.distinct();
    }

    @Override
    public int presences() {
        return HAS_VM_NAME + HAS_REPLICA + HAS_REPLICA_NAME + 1;
    }

    @Override
    public void write(DocumentWriter document, boolean entity, String element, int presence) {
        EmType type = EmType.POINT;
        TimeColumn times = table.times(RestorePointField.CREATED_AT);
        Piece[] name = {Piece.text(vmNames), Piece.fixed("@"), Piece.momentInName(times)};
        Piece root = Piece.fixed(base + type.path());
        Piece id = Piece.idInPath(table);
        Piece suffix = Piece.fixed("?format=Entity");
        Piece none = Piece.fixed("");
        document.open(element)
                .attribute("Type", entity ? type.label() : type.reference())
                .attribute("Href", root, id, entity ? suffix : none)
                .attribute("Name", name)
                .attribute("UID", Piece.fixed(type.urn()), Piece.id(table));
        if (entity && (presence & HAS_VM_NAME) != 0) {
            document.attribute("VmDisplayName", Piece.text(vmNames));
        }
        document.openList("Links");
        Links.toServer(
                document,
                base,
                table.texts(Shown.POINT_SERVER_ID),
                table.texts(Shown.POINT_SERVER_NAME));
        if ((presence & HAS_REPLICA) != 0) {
            toReplica(document, presence);
        }
        document.open("Link")
                .attribute("Rel", "Alternate")
                .attribute("Type", entity ? type.reference() : type.label())
                .attribute("Href", root, id, entity ? none : suffix)
                .attribute("Name", name)
                .close()
                .close();
        if (entity) {
            document.field("CreationTimeUTC", Piece.moment(times))
                    .field("PointType", Piece.text(table.texts(Shown.POINT_TYPE)))
                    .field("State", Piece.text(table.texts(Shown.POINT_STATE)));
        }
        document.close();
    }

    private void toReplica(DocumentWriter document, int presence) {
        document.open("Link")
                .attribute("Rel", "Up")
                .attribute("Type", EmType.REPLICA.reference())
                .attribute(
                        "Href",
                        Piece.fixed(base + EmType.REPLICA.path()),
                        Piece.inPath(replicaIds));
        if ((presence & HAS_REPLICA_NAME) != 0) {
            document.attribute("Name", Piece.text(replicaNames));
        }
        document.close();
    }
}
