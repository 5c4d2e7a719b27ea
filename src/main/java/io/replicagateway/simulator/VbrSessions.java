package io.replicagateway.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rescan sessions by id; each one moves on whenever it is asked for by id. */
final class VbrSessions {

    private final Map<String, VbrSession> byId = new LinkedHashMap<>();
    private final Supplier<Instant> now;

    VbrSessions(Supplier<Instant> now) {
        this.now = now;
    }

    synchronized VbrSession begin(List<String> replicaIds) {
        String id = UUID.randomUUID().toString();
        VbrSession session =
                new VbrSession(id, "Starting", "None", time(), null, byId.size() + 1, replicaIds);
        byId.put(id, session);
        return session;
    }

    synchronized List<VbrSession> all() {
        return List.copyOf(byId.values());
    }

    /** The session as it is, before it moves on. */
    synchronized VbrSession poll(String id) {
        VbrSession session = find(id);
        change(id, unused -> session.next(time()));
        return session;
    }

    synchronized void stop(String id) {
        VbrSession session = find(id);
        change(id, unused -> session.stopped(time()));
    }

    synchronized VbrSession find(String id) {
        @Nullable VbrSession session = byId.get(id);
        if (session == null) {
            throw VbrError.notFound(id);
        }
        return session;
    }

    private void change(String id, UnaryOperator<VbrSession> step) {
        byId.computeIfPresent(id, (unused, session) -> step.apply(session));
    }

    private String time() {
        return WireTimes.text(now.get(), ZoneOffset.UTC, 6);
    }
}
