package io.replicagateway.view.em;

/** Backup servers as EM's {@code BackupServer}. */
final class ServerShape {

    private ServerShape() {}

    /**
     * Writes a server.
     *
     * @param base the gateway's root as the client knows it, with a slash at its end
     * @param entity whether all of it is wanted rather than a reference
     * @param element the name of its element
     */
    static void write(
            DocumentWriter document, Server server, String base, boolean entity, String element) {
        EmType type = EmType.SERVER;
        String reference = base + type.path() + Addresses.encoded(server.id());
        String whole = reference + "?format=Entity";
        document.open(element)
                .attribute("Type", entity ? type.label() : type.reference())
                .attribute("Href", entity ? whole : reference)
                .attribute("Name", server.name())
                .attribute("UID", type.urn() + server.id())
                .openList("Links")
                .open("Link")
                .attribute("Rel", "Alternate")
                .attribute("Type", entity ? type.reference() : type.label())
                .attribute("Href", entity ? reference : whole)
                .attribute("Name", server.name())
                .close()
                .close();
        if (entity) {
            document.field("Description", server.site())
                    .field("Port", Server.PORT)
                    .emptyField("Version");
        }
        document.close();
    }
}
