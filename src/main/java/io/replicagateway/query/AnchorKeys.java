package io.replicagateway.query;

import io.replicagateway.inventory.Text;
import io.replicagateway.model.Field;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns what an anchor carries as text back into what rows sort by. */
final class AnchorKeys {

    private AnchorKeys() {}

    static @Nullable Comparable<?> parse(Field field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (field.valueType()) {
            case TEXT -> Text.of(text);
            case MOMENT -> Instant.parse(text);
            case COUNT -> Integer.valueOf(text);
        };
    }
}
