package io.replicagateway.app;

import io.replicagateway.model.SiteSettings;
import io.replicagateway.source.http.SiteBudget;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One site with all that it takes to read it. Holds no secret itself.
 *
 * @param password read at each log-on; equal to another that is the same or comes from the same file
 * @param budget how much of the site may be used
 * @param apiVersion the VBR API revision to speak; empty to find out
 * @param tls the bucket of the TLS registry to use; empty for the system's trust
 */
record SiteDefinition(
        SiteSettings settings,
        URI url,
        String username,
        Supplier<String> password,
        int pageSize,
        SiteBudget budget,
        Optional<String> apiVersion,
        Optional<String> tls) {

    /** Whether the other one is the same server, read in the very same way, whatever else is said of it. */
    boolean isReadAs(SiteDefinition other) {
        return settings.hasRowsOf(other.settings)
                && equals(
                        new SiteDefinition(
                                settings,
                                other.url,
                                other.username,
                                other.password,
                                other.pageSize,
                                other.budget,
                                other.apiVersion,
                                other.tls));
    }

    @Override
    public String toString() {
        return "SiteDefinition[" + settings.id() + " " + url + "]";
    }
}
