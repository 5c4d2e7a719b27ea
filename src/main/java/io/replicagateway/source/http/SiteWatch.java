package io.replicagateway.source.http;

import io.replicagateway.model.SiteSurprise;
import io.replicagateway.model.SiteVitals;
import java.time.Clock;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps what is noticed about one site in passing. */
public final class SiteWatch {

    private final SessionLedger sessions;
    private final LogOns logOns;
    private final CertificateWatch certificate = new CertificateWatch();
    private final ClockOffset clockOffset;
    private final Surprises surprises;

    /**
     * @param observer is told of surprises
     */
    public SiteWatch(SiteConnection connection, Clock clock, UpstreamObserver observer) {
        this.surprises = new Surprises(connection.site(), clock, observer);
        this.clockOffset = new ClockOffset(clock);
        this.sessions = new SessionLedger(clock);
        this.logOns =
                new LogOns(connection.site(), connection.budget().maxLogOns(), clock, sessions);
    }

    public SessionLedger sessions() {
        return sessions;
    }

    public LogOns logOns() {
        return logOns;
    }

    public Surprises surprises() {
        return surprises;
    }

    CertificateWatch certificate() {
        return certificate;
    }

    /**
     * Looks at an answer that has come just now, of any status.
     *
     * @param askedAt when the request was sent
     */
    void answered(RestResponse<?> response, Instant askedAt) {
        String date = response.getHeaderString("Date");
        // A cache's answer is as old as it says, and so is its date.
        if (date != null && response.getHeaderString("Age") == null) {
            clockOffset.note(date, askedAt);
        }
    }

    /**
     * Notes where a redirect points to. It is never followed: the credentials are for the site that is configured.
     *
     * @param location the header's value
     */
    void redirected(Answer answer, String location) {
        if (answer.status() >= 300 && answer.status() < 400) {
            surprises.note(SiteSurprise.What.MOVED, answer.operation() + " to ", bare(location));
        }
    }

    /** Without user, query and fragment, where tokens may stand. */
    private static String bare(String location) {
        return location.replaceFirst("[?#].*", "").replaceFirst("^([^/]*//)[^/]*@", "$1");
    }

    /** All of it as it is now. */
    public SiteVitals vitals() {
        return new SiteVitals(
                sessions.open(),
                sessions.possiblyOpen(),
                certificate.current(),
                clockOffset.current(),
                surprises.all());
    }
}
