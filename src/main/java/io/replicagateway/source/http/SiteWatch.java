package io.replicagateway.source.http;

import io.replicagateway.model.SiteVitals;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps what is noticed about one site in passing. */
public final class SiteWatch {

    private final SessionLedger sessions;
    private final LogOns logOns;
    private final CertificateWatch certificate = new CertificateWatch();

    public SiteWatch(SiteConnection connection, Clock clock) {
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

    /** All of it as it is now. */
    public SiteVitals vitals() {
        return new SiteVitals(
                sessions.open(),
                sessions.possiblyOpen(),
                certificate.current(),
                Optional.empty(),
                List.of());
    }
}
