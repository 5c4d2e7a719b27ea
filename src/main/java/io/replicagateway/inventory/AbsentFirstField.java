package io.replicagateway.inventory;

import io.replicagateway.model.Field;
import java.time.Instant;

/**
 * A field of which rows without a value stand before all others: they are shown with the least value there is.
 *
 * @param field any that rows or their site hold
 */
public record AbsentFirstField(Field field) implements ShownField {

    @Override
    public Column in(SiteTable table) {
        return new FilledColumn(table.column(field), least());
    }

    private Comparable<?> least() {
        return switch (field.valueType()) {
            case TEXT -> Text.of("");
            case MOMENT -> Instant.MIN;
            case COUNT -> Integer.MIN_VALUE;
        };
    }

    @Override
    public ValueType valueType() {
        return field.valueType();
    }
}
