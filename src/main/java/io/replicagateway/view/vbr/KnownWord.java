package io.replicagateway.view.vbr;

import io.replicagateway.inventory.DerivedTexts;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.TextColumn;
import io.replicagateway.model.Field;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field that must have a word of a closed list.
 *
 * @param field one whose texts the rows hold
 * @param known the list
 * @param otherwise what is shown for any other word and for none; null for nothing
 */
record KnownWord(Field field, Set<String> known, @Nullable String otherwise)
        implements DerivedTexts {

    KnownWord {
        known = Set.copyOf(known);
    }

    @Override
    public TextColumn in(SiteTable table) {
        return table.texts(field)
                .mapped(word -> word != null && known.contains(word) ? word : otherwise);
    }

    /** By the field alone: the list is long, and columns are looked up by this for each site of a page. */
    @Override
    public int hashCode() {
        return field.hashCode();
    }

    @Override
    public String label() {
        return field.label();
    }
}
