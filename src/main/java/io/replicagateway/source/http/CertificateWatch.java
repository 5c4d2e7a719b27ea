package io.replicagateway.source.http;

import io.replicagateway.model.SiteCertificate;
import io.vertx.core.http.HttpConnection;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Remembers the certificate that a site showed last. */
final class CertificateWatch {

    /** A resumed session shows the certificate of its first handshake, and its trust is not looked at again. */
    private static final int LONGEST_RESUMPTION_SECONDS = 60;

    private volatile @Nullable X509Certificate newest;
    private volatile Optional<SiteCertificate> described = Optional.empty();

    /** Looks at a connection that a request is about to use. */
    void look(@Nullable HttpConnection connection) {
        SSLSession session = connection == null ? null : connection.sslSession();
        if (session == null) {
            return;
        }
        if (session.getSessionContext() != null) {
            session.getSessionContext().setSessionTimeout(LONGEST_RESUMPTION_SECONDS);
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            if (chain[0] instanceof X509Certificate own && !own.equals(newest)) {
                described = Optional.of(describe(own));
                newest = own;
            }
        } catch (SSLPeerUnverifiedException noneShown) {
            newest = null;
            described = Optional.empty();
        }
    }

    /** The newest; empty before the first, and where no TLS is spoken. */
    Optional<SiteCertificate> current() {
        return described;
    }

    private static SiteCertificate describe(X509Certificate certificate) {
        return new SiteCertificate(
                Fingerprints.of(certificate),
                SiteText.filled(
                        SiteText.printable(certificate.getSubjectX500Principal().getName(), 200)),
                certificate.getNotAfter().toInstant());
    }
}
