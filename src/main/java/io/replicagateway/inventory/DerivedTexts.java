package io.replicagateway.inventory;

import io.replicagateway.model.DerivedField;

/** A derived field that can be worked out for the rows of a site, once as long as they last. */
public interface DerivedTexts extends DerivedField {

    /** The texts of all rows; must follow from the rows of the site and its settings alone. */
    TextColumn in(SiteTable table);
}
