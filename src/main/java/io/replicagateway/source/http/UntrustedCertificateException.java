package io.replicagateway.source.http;

import java.io.Serial;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/** A site's certificate that is refused; the message says why, what it is and what can be set, and may be shown to any caller. */
final class UntrustedCertificateException extends CertificateException {

    @Serial private static final long serialVersionUID = 1L;

    UntrustedCertificateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
