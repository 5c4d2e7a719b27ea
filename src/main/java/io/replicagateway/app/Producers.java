package io.replicagateway.app;

import io.replicagateway.api.Admission;
import io.replicagateway.api.RefreshTrigger;
import io.replicagateway.api.VitalsLookup;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.Retention;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.ops.Tracing;
import io.replicagateway.page.StreamLimits;
import io.replicagateway.query.CursorCodec;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.refresh.RefreshObserver;
import io.replicagateway.rescan.FleetRescans;
import io.replicagateway.rescan.RescanObserver;
import io.replicagateway.security.Accounts;
import io.replicagateway.security.KnownCallers;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together. */
class Producers {

    private static final int SECRET_BYTES = 32;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Sites sites(GatewayConfig config, DemoFleet demo) {
        Map<String, GatewayConfig.Site> ofFile =
                SitesFollower.file(config).map(file -> file.sites(file.text())).orElse(Map.of());
        return Sites.of(config, ofFile, demo);
    }

    @Produces
    @Singleton
    Accounts accounts(
            GatewayConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        return new Callers().accounts(config.auth(), host);
    }

    @Produces
    @Singleton
    Inventory inventory(Sites sites, GatewayConfig config, Clock clock, RowKeeping keeping) {
        GatewayConfig.Snapshots snapshots = config.snapshots();
        List<SiteSettings> settings = sites.all().stream().map(SiteDefinition::settings).toList();
        var inventory =
                new Inventory(
                        settings,
                        clock,
                        Long.toString(
                                Math.abs(new SecureRandom().nextLong() % 1_000_000_000L),
                                Character.MAX_RADIX),
                        new Retention(
                                snapshots.keep(),
                                snapshots.maxAge(),
                                snapshots.maxBytes().asLongValue()));
        keeping.restore(settings, inventory);
        return inventory;
    }

    @Produces
    @Singleton
    CursorCodec cursors(GatewayConfig config) {
        return new CursorCodec(
                config.cursors()
                        .secret()
                        .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                        .orElseGet(Producers::randomSecret));
    }

    private static byte[] randomSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    @Produces
    @Singleton
    StreamLimits streamLimits(GatewayConfig config) {
        return new StreamLimits(config.exports().maxConcurrent(), config.exports().stallTimeout());
    }

    @Produces
    @Singleton
    FleetRefresher refresher(
            Sites sites,
            Inventory inventory,
            Clock clock,
            SourceFactory sources,
            RefreshWorkers workers,
            RefreshObserver observer,
            Tracing tracing) {
        return new FleetRefresher(
                sites.all().stream().map(sources::refreshed).toList(),
                inventory,
                clock,
                Infrastructure.getDefaultWorkerPool(),
                workers,
                RandomGenerator.getDefault(),
                workers.around(tracing.around(observer)));
    }

    @Produces
    @Singleton
    FleetRescans rescans(
            GatewayConfig config,
            Inventory inventory,
            FleetRefresher refresher,
            Clock clock,
            RefreshWorkers workers,
            RescanObserver observer) {
        return new FleetRescans(
                inventory,
                refresher,
                clock,
                Infrastructure.getDefaultWorkerPool(),
                workers,
                config.rescan().timeout(),
                observer);
    }

    @Produces
    @Singleton
    Admission admission(KnownCallers callers) {
        return callers::isViewer;
    }

    @Produces
    @Singleton
    RefreshTrigger trigger(FleetRefresher refresher) {
        return (site, through) ->
                (through ? refresher.refreshThrough(site) : refresher.refresh(site))
                        .subscribe()
                        .with(ended -> {});
    }

    @Produces
    @Singleton
    VitalsLookup vitals(FleetRefresher refresher) {
        return () -> {
            Map<SiteId, SiteVitals> now = new HashMap<>();
            refresher.sources().forEach((site, source) -> now.put(site, source.vitals()));
            return now;
        };
    }
}
