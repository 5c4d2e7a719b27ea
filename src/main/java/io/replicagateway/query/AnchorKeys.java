package io.replicagateway.query;

import io.replicagateway.inventory.Text;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RestorePointField;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what an anchor carries as text back into what rows sort by. */
final class AnchorKeys {

    private static final Set<Field> MOMENTS =
            Set.of(
                    ReplicaField.CREATED_AT,
                    ReplicaField.OLDEST_RESTORE_POINT_AT,
                    ReplicaField.LATEST_RESTORE_POINT_AT,
                    ReplicaField.RPO_DUE_AT,
                    ReplicaField.OBSERVED_AT,
                    RestorePointField.CREATED_AT,
                    RestorePointField.OBSERVED_AT);

    private static final Set<Field> COUNTS =
            Set.of(ReplicaField.RESTORE_POINTS, ReplicaField.RPO_TARGET_SECONDS);

    private AnchorKeys() {}

    static @Nullable Comparable<?> parse(Field field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (MOMENTS.contains(field)) {
            return Instant.parse(text);
        }
        return COUNTS.contains(field) ? Integer.valueOf(text) : Text.of(text);
    }
}
