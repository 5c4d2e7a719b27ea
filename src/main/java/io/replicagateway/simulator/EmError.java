package io.replicagateway.simulator;

/** A refusal by EM. */
final class EmError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int status;

    EmError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static EmError badQuery(String what) {
        return new EmError(400, "Bad query: " + what);
    }

    static EmError notFound() {
        return new EmError(404, "There is no such object.");
    }
}
