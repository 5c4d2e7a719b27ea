package io.replicagateway.page;

import io.replicagateway.inventory.FleetSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The hot pages of one snapshot, by the address that asks for each. */
final class HotGeneration {

    /** So many are kept; all have been answered since the snapshot came. */
    private static final int MOST_PAGES = 512;

    /** So many bytes of pages are kept, compressed forms and what is outside the heap not counted. */
    private static final long MOST_BYTES = 32L << 20;

    /** What asks for a page is as long as its caller likes. */
    private static final int LONGEST_KEY = 2048;

    private final FleetSnapshot snapshot;
    private final OffHeap memory;
    private final Map<String, HotPage> pages = new ConcurrentHashMap<>();
    private long bytes;
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
        if (ended || !hasRoom(address, page)) {
            return;
        }
        bytes += page.plain().bytes().length;
        HotPage before = pages.put(address, new HotPage(page, memory));
        if (before != null) {
            bytes -= before.page().plain().bytes().length;
            before.end();
        }
    }

    private boolean hasRoom(String address, EncodedPage page) {
        return address.length() <= LONGEST_KEY
                && bytes + page.plain().bytes().length <= MOST_BYTES
                && (pages.size() < MOST_PAGES || pages.containsKey(address));
    }

    /** Lets go of all pages. */
    synchronized void end() {
        ended = true;
        pages.values().forEach(HotPage::end);
        pages.clear();
    }
}
