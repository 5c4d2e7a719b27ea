package io.replicagateway.view.em;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.page.HotRoute;
import io.replicagateway.view.Walks;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which queries are answered again at once: first pages, which the newest snapshot answers whoever asks. Each begins a walk
 * through its list, so that the pages behind it come from the same snapshot.
 */
@Singleton
final class HotQueries implements HotRoute {

    private static final String PATH = "/api/query?";

    /** More addresses are forgotten, all at once; they come back as they are asked for. */
    private static final int MOST_LISTS = 2000;

    /** Of longer addresses none is remembered. */
    private static final int LONGEST = 1024;

    private final EmGate gate;
    private final Walks walks;

    /** The list that an address begins, by what the address's page is remembered under. */
    private final Map<String, String> lists = new ConcurrentHashMap<>();

    HotQueries(EmGate gate, Walks walks) {
        this.gate = gate;
        this.walks = walks;
    }

    /** What a page is remembered under; null if it is not to be. */
    @Nullable String keyOf(EmRequest request, EmQuery query) {
        if (query.page() > 1 || request.address().length() > LONGEST) {
            return null;
        }
        if (lists.size() >= MOST_LISTS) {
            lists.clear();
        }
        String key = key(request.format(), request.address());
        lists.put(key, query.list());
        return key;
    }

    private static String key(Format format, String address) {
        return format + " " + address;
    }

    /** With the host, which stands in links. */
    @Override
    public @Nullable String keyOf(HttpServerRequest request) {
        return request.uri().startsWith(PATH)
                ? key(
                        Format.of(request.headers().getAll(HttpHeaders.ACCEPT)),
                        request.absoluteURI())
                : null;
    }

    @Override
    public boolean admits(String key, HttpServerRequest request, FleetSnapshot snapshot) {
        String list = lists.get(key);
        return list != null
                && gate.find(request)
                        .filter(EmGate::mayRead)
                        .map(session -> walks.begin(session.id(), list, snapshot))
                        .isPresent();
    }
}
