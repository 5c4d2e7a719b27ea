package io.replicagateway.source.http;

/**
 * Something that a site turned out not to do. It is not asked for that again the next so many times, and then once more: a
 * proxy or a restart may have answered in its place, and products are upgraded. Thread-safe.
 */
public final class Shortcoming {

    /** At an interval of a minute, an hour. */
    private static final int TIMES = 60;

    private int left;

    /** The site does not do it. */
    public synchronized void found() {
        left = TIMES;
    }

    /** Whether it is known that the site does not; counts the times that it is not asked therefore. */
    public synchronized boolean spares() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** As {@link #spares}, but counts nothing. */
    public synchronized boolean isKnown() {
        return left > 0;
    }
}
