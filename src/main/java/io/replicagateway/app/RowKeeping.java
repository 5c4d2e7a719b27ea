package io.replicagateway.app;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.store.LastGoodStore;
import io.replicagateway.store.StoreObserver;
import io.replicagateway.store.StoredBlock;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Brings back the rows of before a restart, and has a thread of its own put those of now on the disk: whoever publishes
 * rows knows nothing of it, and waits for nothing. Does nothing where there is no store.
 */
@Singleton
class RowKeeping {

    private static final Logger LOG = Logger.getLogger(RowKeeping.class);

    /** How often it is looked for new rows. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Optional<LastGoodStore> store;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "store");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param sites so that nothing is made on the disk before the configuration is known to be good
     * @throws ConfigurationException if the directory cannot be written
     */
    RowKeeping(GatewayConfig config, Sites sites, Clock clock, StoreObserver observer) {
        this.store =
                config.store() == GatewayConfig.Store.FILE
                        ? Optional.of(open(Path.of(config.storeDirectory()), clock, observer))
                        : Optional.empty();
    }

    private static LastGoodStore open(Path directory, Clock clock, StoreObserver observer) {
        try {
            return LastGoodStore.open(directory, clock, new SecureRandom()::nextLong, observer);
        } catch (IOException failed) {
            throw new ConfigurationException(
                    List.of(
                            "gateway.store-directory cannot be written: "
                                    + directory.toAbsolutePath()
                                    + " ("
                                    + failed.getClass().getSimpleName()
                                    + "): let this user write there, set another directory, or gateway.store=none"));
        }
    }

    /** Gives sites that have no rows yet those that were kept of them, as old as they are. */
    void restore(Collection<SiteSettings> sites, Inventory inventory) {
        store.map(kept -> kept.load(sites))
                .orElse(Map.of())
                .forEach((site, block) -> inventory.update(site, state -> withRows(state, block)));
    }

    private static SiteState withRows(SiteState state, StoredBlock block) {
        return state.observedAt() == null ? block.restored(state.site()) : state;
    }

    /** Begins to keep what is published. */
    void start(Inventory inventory) {
        store.ifPresent(
                kept ->
                        thread.scheduleWithFixedDelay(
                                () -> keep(kept, inventory),
                                ROUND.toMillis(),
                                ROUND.toMillis(),
                                TimeUnit.MILLISECONDS));
    }

    /** A round that fails by a fault of ours must not be the last one. */
    private static void keep(LastGoodStore kept, Inventory inventory) {
        try {
            kept.keep(inventory.latest());
        } catch (RuntimeException | OutOfMemoryError fault) {
            LOG.error("unexpected error in the store", fault);
        }
    }

    /** Puts what is left on the disk, if it takes no longer than that; what was under way is whole or not there. */
    void stop(Inventory inventory, Duration longest) {
        try {
            if (store.isPresent()) {
                thread.submit(() -> store.get().keepAll(inventory.latest()))
                        .get(longest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException failed) {
            LOG.warnf(failed, "the newest rows are not on the disk, older ones are");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
        }
    }
}
