package io.replicagateway.source.http;

import io.quarkus.tls.TlsConfiguration;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The authorities that a TLS bucket trusts now. The registry replaces a bucket's trust store when its files have
 * changed ({@code reload-period}); what was built from it at the start would go on to trust the old ones.
 */
final class CurrentTrust implements Supplier<X509ExtendedTrustManager> {

    private final Supplier<@Nullable KeyStore> stores;
    private @Nullable KeyStore builtFrom;
    private @Nullable X509ExtendedTrustManager manager;

    private CurrentTrust(Supplier<@Nullable KeyStore> stores) {
        this.stores = stores;
    }

    /** A bucket without a trust store trusts what the system does. */
    static CurrentTrust of(TlsConfiguration bucket) {
        return new CurrentTrust(bucket::getTrustStore);
    }

    static CurrentTrust ofSystem() {
        return new CurrentTrust(() -> null);
    }

    @Override
    public synchronized X509ExtendedTrustManager get() {
        KeyStore store = stores.get();
        X509ExtendedTrustManager known = manager;
        if (known == null || store != builtFrom) {
            known = build(store);
            manager = known;
            builtFrom = store;
        }
        return known;
    }

    private static X509ExtendedTrustManager build(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
