package io.replicagateway.page;

import io.replicagateway.inventory.FleetSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The hot pages of one snapshot, by the address that asks for each. */
final class HotGeneration {

    /** So many are kept; all have been answered since the snapshot came. */
    private static final int MOST_PAGES = 512;

    private final FleetSnapshot snapshot;
    private final OffHeap memory;
    private final Map<String, HotPage> pages = new ConcurrentHashMap<>();
    private boolean ended;

    HotGeneration(FleetSnapshot snapshot, OffHeap memory) {
        this.snapshot = snapshot;
        this.memory = memory;
    }

    FleetSnapshot snapshot() {
        return snapshot;
    }

    /** The page that an address asks for; null if it is not known. */
    @Nullable HotPage find(String address) {
        return pages.get(address);
    }

    /** Keeps the page that an address asks for, in place of one that was true before. */
    synchronized void add(String address, EncodedPage page) {
        if (ended || pages.size() >= MOST_PAGES && !pages.containsKey(address)) {
            return;
        }
        HotPage before = pages.put(address, new HotPage(page, memory));
        if (before != null) {
            before.end();
        }
    }

    /** Lets go of all pages. */
    synchronized void end() {
        ended = true;
        pages.values().forEach(HotPage::end);
        pages.clear();
    }
}
