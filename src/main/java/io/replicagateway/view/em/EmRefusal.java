package io.replicagateway.view.em;

/** Ends a request with an error body of EM's shape. */
final class EmRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final int status;

    private EmRefusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The request says something that is not taken. */
    static EmRefusal badRequest(String message) {
        return new EmRefusal(BAD_REQUEST, message);
    }

    /** No session, or no right name and password. */
    static EmRefusal unauthorized(String message) {
        return new EmRefusal(UNAUTHORIZED, message);
    }

    /** The role is not sufficient. */
    static EmRefusal forbidden() {
        return new EmRefusal(FORBIDDEN, "The role of this account does not allow this.");
    }

    /** There is no such thing at any site. */
    static EmRefusal notFound(String what) {
        return new EmRefusal(NOT_FOUND, "There is no " + what + ".");
    }

    /** Sites that have not been read yet may know more. */
    static EmRefusal notRead(String message) {
        return new EmRefusal(UNAVAILABLE, message);
    }

    int status() {
        return status;
    }
}
