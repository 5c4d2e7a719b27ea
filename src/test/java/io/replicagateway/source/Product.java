package io.replicagateway.source;

import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.RecordedRequest;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.source.em.EmSources;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.Sites;
import io.replicagateway.source.vbr.VbrSources;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The two products, for tests that hold for both. */
enum Product {
    VBR {
        @Override
        Site start(Clock clock, int port) {
            return new Vbr(
                    FakeVbr.startOnPort(
                                    SimulatedInventory.seeded(1, SeedSpec.vbr(clock).sized(2, 2)),
                                    port)
                            .clock(clock));
        }
    },
    EM {
        @Override
        Site start(Clock clock, int port) {
            return new Em(
                    FakeEnterpriseManager.startOnPort(
                                    SimulatedInventory.seeded(1, SeedSpec.em(clock).sized(2, 2)),
                                    port)
                            .clock(clock));
        }
    };

    /** A simulated site with a few rows, which goes by that clock. */
    Site start(Clock clock) {
        return start(clock, 0);
    }

    abstract Site start(Clock clock, int port);

    ReplicaSource connect(SiteConnection connection, Clock clock) {
        return this == VBR
                ? VbrSources.connect(connection, Optional.empty(), clock, Sites.NOBODY)
                : EmSources.connect(connection, clock, Sites.NOBODY);
    }

    /** What the simulators have in common. */
    interface Site extends AutoCloseable {

        ReplicaSource connect(SiteConnection connection, Clock clock);

        URI url();

        String logOnPath();

        String logOutPath();

        void failing(Fault fault);

        void heal();

        void endSessions();

        int openSessions();

        List<RecordedRequest> requests();

        void forgetRequests();

        /** Requests that showed the password. */
        default List<RecordedRequest> logOnRequests() {
            return requests().stream()
                    .filter(request -> request.path().equals(logOnPath()))
                    .filter(request -> !request.body().contains("grant_type=refresh_token"))
                    .toList();
        }

        @Override
        void close();
    }

    private record Vbr(FakeVbr server) implements Site {

        @Override
        public ReplicaSource connect(SiteConnection connection, Clock clock) {
            return VBR.connect(connection, clock);
        }

        @Override
        public URI url() {
            return server.url();
        }

        @Override
        public String logOnPath() {
            return "/api/oauth2/token";
        }

        @Override
        public String logOutPath() {
            return "/api/oauth2/logout";
        }

        @Override
        public void failing(Fault fault) {
            server.failing(fault);
        }

        @Override
        public void heal() {
            server.heal();
        }

        @Override
        public void endSessions() {
            server.expireSessionsForGood();
        }

        @Override
        public int openSessions() {
            return server.openSessions();
        }

        @Override
        public List<RecordedRequest> requests() {
            return server.requests();
        }

        @Override
        public void forgetRequests() {
            server.forgetRequests();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private record Em(FakeEnterpriseManager server) implements Site {

        @Override
        public ReplicaSource connect(SiteConnection connection, Clock clock) {
            return EM.connect(connection, clock);
        }

        @Override
        public URI url() {
            return server.url();
        }

        @Override
        public String logOnPath() {
            return "/api/sessionMngr/";
        }

        @Override
        public String logOutPath() {
            return "/api/logonSessions/";
        }

        @Override
        public void failing(Fault fault) {
            server.failing(fault);
        }

        @Override
        public void heal() {
            server.heal();
        }

        @Override
        public void endSessions() {
            server.expireSessions();
        }

        @Override
        public int openSessions() {
            return server.openSessions();
        }

        @Override
        public List<RecordedRequest> requests() {
            return server.requests();
        }

        @Override
        public void forgetRequests() {
            server.forgetRequests();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
