package io.replicagateway.query;

import java.io.Serial;

/** A summary would have more than {@link Summary#MOST_GROUPS} groups. */
public final class TooManyGroupsException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    TooManyGroupsException() {
        super("more than " + Summary.MOST_GROUPS + " groups");
    }
}
