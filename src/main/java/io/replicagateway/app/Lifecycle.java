package io.replicagateway.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.security.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Begins to read the sites when the gateway starts, and leaves no session behind when it stops. */
@ApplicationScoped
class Lifecycle {

    /** How long sites may take to end their sessions; a pod has 30 s from the signal to the end. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final Sites sites;
    private final Accounts accounts;
    private final FleetRefresher refresher;
    private final DemoFleet demo;

    Lifecycle(Sites sites, Accounts accounts, FleetRefresher refresher, DemoFleet demo) {
        this.sites = sites;
        this.accounts = accounts;
        this.refresher = refresher;
        this.demo = demo;
    }

    void start(@Observes StartupEvent event) {
        sites.warnings().forEach(LOG::warn);
        LOG.infof(
                "gateway starts sites=%d auth=%s",
                sites.all().size(), accounts.isOpen() ? "none" : "local");
        refresher.start();
    }

    /** Waits, on the thread that stops the process, until the sites' sessions are ended. */
    void stop(@Observes ShutdownEvent event) {
        refresher
                .stop()
                .ifNoItem()
                .after(LONGEST_GOODBYE)
                .recoverWithItem((Void) null)
                .await()
                .indefinitely();
        demo.close();
    }
}
