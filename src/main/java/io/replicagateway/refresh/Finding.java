package io.replicagateway.refresh;

import io.replicagateway.source.SiteRead;
import java.util.Optional;

/**
 * What a refresh found.
 *
 * @param read all rows; empty if they are those that are known
 * @param whole whether every row was read, and not only what is new
 * @param apiVersion the API revision that was spoken, where it is known
 */
record Finding(Optional<SiteRead> read, boolean whole, Optional<String> apiVersion) {

    static Finding whole(SiteRead read) {
        return new Finding(Optional.of(read), true, read.apiVersion());
    }

    static Finding merged(SiteRead read) {
        return new Finding(Optional.of(read), false, read.apiVersion());
    }

    static Finding unchanged(Optional<String> apiVersion) {
        return new Finding(Optional.empty(), false, apiVersion);
    }
}
