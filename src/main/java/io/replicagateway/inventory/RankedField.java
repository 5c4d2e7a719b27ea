package io.replicagateway.inventory;

import io.replicagateway.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field whose words stand in an order of their own, as those of an enumeration do.
 *
 * @param field one that holds texts of its own
 * @param ranking the order
 */
public record RankedField(Field field, Ranking ranking) implements ShownField {

    /** The order of words. Equal for the same order. */
    public interface Ranking {

        /** The place of a word, or of none; negative where the row is to be sorted behind all others in either direction. */
        int of(@Nullable String word);
    }

    @Override
    public Column in(SiteTable table) {
        return new RankedColumn(table.texts(field), ranking);
    }

    @Override
    public ValueType valueType() {
        return ValueType.COUNT;
    }
}
