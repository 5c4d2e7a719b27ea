package io.replicagateway.inventory;

import java.io.Serial;

/** Bytes that are no rows. */
public final class MalformedRowsException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong with them; holds nothing of what they say
     */
    public MalformedRowsException(String message) {
        super(message);
    }
}
