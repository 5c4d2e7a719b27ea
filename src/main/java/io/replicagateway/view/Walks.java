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

    private final CaffeineCache begun;
    private final Inventory inventory;

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

    Walks(@CacheName("walks") Cache begun, Inventory inventory) {
        this.begun = begun.as(CaffeineCache.class);
        this.inventory = inventory;
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
        inventory.pin(snapshot);
        begun.put(Walk.of(session, list), CompletableFuture.completedFuture(snapshot.id()));
        return snapshot;
    }

    private Optional<FleetSnapshot> kept(String session, String list) {
        CompletableFuture<String> snapshot = begun.getIfPresent(Walk.of(session, list));
        return snapshot == null ? Optional.empty() : inventory.find(snapshot.getNow(""));
    }
}
