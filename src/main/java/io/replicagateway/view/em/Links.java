package io.replicagateway.view.em;

import io.replicagateway.inventory.TextColumn;

/** Links that several kinds of objects have. */
final class Links {

    private Links() {}

    /** From a row to its backup server. */
    static void toServer(DocumentWriter document, String base, TextColumn ids, TextColumn names) {
        document.open("Link")
                .attribute("Rel", "Up")
                .attribute("Type", EmType.SERVER.reference())
                .attribute("Href", Piece.fixed(base + EmType.SERVER.path()), Piece.inPath(ids))
                .attribute("Name", Piece.text(names))
                .close();
    }
}
