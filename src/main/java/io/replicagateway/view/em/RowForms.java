package io.replicagateway.view.em;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.query.RowRef;
import java.util.IdentityHashMap;
import java.util.Map;

/** The forms of one document's rows, each made when the first such row is written. For one thread. */
final class RowForms {

    /** The rows of one site. */
    private record Forms(RowShape shape, RowForm[] byPresence) {}

    private final EmType type;
    private final Format format;
    private final boolean entities;
    private final String base;
    private final String element;
    private final Map<SiteTable, Forms> forms = new IdentityHashMap<>();

    /**
     * @param entities whether all of the rows is wanted rather than references
     * @param base the gateway's root as the client knows it, with a slash at its end
     */
    RowForms(EmType type, Format format, boolean entities, String base) {
        this.type = type;
        this.format = format;
        this.entities = entities;
        this.base = base;
        this.element = entities ? type.child() : "Ref";
    }

    /** Writes the row as an item of the list that is open. */
    void write(DocumentWriter document, RowRef ref) {
        Forms ofSite = forms.computeIfAbsent(ref.table(), this::forms);
        int presence = ofSite.shape().presence(ref.row());
        RowForm form = ofSite.byPresence()[presence];
        if (form == null) {
            DocumentWriter writer = format.part();
            ofSite.shape().write(writer, entities, element, presence);
            form = writer.toForm();
            ofSite.byPresence()[presence] = form;
        }
        document.row(form, ref.row());
    }

    private Forms forms(SiteTable table) {
        RowShape shape = shape(type, base, table);
        return new Forms(shape, new RowForm[shape.presences()]);
    }

    static RowShape shape(EmType type, String base, SiteTable table) {
        return type == EmType.POINT ? new PointShape(base, table) : new ReplicaShape(base, table);
    }
}
