package io.replicagateway.app;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.refresh.FleetRefresher;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** Tests of the EM view begin with sites that are read and a client that is logged on. */
abstract class EmViewTestBase {

    @Inject FleetRefresher refresher;
    @Inject Inventory inventory;

    /** Logged on anew for each test. */
    EmClient em;

    @BeforeEach
    void readAllSitesAndLogOn() {
        SimulatedFleet.read(refresher, inventory);
        em = EmClient.logOn("anyone", "anything");
    }
}
