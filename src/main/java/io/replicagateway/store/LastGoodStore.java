package io.replicagateway.store;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The last good rows of all sites in a directory: a file for each site, written when its rows have changed, and one with
 * the moments at which unchanged rows were seen again, written once a minute at most. So the age of rows after a crash
 * may be overstated by about a minute; it is never understated. Waits for the disk, so it is not for threads that may
 * not wait. Safe for use by many threads, one of which works at a time.
 */
public final class LastGoodStore {

    private static final Logger LOG = Logger.getLogger(LastGoodStore.class);

    private static final Envelope BLOCK = new Envelope(mark("RGblock\n"), 1);

    private static final Envelope OBSERVED = new Envelope(mark("RGseen\n\n"), 1);

    private static final String BLOCK_SUFFIX = ".block";

    private static final String OBSERVED_NAME = "observed";

    private static final Duration BETWEEN_OBSERVED = Duration.ofMinutes(1);

    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);

    /** How long the rows of a site are kept that is not configured, so that taking it out can be taken back. */
    private static final Duration UNUSED = Duration.ofDays(7);

    private final StoreDirectory directory;
    private final Clock clock;
    private final LongSupplier random;
    private final StoreObserver observer;
    private final Loading loading;
    private final Attempts attempts;
    private final Observations observations;
    private final Map<SiteId, StoredBlock> kept = new HashMap<>();

    private boolean hasNewObservations;
    private Instant observedWrittenAt = Instant.MIN;
    private Instant sweptAt = Instant.MIN;

    private LastGoodStore(
            StoreDirectory directory, Clock clock, LongSupplier random, StoreObserver observer) {
        this.directory = directory;
        this.clock = clock;
        this.random = random;
        this.observer = observer;
        this.loading = new Loading(directory, clock, observer);
        this.attempts = new Attempts(directory, clock, observer);
        this.observations =
                loading.read(OBSERVED_NAME, OBSERVED, Observations::readFrom)
                        .orElseGet(Observations::new);
    }

    private static long mark(String eightLetters) {
        return ByteBuffer.wrap(eightLetters.getBytes(StandardCharsets.US_ASCII)).getLong();
    }

    /**
     * Opens the directory, and makes it if it is not there.
     *
     * @param random any numbers
     * @throws IOException if nothing can be written to it
     */
    public static LastGoodStore open(
            Path directory, Clock clock, LongSupplier random, StoreObserver observer)
            throws IOException {
        StoreDirectory opened = StoreDirectory.open(directory, random);
        observer.opened();
        return new LastGoodStore(opened, clock, random, observer);
    }

    /**
     * What was kept of these sites, as old as it is; a site of which nothing that can be used was kept is missing.
     * Never fails: a damaged file is set aside.
     */
    public synchronized Map<SiteId, StoredBlock> load(Collection<SiteSettings> sites) {
        Map<SiteId, StoredBlock> loaded = new LinkedHashMap<>();
        List<SiteSettings> all = List.copyOf(sites);
        // By all processors: nobody is served yet, and most of it is work and not waiting.
        List<Optional<StoredBlock>> found = all.parallelStream().map(this::read).toList();
        for (int place = 0; place < all.size(); place++) {
            SiteSettings site = all.get(place);
            found.get(place)
                    .map(block -> block.observedAt(observedAt(site.id(), block)))
                    .filter(block -> isUsable(block, site))
                    .ifPresent(block -> loaded.put(site.id(), block));
        }
        loaded.forEach(
                (site, block) -> {
                    kept.put(site, block);
                    observations.put(site, block.number(), block.observedAt());
                });
        return loaded;
    }

    private Optional<StoredBlock> read(SiteSettings site) {
        return loading.read(
                site.id() + BLOCK_SUFFIX,
                BLOCK,
                contents -> {
                    StoredBlock block = StoredBlock.readFrom(contents);
                    if (!block.site().equals(site.id().value())) {
                        throw new DamagedFileException("it is that of another site");
                    }
                    return block;
                });
    }

    private Instant observedAt(SiteId site, StoredBlock block) {
        return observations.find(site, block.number()).orElse(block.observedAt());
    }

    private boolean isUsable(StoredBlock block, SiteSettings site) {
        String reason = null;
        if (!block.isOf(site)) {
            reason = "they were read from another server or as another account";
        } else if (block.observedAt().isAfter(clock.instant())) {
            reason = "they were read in the future, so their age cannot be told; check the clock";
        }
        observer.loaded(reason == null ? StoreObserver.Load.LOADED : StoreObserver.Load.REFUSED);
        if (reason != null) {
            LOG.warnf("stored rows are not used site=%s reason=\"%s\"", site.id(), reason);
        }
        return reason == null;
    }

    /** Writes what is not on the disk yet, unless it failed or was done a moment ago. Never fails. */
    public void keep(FleetSnapshot snapshot) {
        keep(snapshot, false);
    }

    /** Writes all that is not on the disk yet. Never fails. */
    public void keepAll(FleetSnapshot snapshot) {
        keep(snapshot, true);
    }

    private synchronized void keep(FleetSnapshot snapshot, boolean atOnce) {
        Set<SiteId> sites = new HashSet<>();
        Set<String> names = new HashSet<>(Set.of(OBSERVED_NAME));
        for (SiteState state : snapshot.sites()) {
            sites.add(state.site().id());
            names.add(state.site().id() + BLOCK_SUFFIX);
            if (state.observedAt() != null) {
                keep(state, atOnce);
            }
        }
        kept.keySet().retainAll(sites);
        attempts.retain(names);
        keepObservations(atOnce);
        if (hasPassed(BETWEEN_SWEEPS, sweptAt)) {
            sweptAt = clock.instant();
            sweep(sites);
        }
    }

    private void keep(SiteState state, boolean atOnce) {
        SiteId site = state.site().id();
        Instant observedAt = Objects.requireNonNull(state.observedAt());
        StoredBlock block = kept.get(site);
        if (block != null && block.isStillThatOf(state)) {
            hasNewObservations |= observations.put(site, block.number(), observedAt);
            return;
        }
        String name = site + BLOCK_SUFFIX;
        if (!atOnce && attempts.mustRest(name, state.rows())) {
            return;
        }
        StoredBlock next = StoredBlock.of(random.getAsLong(), state);
        if (attempts.write(name, state.rows(), BLOCK, next::writeTo)) {
            kept.put(site, next);
            observations.put(site, next.number(), observedAt);
        } else {
            kept.remove(site);
        }
    }

    private void keepObservations(boolean atOnce) {
        if (hasNewObservations && (atOnce || hasPassed(BETWEEN_OBSERVED, observedWrittenAt))) {
            observedWrittenAt = clock.instant();
            hasNewObservations =
                    !attempts.write(OBSERVED_NAME, observations, OBSERVED, observations::writeTo);
        }
    }

    /** A clock that was set back does not count as one that stands still. */
    private boolean hasPassed(Duration pause, Instant since) {
        Instant now = clock.instant();
        return now.isBefore(since) || !now.minus(pause).isBefore(since);
    }

    private void sweep(Set<SiteId> sites) {
        Set<SiteId> known = new HashSet<>(sites);
        try {
            for (String name : directory.names(LastGoodStore::isBlock)) {
                var site = new SiteId(siteOf(name));
                if (sites.contains(site) || isInUseYet(site, name)) {
                    known.add(site);
                } else {
                    directory.delete(name);
                    LOG.infof("stored rows of a site that is gone are deleted site=%s", site);
                }
            }
            observations.retain(known);
        } catch (IOException failed) {
            LOG.warnf(
                    "store cannot be looked through directory=%s reason=\"%s\"", directory, failed);
        }
    }

    private boolean isInUseYet(SiteId site, String name) throws IOException {
        Instant unused = clock.instant().minus(UNUSED);
        return directory.writtenAt(name).isAfter(unused)
                || observations.find(site).filter(unused::isBefore).isPresent();
    }

    private static boolean isBlock(String name) {
        return name.endsWith(BLOCK_SUFFIX) && SiteId.isValid(siteOf(name));
    }

    private static String siteOf(String name) {
        return name.substring(0, name.length() - BLOCK_SUFFIX.length());
    }
}
