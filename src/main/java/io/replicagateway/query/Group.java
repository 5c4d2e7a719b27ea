package io.replicagateway.query;

import io.replicagateway.inventory.Text;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group of a summary.
 *
 * @param values what all its rows have in common, in the order of {@link SummaryQuery#by}; null where they have none
 * @param sums what its rows add up to
 */
public record Group(List<@Nullable Text> values, Sums sums) {

    public Group {
        values = Collections.unmodifiableList(values);
    }
}
