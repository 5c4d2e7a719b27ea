package io.replicagateway.store;

import io.replicagateway.inventory.RowsWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes files, and tells when that begins to fail and when it is mended; what fails is tried again, but not at once.
 * Not safe for use by many threads.
 */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private static final Duration REST = Duration.ofMinutes(1);

    private final StoreDirectory directory;
    private final Clock clock;
    private final StoreObserver observer;

    /** The files that could not be written when it was last tried. */
    private final Map<String, Failure> failures = new HashMap<>();

    private record Failure(Object what, Instant at) {}

    Attempts(StoreDirectory directory, Clock clock, StoreObserver observer) {
        this.directory = directory;
        this.clock = clock;
        this.observer = observer;
    }

    /** Whether the very same could not be written a moment ago. */
    boolean mustRest(String name, Object what) {
        Failure failure = failures.get(name);
        return failure != null
                && failure.what() == what
                && Duration.between(failure.at(), clock.instant()).abs().compareTo(REST) < 0;
    }

    /**
     * Tries to write a file.
     *
     * @param what is compared by identity with what is tried later
     * @return whether it is on the disk
     */
    boolean write(String name, Object what, Envelope envelope, Consumer<RowsWriter> contents) {
        try {
            var writer = new RowsWriter();
            contents.accept(writer);
            directory.replace(name, envelope.head(writer), writer.written());
        } catch (IOException | IllegalStateException failure) {
            failed(name, what, failure);
            return false;
        }
        observer.written(true);
        if (failures.remove(name) != null) {
            tellIfMended();
        }
        return true;
    }

    private void failed(String name, Object what, Exception failure) {
        if (failures.isEmpty()) {
            LOG.warnf(
                    "store cannot be written, what is read from now on will not survive a restart directory=%s file=%s"
                            + " reason=\"%s\"",
                    directory, name, failure);
        } else {
            LOG.debugf(failure, "store cannot be written file=%s", name);
        }
        failures.put(name, new Failure(what, clock.instant()));
        observer.written(false);
        observer.isUp(false);
    }

    /** Forgets about all other files. */
    void retain(Set<String> names) {
        if (failures.keySet().retainAll(names)) {
            tellIfMended();
        }
    }

    private void tellIfMended() {
        if (failures.isEmpty()) {
            observer.isUp(true);
            LOG.infof("store can be written again directory=%s", directory);
        }
    }
}
