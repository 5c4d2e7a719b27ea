package io.replicagateway.view.vbr;

import org.jspecify.annotations.Nullable;

/** What the API answers to a request that it does not do: a status, and a word of its closed list of error codes. */
@SuppressWarnings("serial") // Never serialised.
final class VbrError extends RuntimeException {

    private final int status;
    private final String code;
    private final @Nullable String resourceId;

    private VbrError(int status, String code, String message, @Nullable String resourceId) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.resourceId = resourceId;
    }

    /** A parameter, a header or a body that is not taken. */
    static VbrError unexpected(String message) {
        return new VbrError(400, "UnexpectedContent", message, null);
    }

    static VbrError unsupportedRevision(String message) {
        return new VbrError(400, "NotImplemented", message, null);
    }

    /** No token at all. */
    static VbrError unauthorized() {
        return unauthorized(
                "AccessDenied", "Unauthorized. Get a bearer token at /api/oauth2/token.");
    }

    /** A token or a password that is not right. */
    static VbrError unauthorized(String code, String message) {
        return new VbrError(401, code, message, null);
    }

    static VbrError forbidden(String message) {
        return new VbrError(403, "AccessDenied", message, null);
    }

    static VbrError notFound(String what, String id) {
        return new VbrError(404, "NotFound", "There is no " + what + " with the id " + id, id);
    }

    /** The vendor's status for this is 500, not 503. */
    static VbrError unavailable(String message) {
        return new VbrError(500, "ServiceUnavailable", message, null);
    }

    int status() {
        return status;
    }

    /** The body. */
    Body body() {
        return new Body(code, String.valueOf(getMessage()), resourceId);
    }

    /** The schema {@code Error}. */
    record Body(String errorCode, String message, @Nullable String resourceId) {}
}
