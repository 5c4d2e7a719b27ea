package io.replicagateway.source.http;

/**
 * One kind of request, as it is named in metrics and messages.
 *
 * @param name the metric's label
 * @param method the HTTP method
 * @param path the path without query, below the site's url; may hold a placeholder
 * @param repeatable whether the request may be sent again after it may have reached the site
 * @param urgent whether the request is sent at once, however many were sent before
 */
public record Operation(
        String name, String method, String path, boolean repeatable, boolean urgent) {

    /** A request that waits for its turn like all others. */
    public Operation(String name, String method, String path, boolean repeatable) {
        this(name, method, path, repeatable, false);
    }

    /** A request that only reads. */
    public static Operation get(String name, String path) {
        return new Operation(name, "GET", path, true);
    }

    /** A request that opens something at the site each time it arrives. */
    public static Operation logOn(String name, String path) {
        return new Operation(name, "POST", path, false);
    }

    /** A request that ends a session; to a session that has ended it does nothing. */
    public static Operation logOff(String name, String method, String path) {
        return new Operation(name, method, path, true, true);
    }

    /** How messages call it: method and path. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
