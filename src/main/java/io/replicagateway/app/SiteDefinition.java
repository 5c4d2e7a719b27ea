package io.replicagateway.app;

import io.replicagateway.model.SiteSettings;
import io.replicagateway.refresh.QuietHours;
import io.replicagateway.source.http.SiteBudget;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One site with all that it takes to read it. Holds no secret itself.
 *
 * @param password read at each log-on
 * @param budget how much of the site may be used
 * @param apiVersion the VBR API revision to speak; empty to find out
 * @param tls the bucket of the TLS registry to use; of this and the next two one at most is set, none for the system's
 *     trust
 * @param fingerprint the only certificate to trust
 * @param trustsAnything whether any certificate is taken
 * @param quietHours when no whole read is made; empty for never
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
        Optional<QuietHours> quietHours) {

    @Override
    public String toString() {
        return "SiteDefinition[" + settings.id() + " " + url + "]";
    }
}
