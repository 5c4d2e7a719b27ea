package io.replicagateway.refresh;

import io.replicagateway.inventory.SiteRows;
import io.replicagateway.source.SiteRead;
import java.util.Optional;

/**
 * What a refresh found.
 *
 * @param read all rows; empty if they are those that were known
 * @param known the rows that were known when the refresh began
 * @param whole whether every row was read, and not only what is new
 * @param apiVersion the API revision that was spoken, where it is known
 */
record Finding(
        Optional<SiteRead> read, SiteRows known, boolean whole, Optional<String> apiVersion) {

    static Finding whole(SiteRead read, SiteRows known) {
        return new Finding(Optional.of(read), known, true, read.apiVersion());
    }

    static Finding merged(SiteRead read, SiteRows known) {
        return new Finding(Optional.of(read), known, false, read.apiVersion());
    }

    static Finding unchanged(SiteRows known, Optional<String> apiVersion) {
        return new Finding(Optional.empty(), known, false, apiVersion);
    }
}
