package io.replicagateway.soak;

import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SimulatedInventory;
import java.net.URI;
import java.time.Duration;

/** A simulated server of either kind. */
interface Server extends AutoCloseable {

    URI url();

    /** Has a fault strike from now on. */
    void failing(Fault fault);

    /** Ends all faults. */
    void heal();

    /** Ends all sessions; VBR keeps what a new access token can be had by, unless it is for good. */
    void expireSessions(boolean forGood);

    int openSessions();

    /** Frees the memory of what was asked. */
    void forgetRequests();

    @Override
    void close();

    /** A VBR server whose access tokens are soon to be refreshed. */
    static Server vbr(SimulatedInventory inventory, int port) {
        FakeVbr vbr = FakeVbr.startOnPort(inventory, port).tokensLasting(Duration.ofSeconds(45));
        return new Server() {
            @Override
            public URI url() {
                return vbr.url();
            }

            @Override
            public void failing(Fault fault) {
                vbr.failing(fault);
            }

            @Override
            public void heal() {
                vbr.heal();
            }

            @Override
            public void expireSessions(boolean forGood) {
                if (forGood) {
                    vbr.expireSessionsForGood();
                } else {
                    vbr.expireSessions();
                }
            }

            @Override
            public int openSessions() {
                return vbr.openSessions();
            }

            @Override
            public void forgetRequests() {
                vbr.forgetRequests();
            }

            @Override
            public void close() {
                vbr.close();
            }
        };
    }

    /** An EM server. */
    static Server em(SimulatedInventory inventory, int port) {
        FakeEnterpriseManager em = FakeEnterpriseManager.startOnPort(inventory, port);
        return new Server() {
            @Override
            public URI url() {
                return em.url();
            }

            @Override
            public void failing(Fault fault) {
                em.failing(fault);
            }

            @Override
            public void heal() {
                em.heal();
            }

            @Override
            public void expireSessions(boolean forGood) {
                em.expireSessions();
            }

            @Override
            public int openSessions() {
                return em.openSessions();
            }

            @Override
            public void forgetRequests() {
                em.forgetRequests();
            }

            @Override
            public void close() {
                em.close();
            }
        };
    }
}
