package io.replicagateway.view.em;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.ReplicaField;

/** Replicas as EM's {@code CloudReplica}. */
final class ReplicaShape implements RowShape {

    private static final int HAS_PLATFORM = 1;

    private final String base;
    private final SiteTable table;
    private final TextColumn names;
    private final TextColumn platforms;

    /**
     * @param base the gateway's root as the client knows it, with a slash at its end
     */
    ReplicaShape(String base, SiteTable table) {
        this.base = base;
        this.table = table;
        this.names = table.texts(ReplicaField.NAME);
        this.platforms = table.texts(Shown.REPLICA_PLATFORM);
    }

    @Override
    public int presence(int row) {
        return platforms.code(row) < platforms.distinct() ? HAS_PLATFORM : 0;
    }

    @Override
    public int presences() {
        return HAS_PLATFORM + 1;
    }

    @Override
    public void write(DocumentWriter document, boolean entity, String element, int presence) {
        EmType type = EmType.REPLICA;
        Piece root = Piece.fixed(base + type.path());
        Piece id = Piece.idInPath(table);
        Piece suffix = Piece.fixed("?format=Entity");
        Piece none = Piece.fixed("");
        document.open(element)
                .attribute("Type", entity ? type.label() : type.reference())
                .attribute("Href", root, id, entity ? suffix : none)
                .attribute("Name", Piece.text(names))
                .attribute("UID", Piece.fixed(type.urn()), Piece.id(table))
                .openList("Links");
        Links.toServer(
                document,
                base,
                table.texts(Shown.REPLICA_SERVER_ID),
                table.texts(Shown.REPLICA_SERVER_NAME));
        document.open("Link")
                .attribute("Rel", "Alternate")
                .attribute("Type", entity ? type.reference() : type.label())
                .attribute("Href", root, id, entity ? none : suffix)
                .attribute("Name", Piece.text(names))
                .close()
                .open("Link")
                .attribute("Rel", "Down")
                .attribute("Type", "CloudVmReplicaPointReferenceList")
                .attribute("Href", root, id, Piece.fixed("/vmReplicaPoints"))
                .close()
                .close();
        if (entity && (presence & HAS_PLATFORM) != 0) {
            document.field("Platform", Piece.text(platforms));
        }
        document.close();
    }
}
