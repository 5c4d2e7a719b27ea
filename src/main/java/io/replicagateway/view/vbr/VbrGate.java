package io.replicagateway.view.vbr;

import io.replicagateway.model.Roles;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Lets requests in: those that name a revision of the API, and a token with a role that is sufficient. */
@Singleton
final class VbrGate {

    static final String REVISION_HEADER = "x-api-version";

    private static final String BEARER = "bearer ";

    private final VbrTokens tokens;

    VbrGate(VbrTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The revision that a request speaks.
     *
     * @param header what it names; null if it names none
     */
    static VbrRevision revision(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw VbrError.unexpected(
                    "The header " + REVISION_HEADER + " is missing: send one of " + known());
        }
        return VbrRevision.find(header.strip())
                .orElseThrow(
                        () ->
                                VbrError.unsupportedRevision(
                                        "The specified API version is not supported: send one of "
                                                + known()));
    }

    /** The revision that a request with these headers speaks, as {@link #revision(String)}. */
    static VbrRevision revision(HttpHeaders headers) {
        return revision(headers.getHeaderString(REVISION_HEADER));
    }

    private static String known() {
        return String.join(", ", VbrRevision.labels());
    }

    /**
     * The session of a request that may read.
     *
     * @param authorization the header {@code Authorization}; null if it is not there
     */
    VbrTokens.Session viewer(@Nullable String authorization) {
        return session(authorization, Roles.VIEWER);
    }

    /** The session of a request that may start something, as {@link #viewer}. */
    VbrTokens.Session operator(@Nullable String authorization) {
        return session(authorization, Roles.OPERATOR);
    }

    private VbrTokens.Session session(@Nullable String authorization, String role) {
        VbrTokens.Session session = known(authorization);
        if (!tokens.isLive(session)) {
            throw VbrError.unauthorized("ExpiredToken", "The access token has expired.");
        }
        if (!session.caller().roles().contains(role)) {
            throw VbrError.forbidden("Forbidden: the role " + role + " is needed.");
        }
        return session;
    }

    /** The session of a token, which may have expired. */
    VbrTokens.Session known(@Nullable String authorization) {
        String token = token(authorization);
        if (token == null) {
            throw VbrError.unauthorized();
        }
        VbrTokens.Session session = tokens.find(token);
        if (session == null) {
            throw VbrError.unauthorized(
                    "InvalidToken", "The access token is not known: get one at /api/oauth2/token.");
        }
        return session;
    }

    /** The session of a request that may read for sure; null where it may not, or must be told why. */
    VbrTokens.@Nullable Session viewerForSure(@Nullable String authorization) {
        String token = token(authorization);
        VbrTokens.Session session = token == null ? null : tokens.find(token);
        return session != null
                        && tokens.isLive(session)
                        && session.caller().roles().contains(Roles.VIEWER)
                ? session
                : null;
    }

    private static @Nullable String token(@Nullable String authorization) {
        return authorization != null
                        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }
}
