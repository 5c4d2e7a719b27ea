package io.replicagateway.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.replicagateway.inventory.Inventory;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.rescan.FleetRescans;
import io.replicagateway.security.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Begins to read the sites when the gateway starts; when it stops, leaves no session behind, and all rows on the disk. */
@ApplicationScoped
class Lifecycle {

    /** How long sites may take to end their sessions; a pod has 30 s from the signal to the end. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    /** How long the disk may take for the newest rows. */
    private static final Duration LONGEST_KEEPING = Duration.ofSeconds(5);

    private final Sites sites;
    private final Accounts accounts;
    private final Inventory inventory;
    private final FleetRefresher refresher;
    private final FleetRescans rescans;
    private final RowKeeping keeping;
    private final SitesFollower follower;
    private final DemoFleet demo;

    Lifecycle(
            Sites sites,
            Accounts accounts,
            Inventory inventory,
            FleetRefresher refresher,
            FleetRescans rescans,
            RowKeeping keeping,
            SitesFollower follower,
            DemoFleet demo) {
        this.sites = sites;
        this.accounts = accounts;
        this.inventory = inventory;
        this.refresher = refresher;
        this.rescans = rescans;
        this.keeping = keeping;
        this.follower = follower;
        this.demo = demo;
    }

    void start(@Observes StartupEvent event) {
        sites.warnings().forEach(LOG::warn);
        LOG.infof(
                "gateway starts sites=%d auth=%s",
                sites.all().size(), accounts.isOpen() ? "none" : "local");
        keeping.start(inventory);
        refresher.start();
        follower.start();
    }

    /** Waits, on the thread that stops the process, until the sites' sessions are ended and their rows are kept. */
    void stop(@Observes ShutdownEvent event) {
        follower.stop();
        rescans.stop();
        refresher
                .stop()
                .ifNoItem()
                .after(LONGEST_GOODBYE)
                .recoverWithItem((Void) null)
                .await()
                .indefinitely();
        keeping.stop(inventory, LONGEST_KEEPING);
        demo.close();
    }
}
