package io.replicagateway.page;

import io.replicagateway.inventory.FleetSnapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The hot pages of one snapshot, by the address that asks for each. Where there are too many, one that was not asked for
 * since it was looked at last makes room, the oldest first.
 */
final class HotGeneration {

    /** So many are kept. */
    static final int MOST_PAGES = 512;

    /** So many bytes of pages are kept, compressed forms and what is outside the heap not counted. */
    static final long MOST_BYTES = 32L << 20;

    /** What asks for a page is as long as its caller likes. */
    private static final int LONGEST_KEY = 2048;

    private final FleetSnapshot snapshot;
    private final HotMemory memory;
    private final Map<String, HotPage> pages = new ConcurrentHashMap<>();

    /** All addresses, that which is to be looked at next first. Guarded by this. */
    private final Deque<String> queue = new ArrayDeque<>();

    private long bytes;
    private boolean ended;

    HotGeneration(FleetSnapshot snapshot, HotMemory memory) {
        this.snapshot = snapshot;
        this.memory = memory;
    }

    FleetSnapshot snapshot() {
        return snapshot;
    }

    /** The page that an address asks for; null if it is not known. */
    @Nullable HotPage find(String address) {
        HotPage page = pages.get(address);
        if (page != null) {
            page.use();
        }
        return page;
    }

    /** Keeps the page that an address asks for, in place of one that was true before. */
    synchronized void add(String address, EncodedPage page) {
        long size = page.plain().bytes().length;
        if (ended || address.length() > LONGEST_KEY || size > MOST_BYTES) {
            return;
        }
        if (pages.containsKey(address)) {
            queue.remove(address);
            drop(address);
        }
        while (pages.size() >= MOST_PAGES || bytes + size > MOST_BYTES) {
            makeRoom();
        }
        bytes += size;
        pages.put(address, new HotPage(page, memory));
        queue.add(address);
    }

    /** Each page that was asked for is passed over once, so that this ends. */
    private void makeRoom() {
        String next = queue.remove();
        if (pages.get(next).takeUse()) {
            queue.add(next);
        } else {
            drop(next);
        }
    }

    private void drop(String address) {
        HotPage page = pages.remove(address);
        bytes -= page.page().plain().bytes().length;
        page.end();
    }

    /** Lets go of all pages. */
    synchronized void end() {
        ended = true;
        pages.values().forEach(HotPage::end);
        pages.clear();
        queue.clear();
    }
}
