package io.replicagateway.inventory;

import io.replicagateway.model.DerivedField;
import io.replicagateway.model.Field;

/**
 * A field as some of those who ask see it. Sorting by it is not remembered with the rows. Equal for the same values.
 */
public sealed interface ShownField extends DerivedField permits AbsentFirstField, RankedField {

    /** The field that rows hold. */
    Field field();

    /** The values in the rows of a site. */
    Column in(SiteTable table);

    @Override
    default String label() {
        return field().label();
    }
}
