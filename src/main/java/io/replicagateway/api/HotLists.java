package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.page.HotPages;
import io.replicagateway.page.HotRoute;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lists and summaries of the native API are answered again at once: those whose address names neither a cursor nor
 * a demand, nor a single row, so that the same words have the same answer as long as the snapshot lasts.
 */
@Singleton
class HotLists implements HotRoute {

    /** The addresses without a row's id in them. */
    private static final Set<String> PATHS =
            Set.of("/v1/replicas", "/v1/restore-points", "/v1/summary");

    /** The parameters whose answer is not decided by the newest snapshot alone. */
    private static final List<String> DEPENDS_ON_MORE = List.of("cursor", "require", "maxAge");

    /** What asks for nothing but JSON; other values are left to those who weigh them. */
    private static final Set<String> ACCEPTS_JSON =
            Set.of(MediaType.APPLICATION_JSON, MediaType.WILDCARD);

    private final Admission admission;

    HotLists(Admission admission) {
        this.admission = admission;
    }

    /** What a page is remembered under that an address asks for; null if it is not decided by the address alone. */
    static @Nullable String keyOf(UriInfo address) {
        boolean isDecided =
                PATHS.contains(address.getRequestUri().getRawPath())
                        && DEPENDS_ON_MORE.stream()
                                .noneMatch(address.getQueryParameters()::containsKey);
        return isDecided ? HotPages.addressOf(address) : null;
    }

    /** The address as it came: what was never remembered under it is not found. */
    @Override
    public @Nullable String keyOf(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || ACCEPTS_JSON.contains(accept) ? request.uri() : null;
    }

    @Override
    public boolean admits(String key, HttpServerRequest request, FleetSnapshot snapshot) {
        return admission.mayReadForSure(
                request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader("X-Api-Key"));
    }
}
