package io.replicagateway.inventory;

import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Holds the newest fleet snapshot, and for a while those older ones to which a cursor was handed out. Reading never
 * waits; a change publishes a new snapshot that shares all other sites' blocks.
 */
public final class Inventory {

    private final Clock clock;
    private final String instance;
    private final Retention retention;
    private final AtomicReference<FleetSnapshot> latest;

    /** By snapshot id; what was handed out longest ago first. */
    private final Map<String, Pinned> pinned = new LinkedHashMap<>();

    private long sequence;

    /**
     * @param instance tells the snapshots of this process from those of any other: letters and digits
     */
    public Inventory(
            Collection<SiteSettings> sites, Clock clock, String instance, Retention retention) {
        this.clock = clock;
        this.instance = instance;
        this.retention = retention;
        this.latest =
                new AtomicReference<>(snapshotOf(sites.stream().map(SiteState::pending).toList()));
    }

    /** What queries read now. */
    public FleetSnapshot latest() {
        return latest.get();
    }

    /**
     * Publishes a snapshot in which this site's state is replaced.
     *
     * @param change from the site's state to its new one; called under a lock, so it must be quick
     */
    public synchronized void update(SiteId site, UnaryOperator<SiteState> change) {
        List<SiteState> states =
                latest.get().sites().stream()
                        .map(state -> state.site().id().equals(site) ? change.apply(state) : state)
                        .toList();
        publish(states);
    }

    /**
     * Publishes one snapshot of exactly these sites: those that are new have no rows yet, those that are not among them
     * are gone, all others keep what is known of them. Snapshots of before keep all of them for their cursors.
     *
     * @param sites each once
     */
    public synchronized SiteChanges configure(Collection<SiteSettings> sites) {
        FleetSnapshot before = latest.get();
        publish(
                sites.stream()
                        .map(
                                site ->
                                        before.find(site.id())
                                                .map(state -> state.configured(site))
                                                .orElseGet(() -> SiteState.pending(site)))
                        .toList());
        return new SiteChanges(missing(before, latest.get()), missing(latest.get(), before));
    }

    /** The sites of one snapshot whose rows are not those of a site of the other. */
    private static Set<SiteId> missing(FleetSnapshot from, FleetSnapshot other) {
        return from.sites().stream()
                .map(SiteState::site)
                .filter(
                        site ->
                                other.find(site.id())
                                        .filter(state -> state.site().hasRowsOf(site))
                                        .isEmpty())
                .map(SiteSettings::id)
                .collect(Collectors.toSet());
    }

    private void publish(List<SiteState> states) {
        pinAgain(latest.get());
        latest.set(snapshotOf(states));
        forgetExpired();
        forgetBeyondBounds();
    }

    /** Cursors to the newest snapshot are handed out until it is superseded, from pages that were made long before. */
    private void pinAgain(FleetSnapshot superseded) {
        if (pinned.remove(superseded.id()) != null) {
            pinned.put(superseded.id(), new Pinned(superseded, clock.instant()));
        }
    }

    private FleetSnapshot snapshotOf(List<SiteState> states) {
        return new FleetSnapshot(instance + "-" + ++sequence, clock.instant(), states);
    }

    /** Keeps this snapshot for a while, because a cursor to it is handed out. */
    public synchronized void pin(FleetSnapshot snapshot) {
        boolean isNew = pinned.remove(snapshot.id()) == null;
        pinned.put(snapshot.id(), new Pinned(snapshot, clock.instant()));
        if (isNew) {
            forgetBeyondBounds();
        }
    }

    /** The snapshot of this id, if it is the newest or still kept. */
    public Optional<FleetSnapshot> find(String id) {
        FleetSnapshot newest = latest();
        return newest.id().equals(id) ? Optional.of(newest) : findPinned(id);
    }

    private synchronized Optional<FleetSnapshot> findPinned(String id) {
        forgetExpired();
        return Optional.ofNullable(pinned.get(id)).map(Pinned::snapshot);
    }

    private void forgetExpired() {
        Instant oldest = clock.instant().minus(retention.age());
        String newest = latest().id();
        pinned.values()
                .removeIf(
                        pin ->
                                pin.handedOutAt().isBefore(oldest)
                                        && !pin.snapshot().id().equals(newest));
    }

    private void forgetBeyondBounds() {
        Iterator<Pinned> byAge = pinned.values().iterator();
        while (byAge.hasNext()
                && (pinned.size() > retention.snapshots()
                        || bytesOfThePast() > retention.bytes())) {
            byAge.next();
            byAge.remove();
        }
    }

    /** The heap of the rows that no longer belong to the newest snapshot, in bytes. */
    private long bytesOfThePast() {
        Set<SiteRows> current = identitySet();
        latest.get().sites().forEach(state -> current.add(state.rows()));
        Set<SiteRows> past = identitySet();
        pinned.values().stream()
                .flatMap(pin -> pin.snapshot().sites().stream())
                .map(SiteState::rows)
                .filter(rows -> !current.contains(rows))
                .forEach(past::add);
        return past.stream().mapToLong(SiteRows::heapBytes).sum();
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private record Pinned(FleetSnapshot snapshot, Instant handedOutAt) {}
}
