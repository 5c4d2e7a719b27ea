package io.replicagateway.view.vbr;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.page.HotRoute;
import io.replicagateway.view.PagedAddress;
import io.replicagateway.view.Walks;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which lists are answered again at once: first pages, which are from the newest snapshot whoever asks. */
@Singleton
class VbrHotRoute implements HotRoute {

    private static final String PATHS = "/api/v1/replica";
    private static final String SKIP = "skip";
    private static final Set<String> NONE = Set.of("0");

    private final VbrGate gate;
    private final Walks walks;

    VbrHotRoute(VbrGate gate, Walks walks) {
        this.gate = gate;
        this.walks = walks;
    }

    /**
     * What a page is remembered under; null if it is not a first one.
     *
     * @param address path and query, as they came
     */
    static @Nullable String keyOf(String address, String revision) {
        return PagedAddress.asksFor(address, SKIP, NONE) ? null : revision + " " + address;
    }

    @Override
    public @Nullable String keyOf(HttpServerRequest request) {
        String revision =
                request.uri().startsWith(PATHS) ? request.getHeader(VbrGate.REVISION_HEADER) : null;
        return revision == null ? null : revision + " " + request.uri();
    }

    /** Who is answered has begun to walk through the list with that. */
    @Override
    public boolean admits(String key, HttpServerRequest request, FleetSnapshot snapshot) {
        VbrTokens.Session session =
                gate.viewerForSure(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (session == null) {
            return false;
        }
        walks.begin(
                session.chain(), PagedAddress.list(request.uri(), VbrListRequest.PAGE), snapshot);
        return true;
    }
}
