package io.replicagateway.source.http;

import io.quarkus.tls.BaseTlsConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** A bucket's TLS settings, or the usual ones, with a trust manager of the gateway's own. */
final class SiteTls extends BaseTlsConfiguration {

    private final Optional<TlsConfiguration> bucket;
    private final TrustOptions trust;

    SiteTls(Optional<TlsConfiguration> bucket, X509ExtendedTrustManager trust) {
        this.bucket = bucket;
        this.trust = TrustOptions.wrap(trust);
    }

    @Override
    public TrustOptions getTrustStoreOptions() {
        return trust;
    }

    @Override
    public @Nullable KeyCertOptions getKeyStoreOptions() {
        return bucket.map(TlsConfiguration::getKeyStoreOptions).orElse(null);
    }

    @Override
    public @Nullable SSLOptions getSSLOptions() {
        return bucket.map(TlsConfiguration::getSSLOptions).orElse(null);
    }

    @Override
    public Optional<String> getHostnameVerificationAlgorithm() {
        return bucket.flatMap(TlsConfiguration::getHostnameVerificationAlgorithm);
    }

    @Override
    public boolean usesSni() {
        return bucket.map(TlsConfiguration::usesSni).orElse(false);
    }

    /** None: a client that goes by a bucket's name is given the bucket's own trust when that is renewed. */
    @Override
    public @Nullable String getName() {
        return null;
    }
}
