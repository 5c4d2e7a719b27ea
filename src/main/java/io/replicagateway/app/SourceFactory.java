package io.replicagateway.app;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.replicagateway.ops.Tracing;
import io.replicagateway.refresh.RefreshedSite;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.em.EmSources;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.SiteTrust;
import io.replicagateway.source.http.UpstreamObserver;
import io.replicagateway.source.vbr.VbrSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Connects sites to the adapter for their product. */
@ApplicationScoped
class SourceFactory {

    private final GatewayConfig config;
    private final TlsConfigurationRegistry tls;
    private final Clock clock;
    private final UpstreamObserver observer;
    private final RefreshWorkers workers;

    SourceFactory(
            GatewayConfig config,
            TlsConfigurationRegistry tls,
            Clock clock,
            UpstreamObserver observer,
            Tracing tracing,
            RefreshWorkers workers) {
        this.config = config;
        this.tls = tls;
        this.clock = clock;
        this.observer = tracing.around(observer);
        this.workers = workers;
    }

    /**
     * The site as it is to be refreshed; nothing is sent yet.
     *
     * @throws ConfigurationException if its TLS bucket does not exist
     */
    RefreshedSite refreshed(SiteDefinition site) {
        return new RefreshedSite(site.settings(), connect(site), site.plan());
    }

    /**
     * The source of the site; nothing is sent yet.
     *
     * @throws ConfigurationException if its TLS bucket does not exist or trusts anybody
     */
    private ReplicaSource connect(SiteDefinition site) {
        var connection =
                new SiteConnection(
                        site.settings().id(),
                        site.url(),
                        site.username(),
                        site.password(),
                        site.pageSize(),
                        site.budget(),
                        config.refresh().requestTimeout(),
                        trust(site),
                        config.refresh().maxBody().asLongValue(),
                        workers.of(site.settings().id()));
        return switch (site.settings().kind()) {
            case VBR -> VbrSources.connect(connection, site.apiVersion(), clock, observer);
            case EM -> EmSources.connect(connection, clock, observer);
        };
    }

    private SiteTrust trust(SiteDefinition site) {
        if (site.trustsAnything()) {
            return SiteTrust.ofAnything();
        }
        return site.fingerprint()
                .map(SiteTrust::byFingerprint)
                .or(() -> site.tls().map(bucket -> byBucket(site, bucket)))
                .orElseGet(SiteTrust::bySystem);
    }

    private SiteTrust byBucket(SiteDefinition site, String bucket) {
        String key = "gateway.sites.\"" + site.settings().id() + "\".";
        TlsConfiguration configured =
                tls.get(bucket)
                        .orElseThrow(
                                () ->
                                        complaint(
                                                key
                                                        + "tls names no bucket of the TLS registry: set quarkus.tls."
                                                        + bucket
                                                        + ".trust-store.pem.certs=<ca.pem>"));
        if (configured.isTrustAll()) {
            throw complaint(
                    key
                            + "tls names a bucket that takes any certificate: remove quarkus.tls."
                            + bucket
                            + ".trust-all, or say so by "
                            + key
                            + "trust-all=true");
        }
        return SiteTrust.byBucket(configured);
    }

    private static ConfigurationException complaint(String line) {
        return new ConfigurationException(List.of(line));
    }
}
