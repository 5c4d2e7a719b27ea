package io.replicagateway.api;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.replicagateway.inventory.FleetSnapshot;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answered pages as bytes, under snapshot and normalised query, so that a page is made once however often it is
 * asked for. A new snapshot makes the old pages unreachable, except for those who still walk through that snapshot.
 */
@ApplicationScoped
class Pages {

    /** The parameters whose answer is not decided by the newest snapshot alone. */
    private static final List<String> DEPENDS_ON_MORE = List.of("cursor", "require", "maxAge");

    private final CaffeineCache cache;
    private final PageObserver observer;
    private final Clock clock;

    Pages(@CacheName("pages") Cache cache, PageObserver observer, Clock clock) {
        this.cache = cache.as(CaffeineCache.class);
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * What a page that was asked for in these very words is kept under as well, so that asking again costs no reading
     * of parameters.
     *
     * @param query the address's query as it came; null if it has none
     */
    private record Words(String snapshot, String path, @Nullable String query) {}

    /**
     * The page that an address asks for: the one that answered the same words before, otherwise the one that its
     * parameters ask for. Only where they name neither a cursor nor a demand do the same words have the same answer as
     * long as the snapshot lasts.
     *
     * @param path tells this address from others with the same query
     * @param reader finds the page by the parameters
     */
    Uni<EncodedPage> page(
            FleetSnapshot newest,
            String path,
            UriInfo address,
            Function<MultivaluedMap<String, String>, Uni<EncodedPage>> reader) {
        var words = new Words(newest.id(), path, address.getRequestUri().getRawQuery());
        return again(words)
                .map(page -> Uni.createFrom().item(page))
                .orElseGet(() -> readAndRemembered(words, address.getQueryParameters(), reader));
    }

    private Optional<EncodedPage> again(Words words) {
        Optional<EncodedPage> kept = kept(words).filter(page -> page.isTrueAt(clock.instant()));
        kept.ifPresent(page -> observer.answered(PageObserver.Outcome.HIT));
        return kept;
    }

    private Uni<EncodedPage> readAndRemembered(
            Words words,
            MultivaluedMap<String, String> values,
            Function<MultivaluedMap<String, String>, Uni<EncodedPage>> reader) {
        Uni<EncodedPage> page = reader.apply(values);
        boolean dependsOnMore = DEPENDS_ON_MORE.stream().anyMatch(values::containsKey);
        return dependsOnMore ? page : page.invoke(answered -> remember(words, answered));
    }

    private void remember(Words words, EncodedPage page) {
        cache.put(words, CompletableFuture.completedFuture(page));
    }

    /**
     * The page: at once if it is kept and still true, otherwise made on a worker thread, once for all who wait.
     *
     * @param key equal for pages that have the same content as long as it stays true
     */
    Uni<EncodedPage> page(Object key, Supplier<EncodedPage> maker) {
        Optional<EncodedPage> kept = kept(key);
        if (kept.isPresent() && kept.get().isTrueAt(clock.instant())) {
            observer.answered(PageObserver.Outcome.HIT);
            return Uni.createFrom().item(kept.get());
        }
        observer.answered(PageObserver.Outcome.MISS);
        Uni<Void> forgotten =
                kept.isPresent() ? cache.invalidate(key) : Uni.createFrom().voidItem();
        return forgotten.chain(() -> cache.getAsync(key, ignored -> made(maker)));
    }

    private Optional<EncodedPage> kept(Object key) {
        CompletableFuture<EncodedPage> page = cache.getIfPresent(key);
        return page == null || page.isCompletedExceptionally()
                ? Optional.empty()
                : Optional.ofNullable(page.getNow(null));
    }

    private static Uni<EncodedPage> made(Supplier<EncodedPage> maker) {
        return Uni.createFrom()
                .item(maker)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
