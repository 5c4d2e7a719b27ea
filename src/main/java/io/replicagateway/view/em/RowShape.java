package io.replicagateway.view.em;

/** How the rows of one site look in a document. */
interface RowShape {

    /** Which optional parts the row has, a bit for each; rows with the same ones have the same form. */
    int presence(int row);

    /** How many different presences there can be. */
    int presences();

    /**
     * Writes the form of a row that has these optional parts.
     *
     * @param entity whether all of it is wanted rather than a reference
     * @param element the name of its element
     */
    void write(DocumentWriter document, boolean entity, String element, int presence);
}
