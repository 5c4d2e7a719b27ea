package io.replicagateway.source.vbr;

import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.RestClients;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.SiteWatch;
import io.replicagateway.source.http.UpstreamObserver;
import java.time.Clock;
import java.util.Optional;

/** The door to sites that run Veeam Backup &amp; Replication. */
public final class VbrSources {

    /** So many pauses between two looks for a lost session last as long as a request may take. */
    private static final int LOOKS_IN_A_TIMEOUT = 8;

    private VbrSources() {}

    /**
     * A source that reads this site; sends nothing yet.
     *
     * @param pinnedApiVersion the only revision to speak, such as {@code 1.2-rev1}; empty for the newest that both
     *     sides know
     */
    public static ReplicaSource connect(
            SiteConnection connection,
            Optional<String> pinnedApiVersion,
            Clock clock,
            UpstreamObserver observer) {
        SiteWatch watch = new SiteWatch(connection, clock, observer);
        VbrApi api = RestClients.build(VbrApi.class, connection, watch);
        Exchanges exchanges = new Exchanges(connection, clock, observer, watch);
        VbrRevisions revisions =
                new VbrRevisions(pinnedApiVersion, api, exchanges, watch.surprises());
        VbrServerInfo serverInfo = new VbrServerInfo();
        VbrTokens tokens =
                new VbrTokens(
                        new VbrTokenEndpoint(api, exchanges, clock),
                        revisions,
                        connection,
                        watch.logOns(),
                        clock,
                        serverInfo::askAgain);
        SharedSession<VbrToken> session =
                new SharedSession<>(
                        tokens, connection.requestTimeout(), () -> RestClients.close(api));
        VbrCalls calls = new VbrCalls(exchanges, session, revisions);
        return new VbrSource(
                new VbrLists(api, calls, connection.pageSize()),
                new VbrRescans(
                        new VbrSessions(api, calls),
                        watch,
                        clock,
                        connection.requestTimeout().dividedBy(LOOKS_IN_A_TIMEOUT)),
                session,
                watch,
                revisions,
                serverInfo,
                connection.budget().maxConcurrency());
    }
}
