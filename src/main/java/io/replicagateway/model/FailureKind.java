package io.replicagateway.model;

import java.util.Locale;

/**
 * Why a site could not be read: a closed set that decides what is tried again and what the operator is told. Requests
 * that only read are sent again, twice at most within one refresh, where {@link #isRetryable} says so; a log-on is sent
 * again only if it cannot have reached the site, and an untrusted certificate is asked for once.
 */
public enum FailureKind {
    /** No connection: name, route, port or TLS handshake; or a certificate that is not trusted. */
    UNREACHABLE(
            true,
            "check the site's url, its firewall and that its REST service runs; where the certificate is"
                    + " the trouble, the site's certificate-fingerprint or tls"),
    /** No whole answer in time. */
    TIMED_OUT(
            true,
            "the site is slow or hangs; gateway.refresh.request-timeout bounds one request,"
                    + " gateway.refresh.timeout the whole refresh, and a smaller page-size of the site makes"
                    + " answers shorter"),
    /** The account was refused. */
    UNAUTHORIZED(
            false,
            "check the site's username and password-file; the same password is tried again after 30"
                    + " seconds at first and 15 minutes at last, another one at the next refresh; accounts with"
                    + " multi-factor authentication cannot log on to these APIs"),
    /** The account is known but may not read. */
    FORBIDDEN(
            false,
            "the account needs the role Backup Administrator or Restore Operator (VBR), Portal"
                    + " Administrator, Portal User or Restore Operator (EM)"),
    /** The site says that it cannot answer now, or the gateway may not ask it any more just now. */
    UNAVAILABLE(
            true,
            "the site's REST service answers with an error of its own, see its log; where the message names"
                    + " max-log-ons, find out why the site ends its sessions so often"),
    /** The site refuses the request itself. */
    REJECTED(
            false,
            "the site does not take a request that its documented API allows; see its log, and check that"
                    + " the site's kind is right"),
    /** The answer is not what the API promises. */
    MALFORMED(
            false,
            "something that is not the expected API answers at the site's url, or the answer was cut; check"
                    + " the url and any proxy in between, and gateway.refresh.max-body where the answer was too"
                    + " large"),
    /** No API revision that both sides speak. */
    UNSUPPORTED_VERSION(
            false,
            "the site speaks none of the API revisions that this gateway knows; set the site's api-version"
                    + " to auto, or upgrade the older of the two"),
    /** A fault of the gateway itself. */
    INTERNAL(false, "this is a fault of the gateway; its log has the details");

    private final boolean retryable;
    private final String advice;

    FailureKind(boolean retryable, String advice) {
        this.retryable = retryable;
        this.advice = advice;
    }

    /** The spelling in JSON and metrics, such as {@code timed-out}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same request may succeed when it is sent again shortly after. */
    public boolean isRetryable() {
        return retryable;
    }

    /** What an operator can do about it: a clause without a full stop. */
    public String advice() {
        return advice;
    }
}
