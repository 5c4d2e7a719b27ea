package io.replicagateway.store;

/** Is told what became of the files of a store; by one thread at a time. */
public interface StoreObserver {

    /** How the look for a site's file ended, where there is one. */
    enum Load {
        /** Its rows are served. */
        LOADED,
        /** It was damaged or of another version, and was set aside. */
        DAMAGED,
        /** It could not be read. */
        UNREADABLE,
        /** It is whole, but its rows are not this site's, or were read in the future. */
        REFUSED
    }

    /** A store was opened; only then anything else is told. */
    void opened();

    void loaded(Load outcome);

    /** A file was written, or could not be. */
    void written(boolean good);

    /** Whether the last attempt to write each file was good. */
    void isUp(boolean up);
}
