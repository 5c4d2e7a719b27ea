package io.replicagateway.api;

/** Is told how lists were answered. */
public interface PageObserver {

    /** How a page was come by. */
    enum Outcome {
        /** It was kept from an earlier request. */
        HIT,
        /** It was made. */
        MISS,
        /** The caller has it already. */
        NOT_MODIFIED
    }

    void answered(Outcome outcome);
}
