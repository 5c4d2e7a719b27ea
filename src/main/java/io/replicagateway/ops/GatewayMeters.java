package io.replicagateway.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSurprise;
import io.replicagateway.page.PageObserver;
import io.replicagateway.refresh.RefreshObserver;
import io.replicagateway.source.http.UpstreamObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Meters what happens: refreshes, requests to sites, pages. Tags are sites and fixed lists only. */
@ApplicationScoped
class GatewayMeters implements RefreshObserver, UpstreamObserver, PageObserver {

    private final MeterRegistry registry;
    private final Inventory inventory;

    /** Looked up once: a hot page is answered in less time than a few look-ups take. */
    private final Map<Outcome, Counter> pages = new EnumMap<>(Outcome.class);

    GatewayMeters(MeterRegistry registry, Inventory inventory) {
        this.registry = registry;
        this.inventory = inventory;
        for (Outcome outcome : Outcome.values()) {
            pages.put(outcome, pages(outcome));
        }
    }

    @Override
    public void refreshEnded(SiteId site, String outcome, Duration took) {
        if (isGone(site)) {
            return;
        }
        Timer.builder("gateway.refresh")
                .description(
                        "Refreshes of a site, from the first request to the rows in the inventory")
                .tags("site", site.value(), "outcome", outcome)
                .register(registry)
                .record(took);
    }

    @Override
    public void requestEnded(SiteId site, String operation, String outcome, Duration took) {
        if (isGone(site)) {
            return;
        }
        Timer.builder("gateway.upstream.requests")
                .description("Requests to a site, each retry on its own")
                .tags("site", site.value(), "operation", operation, "outcome", outcome)
                .register(registry)
                .record(took);
    }

    /** The log-off of a site that was taken out must not bring its meters back. */
    private boolean isGone(SiteId site) {
        return inventory.latest().find(site).isEmpty();
    }

    @Override
    public void surprised(SiteId site, SiteSurprise.What what) {
        if (isGone(site)) {
            return;
        }
        surprises(registry, site, what).increment();
    }

    static Counter surprises(MeterRegistry registry, SiteId site, SiteSurprise.What what) {
        return Counter.builder("gateway.upstream.surprises")
                .description("What a site said that no vendor document lists")
                .tags("site", site.value(), "what", what.label())
                .register(registry);
    }

    @Override
    public void answered(Outcome outcome) {
        pages.get(outcome).increment();
    }

    private Counter pages(Outcome outcome) {
        String label = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Counter.builder("gateway.pages")
                .description("Pages of lists, and summaries, by whether they were kept from before")
                .tags("outcome", label)
                .register(registry);
    }
}
