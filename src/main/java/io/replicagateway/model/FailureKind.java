package io.replicagateway.model;

import java.util.Locale;

/** Why a site could not be read: a closed set that decides what is tried again and what the operator is told. */
public enum FailureKind {
    /** No connection: name, route, port or TLS handshake. */
    UNREACHABLE(true, "check the site's url, its firewall and that its REST service runs"),
    /** No whole answer in time. */
    TIMED_OUT(
            true,
            "the site is slow or hangs; gateway.refresh.request-timeout bounds one request,"
                    + " gateway.refresh.timeout the whole refresh"),
    /** The account was refused. */
    UNAUTHORIZED(
            false,
            "check the site's username and password; accounts with multi-factor authentication cannot"
                    + " log on to these APIs"),
    /** The account is known but may not read. */
    FORBIDDEN(
            false,
            "the account needs the role Backup Administrator or Restore Operator (VBR), Portal"
                    + " Administrator, Portal User or Restore Operator (EM)"),
    /** The site says that it cannot answer now. */
    UNAVAILABLE(true, "the site's REST service answers with an error of its own; see its log"),
    /** The site refuses the request itself. */
    REJECTED(false, "the site does not take a request that its documented API allows; see its log"),
    /** The answer is not what the API promises. */
    MALFORMED(
            false,
            "something that is not the expected API answers at the site's url, or the answer was cut; check"
                    + " the url and any proxy in between"),
    /** No API revision that both sides speak. */
    UNSUPPORTED_VERSION(
            false,
            "the site speaks none of the API revisions that this gateway knows; check its"
                    + " api-version and the product's version"),
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
