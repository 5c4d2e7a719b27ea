package io.replicagateway.source.http;

import org.jspecify.annotations.Nullable;

/**
 * Gives back the same object for equal values, most of the time. Most of what rows say was said by a row shortly before;
 * rows that share it take less than half of the memory until they are columns, and pauses of the garbage collector are as
 * long as what it must copy. For one thread at a time.
 */
public final class Repeated {

    /** A power of two. */
    private static final int PLACES = 1024;

    private final @Nullable Object[] values = new Object[PLACES];

    /** The value, or one equal to it that was seen before; null for null. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T same(@Nullable T value) {
        if (value == null) {
            return null;
        }
        int hash = value.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        Object seen = values[place];
        if (value.equals(seen)) {
            return (T) seen;
        }
        values[place] = value;
        return value;
    }
}
