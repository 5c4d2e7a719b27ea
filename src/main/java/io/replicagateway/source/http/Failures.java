package io.replicagateway.source.http;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Translates whatever an HTTP exchange can throw or answer into {@link SourceException}; total and pure. */
final class Failures {

    private Failures() {}

    /** What went wrong on the way, told by the kind of the exceptions and never by their text. */
    static SourceException ofThrowable(Operation operation, Throwable failure) {
        Optional<SourceException> known = find(failure, SourceException.class);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<UntrustedCertificateException> untrusted =
                find(failure, UntrustedCertificateException.class);
        if (untrusted.isPresent()) {
            return unreachable(operation, String.valueOf(untrusted.get().getMessage()), failure);
        }
        if (isDistrust(failure)) {
            return unreachable(
                    operation,
                    "the site's certificate is not trusted; set the site's tls to a TLS bucket that"
                            + " trusts it",
                    failure);
        }
        Optional<UnreadableAnswerException> unreadable =
                find(failure, UnreadableAnswerException.class);
        if (unreadable.isPresent()) {
            return new SourceException(
                    FailureKind.MALFORMED,
                    operation + ": " + unreadable.get().getMessage(),
                    failure);
        }
        if (has(failure, UnknownHostException.class)) {
            return unreachable(operation, "the site's host name is not known", failure);
        }
        if (has(failure, SSLException.class)) {
            return unreachable(
                    operation, "no TLS connection; check that the url's port speaks TLS", failure);
        }
        if (has(failure, ConnectException.class)) {
            return unreachable(operation, "no connection", failure);
        }
        if (has(failure, TimeoutException.class)
                || has(failure, java.util.concurrent.TimeoutException.class)) {
            return new SourceException(
                    FailureKind.TIMED_OUT, operation + " had no whole answer in time", failure);
        }
        // Vert.x throws this one for a connection that was closed before it was used.
        if (has(failure, IOException.class) || has(failure, HttpClosedException.class)) {
            return unreachable(operation, "the connection was cut", failure);
        }
        return new SourceException(
                FailureKind.INTERNAL,
                operation + " failed with " + failure.getClass().getSimpleName(),
                failure);
    }

    /** What a status says that is not the success hoped for. */
    static SourceException ofStatus(Answer answer, Optional<Duration> retryAfter) {
        int status = answer.status();
        String what = status >= 300 && status < 400 ? answer + ", a redirect" : answer.toString();
        return new SourceException(kindOf(status), what, null, retryAfter.orElse(null));
    }

    private static FailureKind kindOf(int status) {
        return switch (status) {
            case 401 -> FailureKind.UNAUTHORIZED;
            case 403 -> FailureKind.FORBIDDEN;
            case 408 -> FailureKind.TIMED_OUT;
            case 429, 500, 502, 503, 504 -> FailureKind.UNAVAILABLE;
            case 501, 505 -> FailureKind.REJECTED;
            default ->
                    status < 400
                            ? FailureKind.MALFORMED
                            : status < 500 ? FailureKind.REJECTED : FailureKind.UNAVAILABLE;
        };
    }

    /** Whether the request can't have reached the site, so that even a log-on may be sent again. */
    static boolean isBeforeSending(Throwable failure) {
        return has(failure, UnknownHostException.class)
                || has(failure, ConnectException.class)
                || has(failure, SSLHandshakeException.class)
                || isDistrust(failure);
    }

    /** Whether the site's certificate is the trouble, which no retry mends. */
    static boolean isDistrust(Throwable failure) {
        return has(failure, CertificateException.class)
                || has(failure, CertPathValidatorException.class);
    }

    private static SourceException unreachable(Operation operation, String why, Throwable cause) {
        return new SourceException(FailureKind.UNREACHABLE, operation + ": " + why, cause);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
