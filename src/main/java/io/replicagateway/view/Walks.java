package io.replicagateway.view;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Which snapshot the later pages of a list come from that is walked through by page numbers: that of its first page, as
 * long as it is kept. The vendors' APIs have no cursor, so a walk is known by its session and the words of its query.
 */
@Singleton
public final class Walks {

    private static final int SHORT = 256;

    /** A walk that began anew is noted again after so long: a page that is asked for all the time costs no note each time. */
    private static final Duration NOTED_FOR = Duration.ofSeconds(1);

    private final CaffeineCache begun;
    private final Inventory inventory;
    private final Clock clock;

    /** Which snapshot a walk is in, and since when. */
    private record Beginning(String snapshot, Instant at) {

        boolean isIn(FleetSnapshot other) {
            return snapshot.equals(other.id());
        }
    }

    private record Walk(String session, String list) {

        /** What is asked for is as long as its caller likes, and is therefore kept as its digest. */
        static Walk of(String session, String list) {
            return new Walk(session, list.length() <= SHORT ? list : digest(list));
        }

        private static String digest(String text) {
            try {
                byte[] hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(hash);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JDK has SHA-256", impossible);
            }
        }
    }

    Walks(@CacheName("walks") Cache begun, Inventory inventory, Clock clock) {
        this.begun = begun.as(CaffeineCache.class);
        this.inventory = inventory;
        this.clock = clock;
    }

    /**
     * The snapshot that answers: for a first page the newest, which the pages behind it will come from too.
     *
     * @param session whose walk it is
     * @param list what is asked for but for the page: equal for pages of one list
     * @param fromStart whether this is the first page
     */
    public FleetSnapshot snapshot(String session, String list, boolean fromStart) {
        return fromStart
                ? begin(session, list, inventory.latest())
                : kept(session, list).orElseGet(() -> begin(session, list, inventory.latest()));
    }

    /** Takes note of a first page that was made from this snapshot, and returns it. */
    public FleetSnapshot begin(String session, String list, FleetSnapshot snapshot) {
        Walk walk = Walk.of(session, list);
        Instant now = clock.instant();
        if (find(walk)
                .filter(before -> before.isIn(snapshot))
                .filter(before -> now.isBefore(before.at().plus(NOTED_FOR)))
                .isEmpty()) {
            inventory.pin(snapshot);
            begun.put(walk, CompletableFuture.completedFuture(new Beginning(snapshot.id(), now)));
        }
        return snapshot;
    }

    private Optional<FleetSnapshot> kept(String session, String list) {
        return find(Walk.of(session, list)).map(Beginning::snapshot).flatMap(inventory::find);
    }

    private Optional<Beginning> find(Walk walk) {
        CompletableFuture<Beginning> beginning = begun.getIfPresent(walk);
        return Optional.ofNullable(beginning).map(CompletableFuture::join);
    }
}
