package io.replicagateway.store;

import io.replicagateway.inventory.MalformedRowsException;
import io.replicagateway.inventory.RowsReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads files; one that is damaged is set aside and told, and is no more than missing. Safe for use by many threads. */
final class Loading {

    private static final Logger LOG = Logger.getLogger(Loading.class);

    private final StoreDirectory directory;
    private final Clock clock;
    private final StoreObserver observer;

    /** Makes something of the contents of a file. */
    interface Form<T> {
        T read(RowsReader contents) throws MalformedRowsException, DamagedFileException;
    }

    Loading(StoreDirectory directory, Clock clock, StoreObserver observer) {
        this.directory = directory;
        this.clock = clock;
        this.observer = observer;
    }

    /** What the file holds; empty if there is none, or it cannot be used. */
    <T> Optional<T> read(String name, Envelope envelope, Form<T> form) {
        try {
            return Optional.of(form.read(envelope.open(directory.file(name))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            leave(name, unreadable);
            return Optional.empty();
        } catch (DamagedFileException | MalformedRowsException damaged) {
            setAside(name, damaged);
            return Optional.empty();
        }
    }

    private synchronized void leave(String name, IOException unreadable) {
        observer.loaded(StoreObserver.Load.UNREADABLE);
        LOG.warnf(
                "stored file cannot be read directory=%s file=%s reason=\"%s\"",
                directory, name, unreadable);
    }

    private synchronized void setAside(String name, Exception damaged) {
        observer.loaded(StoreObserver.Load.DAMAGED);
        try {
            String aside = directory.setAside(name, clock.instant());
            LOG.warnf(
                    "stored file is damaged and set aside directory=%s file=%s as=%s reason=\"%s\"",
                    directory, name, aside, damaged.getMessage());
        } catch (IOException failed) {
            LOG.warnf(
                    "stored file is damaged, but cannot be set aside directory=%s file=%s reason=\"%s\" failure=\"%s\"",
                    directory, name, damaged.getMessage(), failed);
        }
    }
}
