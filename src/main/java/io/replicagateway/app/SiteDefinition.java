package io.replicagateway.app;

import io.replicagateway.model.SiteSettings;
import io.replicagateway.refresh.RefreshPlan;
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
 * @param tls the bucket of the TLS registry to use; of this and the next two one at most is set, none for the system's
 *     trust
 * @param fingerprint the only certificate to trust
 * @param trustsAnything whether any certificate is taken
 * @param plan how it is refreshed
 */
record SiteDefinition(
        SiteSettings settings,
        URI url,
        String username,
        Supplier<String> password,
        int pageSize,
        SiteBudget budget,
        Optional<String> apiVersion,
        Optional<String> tls,
        Optional<String> fingerprint,
        boolean trustsAnything,
        RefreshPlan plan) {

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
                                other.tls,
                                other.fingerprint,
                                other.trustsAnything,
                                other.plan));
    }

    @Override
    public String toString() {
        return "SiteDefinition[" + settings.id() + " " + url + "]";
    }
}
