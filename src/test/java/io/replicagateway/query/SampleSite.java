package io.replicagateway.query;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site as plain lists: what an oracle reads, and what a snapshot is made of.
 *
 * @param observedAt when it was read; null if never, and then it has no rows
 */
record SampleSite(
        SiteSettings settings,
        @Nullable Instant observedAt,
        List<Replica> replicas,
        List<RestorePoint> points) {

    SiteState state() {
        SiteState pending = SiteState.pending(settings);
        return observedAt == null
                ? pending
                : pending.read(
                        SiteRows.of(settings.kind(), replicas, points),
                        observedAt,
                        Optional.empty());
    }

    SampleSite holding(List<Replica> replicas, List<RestorePoint> points) {
        return new SampleSite(settings, observedAt, replicas, points);
    }

    static FleetSnapshot snapshot(List<SampleSite> fleet) {
        return new FleetSnapshot(
                "test-1", Samples.NOW, fleet.stream().map(SampleSite::state).toList());
    }
}
