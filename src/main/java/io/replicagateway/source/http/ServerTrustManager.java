package io.replicagateway.source.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** A trust manager of a client, with one method in place of three. */
abstract class ServerTrustManager extends X509ExtendedTrustManager {

    /** Puts the same chain to another trust manager, in the way in which it came. */
    @FunctionalInterface
    interface Handshake {
        void checkBy(X509ExtendedTrustManager other) throws CertificateException;
    }

    /**
     * Returns if the server may be trusted.
     *
     * @param chain the server's certificate first; not empty
     */
    abstract void check(X509Certificate[] chain, Handshake handshake) throws CertificateException;

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain, other -> other.checkServerTrusted(chain, type, socket));
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain, other -> other.checkServerTrusted(chain, type, engine));
    }

    @Override
    public final void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain, other -> other.checkServerTrusted(chain, type));
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public final void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public final X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
