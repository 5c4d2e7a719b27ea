package io.replicagateway.store;

import java.io.Serial;

/** A file does not hold what was once written to it, or was written by another version. */
final class DamagedFileException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong; holds nothing of what the file says
     */
    DamagedFileException(String message) {
        super(message);
    }
}
