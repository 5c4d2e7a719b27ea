package io.replicagateway.inventory;

import io.replicagateway.model.DerivedField;

/**
 * A derived field of texts that are worked out once, as long as the rows of a site and its settings last. Unlike a
 * {@link ShownField} it can be filtered by, and shown.
 */
public interface DerivedTexts extends DerivedField {

    /** The texts of all rows; must follow from the rows of the site and its settings alone. */
    TextColumn in(SiteTable table);

    @Override
    default ValueType valueType() {
        return ValueType.TEXT;
    }
}
