package io.replicagateway.api;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.Inventory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers again what was asked for in the very same words and answered from the newest snapshot, before the request
 * reaches any resource: most requests of a dashboard are of this kind. Whatever is not as simple as that is left to the
 * resources, refusals too. See docs/decisions/0005.
 */
@ApplicationScoped
class HotPages {

    /** Memory for pages outside the heap, in bytes: some eight hundred of 100 rows. What has no room there stays on it. */
    private static final long MOST_BYTES_OFF_HEAP = 64L << 20;

    /** The addresses without a row's id in them. */
    private static final Set<String> PATHS =
            Set.of("/v1/replicas", "/v1/restore-points", "/v1/summary");

    /** The parameters whose answer is not decided by the newest snapshot alone. */
    private static final List<String> DEPENDS_ON_MORE = List.of("cursor", "require", "maxAge");

    /** What asks for nothing but JSON; other values are left to those who weigh them. */
    private static final Set<String> ACCEPTS_JSON =
            Set.of(MediaType.APPLICATION_JSON, MediaType.WILDCARD);

    /** Behind what may be configured to add headers (CORS is at -300), before callers are recognised (-200). */
    private static final int BEFORE_RESOURCES = -250;

    private final Inventory inventory;
    private final Admission admission;
    private final PageObserver observer;
    private final Clock clock;
    private final OffHeap memory = new OffHeap(MOST_BYTES_OFF_HEAP);
    private volatile HotGeneration newest;

    HotPages(Inventory inventory, Admission admission, PageObserver observer, Clock clock) {
        this.inventory = inventory;
        this.admission = admission;
        this.observer = observer;
        this.clock = clock;
        this.newest = new HotGeneration(inventory.latest(), memory);
    }

    void register(@Observes Router router) {
        router.route().method(HttpMethod.GET).order(BEFORE_RESOURCES).handler(this::answer);
    }

    /**
     * The page that an address asks for, which from now on is answered here. Only where the address names neither a
     * cursor nor a demand, nor a single row, do the same words have the same answer as long as the snapshot lasts.
     *
     * @param reader finds the page by the address's parameters
     */
    Uni<EncodedPage> remembering(
            UriInfo address, Function<MultivaluedMap<String, String>, Uni<EncodedPage>> reader) {
        FleetSnapshot snapshot = inventory.latest();
        MultivaluedMap<String, String> values = address.getQueryParameters();
        Uni<EncodedPage> page = reader.apply(values);
        String path = address.getRequestUri().getRawPath();
        boolean isDecided =
                PATHS.contains(path) && DEPENDS_ON_MORE.stream().noneMatch(values::containsKey);
        return isDecided ? page.invoke(made -> remember(asItCame(address), snapshot, made)) : page;
    }

    private static String asItCame(UriInfo address) {
        URI uri = address.getRequestUri();
        return uri.getRawQuery() == null
                ? uri.getRawPath()
                : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /**
     * Keeps a page that the address alone asks for.
     *
     * @param address path and query, as they came
     * @param snapshot what it was made from
     */
    void remember(String address, FleetSnapshot snapshot, EncodedPage page) {
        HotGeneration generation = of(snapshot);
        if (generation.snapshot() == snapshot) {
            generation.add(address, page);
        }
    }

    /** That of this snapshot if it is the newest. */
    private HotGeneration of(FleetSnapshot snapshot) {
        return newest.snapshot() != snapshot && inventory.latest() == snapshot
                ? replaced(snapshot)
                : newest;
    }

    private synchronized HotGeneration replaced(FleetSnapshot snapshot) {
        HotGeneration before = newest;
        if (before.snapshot() == snapshot) {
            return before;
        }
        newest = new HotGeneration(snapshot, memory);
        before.end();
        return newest;
    }

    private void answer(RoutingContext context) {
        HotPage hot = find(context.request());
        PageForm form = hot == null ? null : formFor(hot.page(), context.request());
        if (form != null && isAdmitted(context.request())) {
            send(context, hot, form);
        } else {
            context.next();
        }
    }

    private boolean isAdmitted(HttpServerRequest request) {
        return admission.mayReadForSure(
                request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader("X-Api-Key"));
    }

    private @Nullable HotPage find(HttpServerRequest request) {
        HotGeneration generation = newest;
        FleetSnapshot latest = inventory.latest();
        if (generation.snapshot() != latest) {
            replaced(latest);
            return null;
        }
        HotPage hot = generation.find(request.uri());
        return hot != null && hot.page().isTrueAt(clock.instant()) ? hot : null;
    }

    private static @Nullable PageForm formFor(EncodedPage page, HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (hasBody(request) || accept != null && !ACCEPTS_JSON.contains(accept)) {
            return null;
        }
        return Responses.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                ? page.gzipIfReady()
                : page.plain();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0")
                || request.headers().contains("Transfer-Encoding");
    }

    private void send(RoutingContext context, HotPage hot, PageForm form) {
        HttpServerResponse response = context.response();
        boolean known =
                Responses.isKnown(
                        hot.page(), context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH));
        observer.answered(PageObserver.Outcome.HIT);
        if (known) {
            observer.answered(PageObserver.Outcome.NOT_MODIFIED);
            form.validators().forEach(response::putHeader);
            response.setStatusCode(HttpURLConnection.HTTP_NOT_MODIFIED).end();
        } else {
            form.addHeaders(response.headers());
            hot.send(form, response);
        }
    }
}
