package io.replicagateway.inventory;

import io.replicagateway.model.SiteId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All sites at one moment; what a query reads from its first row to its last. Immutable.
 *
 * @param id names this snapshot among all that this and other instances ever published
 * @param publishedAt when it replaced the one before
 * @param sites ascending by {@link SiteId}, each once
 */
public record FleetSnapshot(String id, Instant publishedAt, List<SiteState> sites) {

    public FleetSnapshot {
        sites = sites.stream().sorted(Comparator.comparing(state -> state.site().id())).toList();
    }

    /** The state of the site; empty if there is no such site. */
    public Optional<SiteState> find(SiteId site) {
        return sites.stream().filter(state -> state.site().id().equals(site)).findFirst();
    }

    /** Whether any site has answered since the start, or left rows from before. */
    public boolean hasAnyAnswer() {
        return sites.stream().anyMatch(state -> state.observedAt() != null);
    }
}
