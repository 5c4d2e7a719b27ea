package io.replicagateway.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rescan sessions by id. Each one moves on whenever it is asked for by id or, where it was begun with a length, as the
 * server's clock does.
 */
final class VbrSessions {

    private final Map<String, VbrSession> byId = new LinkedHashMap<>();
    private final Map<String, Instant> ends = new LinkedHashMap<>();
    private final VbrSettings settings;
    private final Supplier<Instant> now;

    VbrSessions(VbrSettings settings, Supplier<Instant> now) {
        this.settings = settings;
        this.now = now;
    }

    synchronized VbrSession begin(List<String> replicaIds) {
        String id = UUID.randomUUID().toString();
        VbrSession session =
                VbrSession.begun(id, time(), byId.size() + 1, replicaIds, settings.rescanResult);
        byId.put(id, session);
        @Nullable Duration length = settings.rescanLength;
        if (length != null) {
            ends.put(id, now.get().plus(length));
        }
        return session;
    }

    synchronized List<VbrSession> all() {
        List.copyOf(ends.keySet()).forEach(this::passTime);
        return List.copyOf(byId.values());
    }

    /** The session as it is, before it moves on. */
    synchronized VbrSession poll(String id) {
        VbrSession session = find(id);
        if (!ends.containsKey(id) && !settings.rescansNeverEnd) {
            change(id, one -> one.state().equals("Starting") ? one.working() : one.ended(time()));
        }
        return session;
    }

    synchronized void stop(String id) {
        find(id);
        change(id, one -> one.stopped(time()));
    }

    synchronized VbrSession find(String id) {
        passTime(id);
        @Nullable VbrSession session = byId.get(id);
        if (session == null) {
            throw VbrError.notFound(id);
        }
        return session;
    }

    private void passTime(String id) {
        @Nullable Instant end = ends.get(id);
        if (end != null && !settings.rescansNeverEnd) {
            change(id, one -> now.get().isBefore(end) ? one.working() : one.ended(time()));
        }
    }

    private void change(String id, UnaryOperator<VbrSession> step) {
        VbrSession before = byId.get(id);
        if (before == null || before.isStopped()) {
            return;
        }
        VbrSession after = step.apply(before);
        byId.put(id, after);
        if (after.isStopped()) {
            ends.remove(id);
            settings.afterRescan.run();
        }
    }

    private String time() {
        return WireTimes.text(now.get(), ZoneOffset.UTC, 6);
    }
}
