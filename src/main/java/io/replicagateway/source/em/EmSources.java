package io.replicagateway.source.em;

import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.RestClients;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.SiteWatch;
import io.replicagateway.source.http.UpstreamObserver;
import java.time.Clock;
import java.time.Duration;

/** The door to sites that run Veeam Backup Enterprise Manager. */
public final class EmSources {

    /** Between two looks at whether EM has collected what it was asked to. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private EmSources() {}

    /** A source that reads this site; sends nothing yet. */
    public static ReplicaSource connect(
            SiteConnection connection, Clock clock, UpstreamObserver observer) {
        return connect(connection, BETWEEN_LOOKS, clock, observer);
    }

    static ReplicaSource connect(
            SiteConnection connection,
            Duration betweenLooks,
            Clock clock,
            UpstreamObserver observer) {
        SiteWatch watch = new SiteWatch(connection, clock, observer);
        EmApi api = RestClients.build(EmApi.class, connection, watch);
        Exchanges exchanges = new Exchanges(connection, clock, observer, watch);
        EmSessions sessions = new EmSessions(api, exchanges, connection, watch.logOns(), clock);
        SharedSession<EmSession> session =
                new SharedSession<>(
                        sessions, connection.requestTimeout(), () -> RestClients.close(api));
        var calls = new EmCalls(exchanges, session, clock);
        return new EmSource(
                new EmQueries(api, calls, connection.pageSize()),
                new EmCollection(api, calls, betweenLooks),
                sessions,
                session,
                watch);
    }
}
