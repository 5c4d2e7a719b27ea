package io.replicagateway.view.em;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.Field;

/**
 * How the rows of one site look in a document: address, name, UID, links to others and to their other form, and what
 * their type adds.
 */
abstract class RowShape {

    private final EmType type;
    private final Field serverId;
    private final Field serverName;
    private final String base;
    private final SiteTable table;

    /**
     * @param serverId the id of the backup server that a row is at, and its name
     * @param base the gateway's root as the client knows it, with a slash at its end
     */
    RowShape(EmType type, Field serverId, Field serverName, String base, SiteTable table) {
        this.type = type;
        this.serverId = serverId;
        this.serverName = serverName;
        this.base = base;
        this.table = table;
    }

    final String base() {
        return base;
    }

    final SiteTable table() {
        return table;
    }

    /** Which optional parts the row has, a bit for each; rows with the same ones have the same form. */
    abstract int presence(int row);

    /** How many different presences there can be. */
    abstract int presences();

    /** The row's name. */
    abstract Piece[] name();

    /** Adds the attributes that only entities have. */
    void attributes(DocumentWriter document, int presence) {}

    /** Adds links to what the row belongs to, besides its backup server. */
    void parents(DocumentWriter document, int presence) {}

    /**
     * Adds links to what belongs to the row.
     *
     * @param root where the addresses of its type begin
     * @param id the rest of its address
     */
    void children(DocumentWriter document, Piece root, Piece id) {}

    /** Adds the fields, which only entities have. */
    abstract void fields(DocumentWriter document, int presence);

    /**
     * Writes the form of a row that has these optional parts.
     *
     * @param entity whether all of it is wanted rather than a reference
     * @param element the name of its element
     */
    final void write(DocumentWriter document, boolean entity, String element, int presence) {
        Piece root = Piece.fixed(base + type.path());
        Piece id = Piece.idInPath(table);
        Piece suffix = Piece.fixed("?format=Entity");
        Piece none = Piece.fixed("");
        document.open(element)
                .attribute("Type", entity ? type.label() : type.reference())
                .attribute("Href", root, id, entity ? suffix : none)
                .attribute("Name", name())
                .attribute("UID", Piece.fixed(type.urn()), Piece.id(table));
        if (entity) {
            attributes(document, presence);
        }
        document.openList("Links");
        Links.toServer(document, base, table.texts(serverId), table.texts(serverName));
        parents(document, presence);
        document.open("Link")
                .attribute("Rel", "Alternate")
                .attribute("Type", entity ? type.reference() : type.label())
                .attribute("Href", root, id, entity ? none : suffix)
                .attribute("Name", name())
                .close();
        children(document, root, id);
        document.close();
        if (entity) {
            fields(document, presence);
        }
        document.close();
    }
}
