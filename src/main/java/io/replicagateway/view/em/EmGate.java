package io.replicagateway.view.em;

import io.replicagateway.model.Roles;
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
     *
     * @param cookies the headers {@code Cookie}
     * @param header the header of the token; null if there is none
     */
    Optional<LogonSession> session(List<String> cookies, @Nullable String header) {
        String cookie = cookie(cookies);
        String token = cookie == null ? header : cookie;
        return token == null ? Optional.empty() : sessions.use(token.strip());
    }

    /**
     * The session that a request bears.
     *
     * @throws EmRefusal if it bears none that is open
     */
    LogonSession session(HttpHeaders headers) {
        List<String> cookies = headers.getRequestHeader(HttpHeaders.COOKIE);
        return session(cookies == null ? List.of() : cookies, headers.getHeaderString(TOKEN))
                .orElseThrow(() -> EmRefusal.unauthorized("There is no open session; log on."));
    }

    /**
     * The session that a request bears, of somebody who may read.
     *
     * @throws EmRefusal if it bears none that is open, or the role is not sufficient
     */
    LogonSession reader(HttpHeaders headers) {
        LogonSession session = session(headers);
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
