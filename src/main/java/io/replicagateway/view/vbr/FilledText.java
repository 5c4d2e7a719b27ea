package io.replicagateway.view.vbr;

import io.replicagateway.inventory.DerivedTexts;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.Field;

/**
 * A field that every row must have. Ids are those of the vendor.
 *
 * @param field one whose texts the rows hold
 * @param filler what is shown of rows without one
 */
record FilledText(Field field, String filler) implements DerivedTexts {

    @Override
    public TextColumn in(SiteTable table) {
        return table.texts(field).mapped(text -> text == null ? filler : text);
    }

    @Override
    public String label() {
        return field.label();
    }
}
