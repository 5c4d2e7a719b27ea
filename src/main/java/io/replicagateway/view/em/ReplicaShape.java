package io.replicagateway.view.em;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.ReplicaField;

/** Replicas as EM's {@code CloudReplica}. */
final class ReplicaShape extends RowShape {

    private static final int HAS_PLATFORM = 1;

    private final TextColumn names;
    private final TextColumn platforms;

    /**
     * @param base the gateway's root as the client knows it, with a slash at its end
     */
    ReplicaShape(String base, SiteTable table) {
        super(EmType.REPLICA, Shown.REPLICA_SERVER_ID, Shown.REPLICA_SERVER_NAME, base, table);
        this.names = table.texts(ReplicaField.NAME);
        this.platforms = table.texts(Shown.REPLICA_PLATFORM);
    }

    @Override
    int presence(int row) {
        return platforms.code(row) < platforms.distinct() ? HAS_PLATFORM : 0;
    }

    @Override
    int presences() {
        return HAS_PLATFORM + 1;
    }

    @Override
    Piece[] name() {
        return new Piece[] {Piece.text(names)};
    }

    @Override
    void children(DocumentWriter document, Piece root, Piece id) {
        document.open("Link")
                .attribute("Rel", "Down")
                .attribute("Type", "CloudVmReplicaPointReferenceList")
                .attribute("Href", root, id, Piece.fixed("/vmReplicaPoints"))
                .close();
    }

    @Override
    void fields(DocumentWriter document, int presence) {
        if ((presence & HAS_PLATFORM) != 0) {
            document.field("Platform", Piece.text(platforms));
        }
    }
}
