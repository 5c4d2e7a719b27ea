package io.replicagateway.view.em;

import io.replicagateway.model.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets requests in that bear the token of an open session. */
@Singleton
final class EmGate {

    /** The name of the header, and of the cookie, that bear the token. */
    static final String TOKEN = "X-RestSvcSessionId";

    private static final String COOKIE = TOKEN + "=";

    private final LogonSessions sessions;

    EmGate(LogonSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The session that a request bears. Where cookie and header both bear one, the cookie's counts (EM docs, HTTP
     * authentication).
     */
    Optional<LogonSession> find(HttpServerRequest request) {
        String cookie = cookie(request.headers().getAll(HttpHeaders.COOKIE));
        String token = cookie == null ? request.getHeader(TOKEN) : cookie;
        return token == null ? Optional.empty() : sessions.use(token.strip());
    }

    /**
     * The session that a request bears.
     *
     * @throws EmRefusal if it bears none that is open
     */
    LogonSession session(HttpServerRequest request) {
        return find(request)
                .orElseThrow(() -> EmRefusal.unauthorized("There is no open session; log on."));
    }

    /**
     * The session that a request bears, of somebody who may read.
     *
     * @throws EmRefusal if it bears none that is open, or the role is not sufficient
     */
    LogonSession reader(HttpServerRequest request) {
        LogonSession session = session(request);
        if (!mayRead(session)) {
            throw EmRefusal.forbidden();
        }
        return session;
    }

    static boolean mayRead(LogonSession session) {
        return session.caller().roles().contains(Roles.VIEWER);
    }

    private static @Nullable String cookie(List<String> cookies) {
        for (String line : cookies) {
            for (String pair : line.split(";")) {
                String cookie = pair.strip();
                if (cookie.startsWith(COOKIE)) {
                    return cookie.substring(COOKIE.length());
                }
            }
        }
        return null;
    }
}
