package io.replicagateway.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteChanges;
import io.replicagateway.model.SiteId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Takes the meters of sites away that are gone, so that a site which was taken out does not look like one that is down. */
@ApplicationScoped
class DepartedSites {

    private static final String SITE = "site";

    /** Before the meters of those that have come are registered: one may have the id of one that is gone. */
    private static final int FIRST = 1;

    private final Inventory inventory;
    private final MeterRegistry registry;

    DepartedSites(Inventory inventory, MeterRegistry registry) {
        this.inventory = inventory;
        this.registry = registry;
    }

    void forget(@Observes @Priority(FIRST) SiteChanges changes) {
        registry.getMeters().stream()
                .filter(meter -> isGone(meter.getId().getTag(SITE), changes))
                .forEach(registry::remove);
    }

    private boolean isGone(@Nullable String site, SiteChanges changes) {
        if (site == null || !SiteId.isValid(site)) {
            return false;
        }
        var id = new SiteId(site);
        return changes.gone().contains(id) || inventory.latest().find(id).isEmpty();
    }
}
