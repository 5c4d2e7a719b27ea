package io.replicagateway.source.http;

import io.replicagateway.model.SiteId;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what certificate authorities vouch for, for the host that is meant, and says why where they do not. */
final class VouchedCertificates extends ServerTrustManager {

    private final SiteId site;
    private final Supplier<X509ExtendedTrustManager> current;

    /**
     * @param current asked at each handshake
     */
    VouchedCertificates(SiteId site, Supplier<X509ExtendedTrustManager> current) {
        this.site = site;
        this.current = current;
    }

    @Override
    void check(X509Certificate[] chain, Handshake handshake) throws CertificateException {
        X509ExtendedTrustManager authorities = current.get();
        try {
            handshake.checkBy(authorities);
        } catch (CertificateException refusal) {
            throw new UntrustedCertificateException(
                    why(chain, authorities)
                            + "; its fingerprint is "
                            + Fingerprints.of(chain[0])
                            + ": if that is the site's own, set gateway.sites.\""
                            + site
                            + "\".certificate-fingerprint to it, or .tls to a TLS bucket that trusts"
                            + " who signed it",
                    refusal);
        }
    }

    private static String why(X509Certificate[] chain, X509ExtendedTrustManager authorities) {
        if (isExpired(chain[0])) {
            return "the site's certificate has expired";
        }
        try {
            // Without the connection, and so without the host's name and the way keys are
            // exchanged.
            authorities.checkServerTrusted(chain, "UNKNOWN");
            return "the site's certificate is trusted, but for another host than that of the url";
        } catch (CertificateException notVouchedFor) {
            return "the site's certificate is not trusted";
        }
    }

    private static boolean isExpired(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return false;
        } catch (CertificateExpiredException expired) {
            return true;
        } catch (CertificateException notYetValid) {
            return false;
        }
    }
}
