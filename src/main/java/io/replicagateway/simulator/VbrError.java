package io.replicagateway.simulator;

import org.jspecify.annotations.Nullable;

/** A refusal in VBR's shape: {@code errorCode}, {@code message}, {@code resourceId} (VBR OpenAPI, schema Error). */
final class VbrError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;
    final String errorCode;
    final @Nullable String resourceId;

    VbrError(int status, String errorCode, String message, @Nullable String resourceId) {
        super(message, null, false, false);
        this.status = status;
        this.errorCode = errorCode;
        this.resourceId = resourceId;
    }

    static VbrError badValue(String what) {
        return new VbrError(400, "UnexpectedContent", "Invalid value: " + what, null);
    }

    static VbrError notFound(String id) {
        return new VbrError(404, "NotFound", "There is no object of this id.", id);
    }

    /** The vendor's error code for a status that a fault asks for. */
    static VbrError ofStatus(int status) {
        String code =
                switch (status) {
                    case 400 -> "UnexpectedContent";
                    case 401, 403 -> "AccessDenied";
                    case 404 -> "NotFound";
                    case 405 -> "MethodNotAllowed";
                    case 500, 502, 503, 504 -> "ServiceUnavailable";
                    default -> "UnknownError";
                };
        return new VbrError(status, code, "The simulated server answers " + status + ".", null);
    }
}
