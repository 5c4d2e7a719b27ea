package io.replicagateway.page;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeps answered pages as bytes, under snapshot and normalised query, so that a page is made once however often it is
 * asked for. A new snapshot makes the old pages unreachable, except for those who still walk through that snapshot.
 */
@ApplicationScoped
public final class Pages {

    /** Greater pages are made anew each time, because they are kept by number and not by size. */
    private static final int GREATEST_BYTES = 768 * 1024;

    private static final Duration LATELY = Duration.ofSeconds(1);

    private final CaffeineCache cache;
    private final PageObserver observer;
    private final Clock clock;
    private volatile Instant lastMade = Instant.MIN;

    public Pages(@CacheName("pages") Cache cache, PageObserver observer, Clock clock) {
        this.cache = cache.as(CaffeineCache.class);
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * The page: at once if it is kept and still true, otherwise made on a worker thread, once for all who wait.
     *
     * @param key equal for pages that have the same content as long as it stays true
     */
    public Uni<EncodedPage> page(Object key, Supplier<EncodedPage> maker) {
        Optional<EncodedPage> kept = kept(key);
        if (kept.isPresent() && kept.get().isTrueAt(clock.instant())) {
            observer.answered(PageObserver.Outcome.HIT);
            return Uni.createFrom().item(kept.get());
        }
        observer.answered(PageObserver.Outcome.MISS);
        Uni<Void> forgotten =
                kept.isPresent() ? cache.invalidate(key) : Uni.createFrom().voidItem();
        return forgotten
                .chain(() -> cache.getAsync(key, ignored -> made(maker)))
                .call(page -> isKept(page) ? Uni.createFrom().voidItem() : cache.invalidate(key));
    }

    private static boolean isKept(EncodedPage page) {
        return page.plain().bytes().length <= GREATEST_BYTES;
    }

    private Optional<EncodedPage> kept(Object key) {
        CompletableFuture<EncodedPage> page = cache.getIfPresent(key);
        return page == null || page.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.ofNullable(page.getNow(null));
    }

    /** Whether somebody has asked for what had to be made within the last second. */
    public boolean wereMadeLately() {
        return clock.instant().minus(LATELY).isBefore(lastMade);
    }

    private Uni<EncodedPage> made(Supplier<EncodedPage> maker) {
        lastMade = clock.instant();
        return Uni.createFrom()
                .item(maker)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
