package io.replicagateway.source;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import java.util.List;
import java.util.Optional;

/**
 * All that one whole read of a site found. Every row that was there when the read began and was not deleted during it
 * is present; no id occurs twice among the replicas, nor among the restore points.
 *
 * @param replicas in no particular order
 * @param restorePoints in no particular order; one may name a replica that is not listed
 * @param apiVersion the API revision that was spoken, such as {@code 1.3-rev2} or {@code v1_7}, where it is known
 */
public record SiteRead(
        List<Replica> replicas, List<RestorePoint> restorePoints, Optional<String> apiVersion) {

    public SiteRead {
        replicas = List.copyOf(replicas);
        restorePoints = List.copyOf(restorePoints);
    }
}
