package io.replicagateway.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteChanges;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.rescan.RescanObserver;
import io.replicagateway.rescan.RescanStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.Predicate;

/** Counts rescans at each site that has them by what they came to. */
@ApplicationScoped
class RescanMeters implements RescanObserver {

    private static final List<RescanStatus> RESULTS =
            List.of(RescanStatus.SUCCEEDED, RescanStatus.WARNING, RescanStatus.FAILED);

    private final MeterRegistry registry;
    private final Inventory inventory;

    RescanMeters(MeterRegistry registry, Inventory inventory) {
        this.registry = registry;
        this.inventory = inventory;
    }

    void register(@Observes StartupEvent event) {
        register(site -> true);
    }

    void follow(@Observes SiteChanges changes) {
        register(changes.come()::contains);
    }

    private void register(Predicate<SiteId> isNew) {
        inventory.latest().sites().stream()
                .map(SiteState::site)
                .filter(site -> site.kind() == SiteKind.VBR && isNew.test(site.id()))
                .forEach(
                        site -> RESULTS.forEach(result -> rescans(site.id(), result).increment(0)));
    }

    /** One at a site that was taken out must not bring its meters back. */
    @Override
    public void partEnded(SiteId site, RescanStatus status) {
        if (inventory.latest().find(site).isPresent()) {
            rescans(site, status).increment();
        }
    }

    private Counter rescans(SiteId site, RescanStatus result) {
        return registry.counter(
                "gateway.rescans", Tags.of("site", site.value(), "result", result.label()));
    }
}
