package io.replicagateway.rescan;

import java.io.Serial;

/** The caller has begun another rescan under this key before; nothing was begun. */
public final class KeyReusedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final String rescanId;

    KeyReusedException(String rescanId) {
        super("the key stands for rescan " + rescanId);
        this.rescanId = rescanId;
    }

    /** The rescan that the key stands for. */
    public String rescanId() {
        return rescanId;
    }
}
