package io.replicagateway.page;

import io.quarkus.arc.All;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers again what was asked for in the very same words and answered from the newest snapshot, before the request
 * reaches any resource: most requests of a dashboard are of this kind. Whatever is not as simple as that is left to the
 * resources, refusals too. See docs/decisions/0005.
 */
@ApplicationScoped
public final class HotPages {

    /** Memory for pages outside the heap, in bytes: some eight hundred of 100 rows. What has no room there stays on it. */
    private static final long MOST_BYTES_OFF_HEAP = 64L << 20;

    /** Of pages in files, in bytes: half of what a container has as shared memory unless told otherwise. */
    private static final long MOST_BYTES_IN_FILES = 32L << 20;

    /** Behind what may be configured to add headers (CORS is at -300), before callers are recognised (-200). */
    private static final int BEFORE_RESOURCES = -250;

    private final Inventory inventory;
    private final List<HotRoute> routes;
    private final PageObserver observer;
    private final Clock clock;
    private final HotMemory memory =
            new HotMemory(
                    new OffHeap(MOST_BYTES_OFF_HEAP),
                    new PageFiles(PageFiles.sharedMemory(), MOST_BYTES_IN_FILES));
    private volatile HotGeneration newest;

    public HotPages(
            Inventory inventory, @All List<HotRoute> routes, PageObserver observer, Clock clock) {
        this.inventory = inventory;
        this.routes = List.copyOf(routes);
        this.observer = observer;
        this.clock = clock;
        this.newest = new HotGeneration(inventory.latest(), memory);
    }

    public void register(@Observes Router router) {
        router.route().method(HttpMethod.GET).order(BEFORE_RESOURCES).handler(this::answer);
    }

    /**
     * A page that is made from the newest snapshot, and from now on is answered here to all requests with this key.
     *
     * @param key as {@link HotRoute#keyOf} tells it of such a request; null if the page is not to be remembered
     * @param maker finds the page
     */
    public Uni<EncodedPage> remembering(@Nullable String key, Supplier<Uni<EncodedPage>> maker) {
        FleetSnapshot snapshot = inventory.latest();
        Uni<EncodedPage> page = maker.get();
        return key == null ? page : page.invoke(made -> remember(key, snapshot, made));
    }

    /** Path and query of an address as they came, which most keys are made of. */
    public static String addressOf(UriInfo address) {
        URI uri = address.getRequestUri();
        return uri.getRawQuery() == null
                ? uri.getRawPath()
                : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /**
     * Keeps a page.
     *
     * @param key what asks for it
     * @param snapshot what it was made from
     */
    public void remember(String key, FleetSnapshot snapshot, EncodedPage page) {
        HotGeneration generation = of(snapshot);
        if (generation.snapshot() == snapshot) {
            generation.add(key, page);
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
        HttpServerRequest request = context.request();
        FleetSnapshot snapshot = inventory.latest();
        for (HotRoute route : routes) {
            String key = route.keyOf(request);
            HotPage hot = key == null ? null : find(snapshot, key);
            PageForm form = hot == null ? null : formFor(hot.page(), request);
            if (form != null && route.admits(key, request, snapshot)) {
                send(context, hot, form);
                return;
            }
        }
        context.next();
    }

    private @Nullable HotPage find(FleetSnapshot latest, String key) {
        HotGeneration generation = newest;
        if (generation.snapshot() != latest) {
            replaced(latest);
            return null;
        }
        HotPage hot = generation.find(key);
        return hot != null && hot.page().isTrueAt(clock.instant()) ? hot : null;
    }

    private static @Nullable PageForm formFor(EncodedPage page, HttpServerRequest request) {
        if (hasBody(request)) {
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
            hot.answer(context.request(), form);
        }
    }
}
