package io.replicagateway.rescan;

import java.io.Serial;
import java.util.List;

/** A rescan names what cannot be rescanned; nothing was begun. */
public final class RescanRefusedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient List<RescanComplaint> complaints;

    /**
     * @param complaints one at least
     */
    public RescanRefusedException(List<RescanComplaint> complaints) {
        super("not to be rescanned: " + complaints);
        this.complaints = List.copyOf(complaints);
    }

    /** All that is wrong, not only the first. */
    public List<RescanComplaint> complaints() {
        return complaints;
    }
}
