package io.replicagateway.page;

import org.jspecify.annotations.Nullable;

/** How one vendor's API words what goes wrong before any of its resources is reached, or in a way that none foresaw. */
public interface ErrorForm {

    /**
     * An answer that tells of an error.
     *
     * @param status the HTTP status, which may be another one than that of the error
     */
    record Wording(int status, String contentType, byte[] body) {}

    /**
     * Whether errors at this path are of this API.
     *
     * @param path without the query, with the slash before it
     */
    boolean isOf(String path);

    /**
     * The words for an error.
     *
     * @param status the HTTP status that describes it best
     * @param accept the header {@code Accept}; null if the caller sent none
     */
    Wording word(int status, @Nullable String accept);

    /**
     * The methods that a path of this API takes, as the header {@code Allow} names them.
     *
     * @param path without the query, with the slash before it
     */
    String methods(String path);
}
