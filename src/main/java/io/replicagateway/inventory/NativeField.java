package io.replicagateway.inventory;

import io.replicagateway.model.Field;

/**
 * An id as its vendor knows it, without the site before it.
 *
 * @param field one that holds texts of its own
 */
public record NativeField(Field field) implements ShownField {

    @Override
    public Column in(SiteTable table) {
        return table.texts(field);
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }
}
