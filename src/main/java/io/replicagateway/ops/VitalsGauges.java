package io.replicagateway.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.replicagateway.inventory.SiteChanges;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSurprise;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.source.ReplicaSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Shows what was noticed about every site beside its rows, whenever it is scraped. */
@ApplicationScoped
class VitalsGauges {

    private final FleetRefresher refresher;

    VitalsGauges(FleetRefresher refresher) {
        this.refresher = refresher;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        refresher.sources().keySet().forEach(site -> register(site, registry));
    }

    void follow(@Observes SiteChanges changes, MeterRegistry registry) {
        changes.come().forEach(site -> register(site, registry));
    }

    private void register(SiteId site, MeterRegistry registry) {
        showNoSurprisesYet(registry, site);
        show(
                registry,
                site,
                "gateway.upstream.sessions",
                "Sessions of this gateway that are open at the site, or may be",
                null,
                vitals -> vitals.openSessions() + vitals.possiblyOpenSessions());
        show(
                registry,
                site,
                "gateway.site.certificate.expiry.timestamp",
                "When the site's certificate expires, since 1970",
                "seconds",
                vitals ->
                        vitals.certificate()
                                .map(shown -> (double) shown.expiresAt().getEpochSecond())
                                .orElse(Double.NaN));
        show(
                registry,
                site,
                "gateway.site.clock.skew",
                "How far the site's clock is ahead of the gateway's",
                "seconds",
                vitals ->
                        vitals.clockSkew()
                                .map(skew -> skew.toMillis() / 1000.0)
                                .orElse(Double.NaN));
    }

    /** At nought from the start, because a counter that appears with its first event shows no increase. */
    private static void showNoSurprisesYet(MeterRegistry registry, SiteId site) {
        for (SiteSurprise.What what : SiteSurprise.What.values()) {
            GatewayMeters.surprises(registry, site, what).increment(0);
        }
    }

    private void show(
            MeterRegistry registry,
            SiteId site,
            String name,
            String description,
            @Nullable String unit,
            ToDoubleFunction<SiteVitals> value) {
        Gauge.builder(name, () -> value.applyAsDouble(vitals(site)))
                .description(description)
                .baseUnit(unit)
                .tags("site", site.value())
                .register(registry);
    }

    private SiteVitals vitals(SiteId site) {
        ReplicaSource source = refresher.sources().get(site);
        return source == null ? SiteVitals.UNKNOWN : source.vitals();
    }
}
