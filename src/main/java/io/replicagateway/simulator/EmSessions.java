package io.replicagateway.simulator;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** EM's log-on sessions; each request prolongs its session (EM docs, sliding idle timeout). */
final class EmSessions {

    static final String TOKEN = "X-RestSvcSessionId";

    /**
     * @param id a GUID, for {@code /api/logonSessions/{id}}
     * @param token what requests bear
     */
    record Session(String id, String token, Instant lastUse) {}

    private final Map<String, Session> byToken = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final EmSettings settings;
    private final Supplier<Instant> now;
    private int logons;

    EmSessions(EmSettings settings, Supplier<Instant> now) {
        this.settings = settings;
        this.now = now;
    }

    /** A new session for the right account, in {@code Authorization: Basic}; 401 for any other. */
    synchronized Session logOn(@Nullable String authorization) {
        String account = settings.user + ":" + settings.password;
        if (authorization == null
                || !authorization.regionMatches(true, 0, "Basic ", 0, 6)
                || !account.equals(decoded(authorization.substring(6).trim()))) {
            throw new EmError(401, "Unauthorized");
        }
        byte[] token = new byte[16];
        random.nextBytes(token);
        Session session =
                new Session(
                        UUID.randomUUID().toString(),
                        Base64.getEncoder().encodeToString(token),
                        now.get());
        byToken.put(session.token(), session);
        logons++;
        return session;
    }

    /** The session that a request bears, prolonged; a cookie wins over the header. */
    synchronized Session of(Request request) {
        dropIdle();
        @Nullable String cookie = cookie(request.header("Cookie"));
        @Nullable String token = cookie == null ? request.header(TOKEN) : cookie;
        @Nullable Session session = token == null ? null : byToken.get(token);
        if (session == null) {
            throw new EmError(401, "Unauthorized");
        }
        Session used = new Session(session.id(), session.token(), now.get());
        byToken.put(used.token(), used);
        return used;
    }

    /** The open session of that id; 404 if there is none. */
    synchronized Session find(String id) {
        return byToken.values().stream()
                .filter(session -> session.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(EmError::notFound);
    }

    synchronized void end(String id) {
        byToken.remove(find(id).token());
    }

    synchronized void expireAll() {
        byToken.clear();
    }

    synchronized List<Session> open() {
        dropIdle();
        return List.copyOf(byToken.values());
    }

    synchronized int logons() {
        return logons;
    }

    private void dropIdle() {
        Instant oldest = now.get().minus(settings.idleLife);
        byToken.values().removeIf(session -> session.lastUse().isBefore(oldest));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static @Nullable String cookie(@Nullable String header) {
        if (header == null) {
            return null;
        }
        for (String cookie : header.split(";")) {
            String pair = cookie.trim();
            if (pair.startsWith(TOKEN + "=")) {
                return pair.substring(TOKEN.length() + 1);
            }
        }
        return null;
    }
}
