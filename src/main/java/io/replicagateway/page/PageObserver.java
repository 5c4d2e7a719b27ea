package io.replicagateway.page;

/** Is told how pages were come by, and which answers need not be sent. */
public interface PageObserver {

    /** What became of an answer. */
    enum Outcome {
        /** The page of a list, or a summary, was kept from an earlier request. */
        HIT,
        /** It was made. */
        MISS,
        /** The caller has the answer already; told besides the other two, and alone for a single row. */
        NOT_MODIFIED
    }

    /** Must be quick: it is called on the event loop. */
    void answered(Outcome outcome);
}
