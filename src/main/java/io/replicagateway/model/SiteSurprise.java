package io.replicagateway.model;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that a site said and no vendor document lists: it costs no row, but somebody should know of it.
 *
 * @param name what it was, such as {@code replicas.state=Merging}: printable, 120 characters at most
 * @param firstSeenAt when it was seen first since the gateway started
 * @param count how often it was seen since, from 1
 */
public record SiteSurprise(What what, String name, Instant firstSeenAt, long count) {

    /** Kinds of surprises: a closed set, since they label a metric. */
    public enum What {
        /** A word that the list of this API revision does not have. */
        UNKNOWN_VALUE,
        /** A member of an answer that the API revision does not have. */
        UNKNOWN_FIELD,
        /** An API revision that should be taken is not. */
        REFUSED_VERSION,
        /** A redirect to another address, which is not followed. */
        MOVED;

        /** The spelling in JSON and metrics, such as {@code unknown-value}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
