package io.replicagateway.query;

import io.replicagateway.inventory.Text;
import io.replicagateway.model.Timestamp;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one site that have the same values, added up.
 *
 * @param values one for each field that they were told apart by, null where they have none
 * @param rows how many there are, 1 or more
 * @param oldest the oldest moment of them, null if none has one
 * @param latest the newest moment of them, null if none has one
 */
record Part(
        List<@Nullable Text> values,
        int rows,
        @Nullable Timestamp oldest,
        @Nullable Timestamp latest) {

    Part {
        values = Collections.unmodifiableList(values);
    }
}
