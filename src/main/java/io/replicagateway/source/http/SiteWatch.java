package io.replicagateway.source.http;

import io.replicagateway.model.SiteVitals;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Keeps what is noticed about one site in passing. */
public final class SiteWatch {

    private final SessionLedger sessions;
    private final LogOns logOns;

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

    /** All of it as it is now. */
    public SiteVitals vitals() {
        return new SiteVitals(
                sessions.open(),
                sessions.possiblyOpen(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
