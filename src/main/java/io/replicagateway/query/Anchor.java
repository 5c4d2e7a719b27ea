package io.replicagateway.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list, named by what the row there sorted by, so that the place can be found again in another
 * snapshot, even when the row is gone.
 *
 * @param keys what the row sorted by, one for each sort key, as text; null where it had no value
 * @param id the row's id
 */
public record Anchor(List<@Nullable String> keys, String id) {}
