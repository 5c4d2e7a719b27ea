package io.replicagateway.source.http;

import io.replicagateway.model.SiteVitals;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps what is noticed about one site in passing. */
public final class SiteWatch {

    private final SessionLedger sessions;
    private final LogOns logOns;
    private final CertificateWatch certificate = new CertificateWatch();
    private final ClockOffset clockOffset;

    public SiteWatch(SiteConnection connection, Clock clock) {
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

    /** All of it as it is now. */
    public SiteVitals vitals() {
        return new SiteVitals(
                sessions.open(),
                sessions.possiblyOpen(),
                certificate.current(),
                clockOffset.current(),
                List.of());
    }
}
