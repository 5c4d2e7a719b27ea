package io.replicagateway.api;

/** Is told what became of exports. */
public interface ExportObserver {

    /** How an export ended. */
    enum Outcome {
        /** The reader has taken all of it. */
        COMPLETED,
        /** It broke off: the reader went away or took nothing for too long, or the gateway failed. */
        ABORTED,
        /** It did not begin, because too many are running. */
        REFUSED
    }

    /** Must be quick: it is called on the event loop. */
    void ended(Format format, Outcome outcome);
}
