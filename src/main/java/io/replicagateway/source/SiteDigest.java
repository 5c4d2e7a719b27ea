package io.replicagateway.source;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cheap look at a site: not all of its rows, but enough to tell whether those of the last read still hold. It does
 * not tell of what changed about a restore point without a trace at its replica, in its state or in the number of all.
 *
 * @param replicas all replicas, in no particular order
 * @param newPoints every restore point made since the moment that was asked about; there may be older ones among them
 * @param notReady every restore point in a state other than {@code Ready}; empty if the site cannot be asked for them
 * @param total how many restore points there are in all
 * @param apiVersion the API revision that was spoken, where it is known
 */
public record SiteDigest(
        List<Replica> replicas,
        List<RestorePoint> newPoints,
        Optional<List<RestorePoint>> notReady,
        int total,
        Optional<String> apiVersion) {

    /** A server that takes the moment for its own local time is off by less than this. */
    private static final Duration LEEWAY = Duration.ofDays(1);

    public SiteDigest {
        replicas = List.copyOf(replicas);
        newPoints = List.copyOf(newPoints);
        notReady = notReady.map(List::copyOf);
    }

    /**
     * Whether restore points that were asked for from a moment on are so much older that the site cannot have taken notice
     * of it: asking that way spares it nothing.
     */
    public static boolean ignores(Instant since, List<RestorePoint> found) {
        Instant oldest = since.minus(LEEWAY);
        return found.stream()
                .map(RestorePoint::createdAt)
                .anyMatch(made -> made != null && made.instant().isBefore(oldest));
    }
}
