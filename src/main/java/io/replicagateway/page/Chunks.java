package io.replicagateway.page;

/** Bytes that are made piece by piece, by whatever thread asks for the next one. */
public interface Chunks extends AutoCloseable {

    /** The next bytes; none at the end. */
    byte[] next();

    /** Gives back what they are made with, whether or not they came to their end. */
    @Override
    void close();
}
