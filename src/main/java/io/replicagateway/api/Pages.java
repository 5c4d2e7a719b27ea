package io.replicagateway.api;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answered pages as bytes, under snapshot and normalised query, so that a page is made once however often it is
 * asked for. A new snapshot makes the old pages unreachable, except for those who still walk through that snapshot.
 */
@ApplicationScoped
class Pages {

    private final CaffeineCache cache;
    private final PageEncoder encoder;
    private final PageObserver observer;
    private final Clock clock;

    Pages(
            @CacheName("pages") Cache cache,
            PageEncoder encoder,
            PageObserver observer,
            Clock clock) {
        this.cache = cache.as(CaffeineCache.class);
        this.encoder = encoder;
        this.observer = observer;
        this.clock = clock;
    }

    /** The page: at once if it is kept and still true, otherwise made on a worker thread, once for all who wait. */
    Uni<EncodedPage> page(PageRequest request) {
        PageRequest.Key key = request.key();
        EncodedPage kept = kept(key);
        if (kept != null && kept.isTrueAt(clock.instant())) {
            observer.answered(PageObserver.Outcome.HIT);
            return Uni.createFrom().item(kept);
        }
        observer.answered(PageObserver.Outcome.MISS);
        Uni<Void> forgotten = kept == null ? Uni.createFrom().voidItem() : cache.invalidate(key);
        return forgotten.chain(() -> cache.getAsync(key, ignored -> made(request)));
    }

    private @Nullable EncodedPage kept(PageRequest.Key key) {
        CompletableFuture<EncodedPage> page = cache.getIfPresent(key);
        return page == null || page.isCompletedExceptionally() ? null : page.getNow(null);
    }

    private Uni<EncodedPage> made(PageRequest request) {
        return Uni.createFrom()
                .item(() -> encoder.encode(request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
