package io.replicagateway.app;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteChanges;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.ops.SitesFileMeters;
import io.replicagateway.refresh.FleetRefresher;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Follows the file with the sites, on a thread of its own. Does nothing where there is no such file. */
@Singleton
class SitesFollower {

    private static final Logger LOG = Logger.getLogger(SitesFollower.class);

    private final GatewayConfig config;
    private final DemoFleet demo;
    private final Inventory inventory;
    private final RowKeeping keeping;
    private final Event<SiteChanges> changed;
    private final SitesFileMeters meters;
    private final ConfiguredFleet fleet;
    private final Set<String> warnings;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "sites-file");
                        thread.setDaemon(true);
                        return thread;
                    });

    SitesFollower(
            GatewayConfig config,
            Sites sites,
            DemoFleet demo,
            SourceFactory sources,
            Inventory inventory,
            FleetRefresher refresher,
            RowKeeping keeping,
            Event<SiteChanges> changed,
            SitesFileMeters meters) {
        this.config = config;
        this.demo = demo;
        this.inventory = inventory;
        this.keeping = keeping;
        this.changed = changed;
        this.meters = meters;
        this.warnings = new HashSet<>(sites.warnings());
        this.fleet =
                new ConfiguredFleet(
                        sites.all(), sources::refreshed, inventory, refresher, this::follow);
    }

    /** The file that is configured, if one is. */
    static Optional<SitesFile> file(GatewayConfig config) {
        return config.sitesFile()
                .map(
                        path ->
                                new SitesFile(
                                        Path.of(path),
                                        key ->
                                                ConfigProvider.getConfig()
                                                        .getOptionalValue(key, String.class)
                                                        .orElse(null)));
    }

    void start() {
        file(config).ifPresent(this::start);
    }

    private void start(SitesFile file) {
        meters.opened();
        var watch =
                new SitesFileWatch(
                        file.path().toString(), file::text, text -> take(file, text), meters);
        long pause = config.sitesFileInterval().toMillis();
        thread.scheduleWithFixedDelay(watch::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private ConfiguredFleet.Changeover take(SitesFile file, String text) {
        Sites sites = Sites.of(config, file.sites(text), demo);
        ConfiguredFleet.Changeover changeover = fleet.take(sites.all());
        sites.warnings().stream().filter(warnings::add).forEach(LOG::warn);
        return changeover;
    }

    /** A site that has come may have been here before: then its rows may have been kept. */
    private void follow(SiteChanges changes) {
        List<SiteSettings> come =
                inventory.latest().sites().stream()
                        .map(SiteState::site)
                        .filter(site -> changes.come().contains(site.id()))
                        .toList();
        keeping.restore(come, inventory);
        changed.fire(changes);
    }

    /** Takes no more changes. */
    void stop() {
        thread.shutdown();
    }
}
