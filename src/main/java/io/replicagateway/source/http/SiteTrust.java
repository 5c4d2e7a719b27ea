package io.replicagateway.source.http;

import io.quarkus.tls.TlsConfiguration;
import io.replicagateway.model.SiteId;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.X509ExtendedTrustManager;

/** Which certificate a site may show: one of four ways, made by the methods below. */
public final class SiteTrust {

    private final Optional<TlsConfiguration> bucket;
    private final Function<SiteId, X509ExtendedTrustManager> manager;

    private SiteTrust(
            Optional<TlsConfiguration> bucket, Function<SiteId, X509ExtendedTrustManager> manager) {
        this.bucket = bucket;
        this.manager = manager;
    }

    /** One that the JVM's certificate authorities vouch for, for the site's host. */
    public static SiteTrust bySystem() {
        return new SiteTrust(
                Optional.empty(), site -> new VouchedCertificates(site, CurrentTrust.ofSystem()));
    }

    /** One that this bucket of the TLS registry vouches for, as it is at each handshake, for the site's host. */
    public static SiteTrust byBucket(TlsConfiguration bucket) {
        return new SiteTrust(
                Optional.of(bucket),
                site -> new VouchedCertificates(site, CurrentTrust.of(bucket)));
    }

    /**
     * This one, whoever has signed it and whatever host and time it is for.
     *
     * @param fingerprint as {@link Fingerprints#parse} gives it
     */
    public static SiteTrust byFingerprint(String fingerprint) {
        return new SiteTrust(Optional.empty(), site -> new PinnedCertificate(site, fingerprint));
    }

    /** Any: whoever is in between can read and change everything. */
    public static SiteTrust ofAnything() {
        return new SiteTrust(Optional.empty(), site -> new AnyCertificate());
    }

    /** What a client of the site needs to keep to this. */
    TlsConfiguration tls(SiteId site) {
        return new SiteTls(bucket, manager.apply(site));
    }

    private static final class AnyCertificate extends ServerTrustManager {

        @Override
        void check(X509Certificate[] chain, Handshake handshake) {
            // Any will do.
        }
    }
}
