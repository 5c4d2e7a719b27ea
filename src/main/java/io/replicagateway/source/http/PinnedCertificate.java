package io.replicagateway.source.http;

import io.replicagateway.model.SiteId;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** Trusts one certificate only, by its fingerprint; the handshake itself proves that the server has its key. */
final class PinnedCertificate extends ServerTrustManager {

    private final SiteId site;
    private final String fingerprint;

    PinnedCertificate(SiteId site, String fingerprint) {
        this.site = site;
        this.fingerprint = fingerprint;
    }

    @Override
    void check(X509Certificate[] chain, Handshake handshake) throws CertificateException {
        String presented = Fingerprints.of(chain[0]);
        if (!presented.equals(fingerprint)) {
            throw new UntrustedCertificateException(
                    "the site's certificate is not the pinned one: its fingerprint is "
                            + presented
                            + "; if that is the site's own by now, set gateway.sites.\""
                            + site
                            + "\".certificate-fingerprint to it",
                    null);
        }
    }
}
