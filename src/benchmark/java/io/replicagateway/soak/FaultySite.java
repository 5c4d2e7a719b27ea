package io.replicagateway.soak;

import io.replicagateway.benchmark.http.SimulatedSites;
import io.replicagateway.simulator.Fault;
import io.replicagateway.simulator.SimulatedInventory;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A site whose rows change and whose faults come and go by chance, a step at a time. Log-ons and log-outs are slow,
 * refused or not answered at all by a server that is gone, and nothing else: where only their answer is lost, a session
 * lives on at the server of which nobody can know.
 */
final class FaultySite {

    /** How long a step takes. */
    static final Duration STEP = Duration.ofMillis(500);

    /** In the addresses of all lists, at EM and VBR, and of no log-on. */
    private static final String LISTS = "eplica";

    private static final int REPLICAS = 40;
    private static final int MOST_POINTS = 14;
    private static final int STEPS_BETWEEN_FAULTS = 30;
    private static final int STEPS_BETWEEN_CHANGES = 4;

    private final String id;
    private final int number;
    private final SimulatedInventory inventory;
    private final Random random;
    private final int port;
    private @Nullable Server server;
    private int stepsLeft;

    FaultySite(int number, long seed) {
        this.number = number;
        this.id = SimulatedSites.id(number);
        this.random = new Random(seed * 31 + number);
        this.inventory = SimulatedSites.inventory(number, REPLICAS, MOST_POINTS);
        Server first = start(0);
        this.server = first;
        this.port = first.url().getPort();
        System.out.println(SimulatedSites.told(number, first.url()));
    }

    private Server start(int onPort) {
        return SimulatedSites.isEm(number)
                ? Server.em(inventory, onPort)
                : Server.vbr(inventory, onPort);
    }

    String id() {
        return id;
    }

    /** Sessions that are open at the server; one that was stopped has forgotten all. */
    int openSessions() {
        return server == null ? 0 : server.openSessions();
    }

    /** Half a second passes. */
    void step(boolean faultsComeToo) {
        if (random.nextInt(STEPS_BETWEEN_CHANGES) == 0) {
            inventory.advance(Instant.now());
        }
        if (server != null) {
            server.forgetRequests();
        }
        if (stepsLeft > 0) {
            stepsLeft--;
        }
        if (stepsLeft == 0) {
            heal();
        }
        if (faultsComeToo && stepsLeft == 0 && random.nextInt(STEPS_BETWEEN_FAULTS) == 0) {
            fail();
        }
    }

    /** Ends what is wrong. */
    void heal() {
        if (server != null) {
            server.heal();
            stepsLeft = 0;
        } else {
            restart();
        }
    }

    private void restart() {
        System.out.println("up " + id);
        try {
            server = start(port);
            stepsLeft = 0;
        } catch (UncheckedIOException portIsTaken) {
            System.out.println("down " + id);
            stepsLeft = 1;
        }
    }

    private void fail() {
        Server target = server;
        if (target == null) {
            return;
        }
        int kind = random.nextInt(100);
        stepsLeft = 4 + random.nextInt(12);
        if (kind < 20) {
            busy(target);
        } else if (kind < 35) {
            target.failing(Fault.on(LISTS, sometimes(new Fault.CutConnection())));
        } else if (kind < 45) {
            target.failing(Fault.on(LISTS, sometimes(new Fault.TruncatedBody())));
        } else if (kind < 60) {
            target.failing(new Fault.Delay(Duration.ofMillis(200 + random.nextInt(800))));
        } else if (kind < 70) {
            target.failing(Fault.on(LISTS, new Fault.Delay(Duration.ofSeconds(5))));
        } else if (kind < 86) {
            target.expireSessions(random.nextBoolean());
        } else if (kind < 98) {
            vanish(target);
        } else {
            target.expireSessions(true);
            target.failing(new Fault.RefuseLogon());
        }
    }

    private void busy(Server target) {
        Duration rest = Duration.ofSeconds(1 + random.nextInt(3));
        target.failing(Fault.on(LISTS, sometimes(new Fault.Status(503, rest))));
    }

    private Fault sometimes(Fault fault) {
        return new Fault.Sometimes(0.3 + random.nextDouble() * 0.7, random.nextLong(), fault);
    }

    /** From now on nothing listens there, for a while. */
    void vanish() {
        if (server != null) {
            vanish(server);
        }
        stepsLeft = Integer.MAX_VALUE;
    }

    private void vanish(Server target) {
        target.close();
        server = null;
        stepsLeft += 10 + random.nextInt(30);
        System.out.println("down " + id);
    }

    /** From now on requests are read and never answered. */
    void fallSilent() {
        if (server != null) {
            server.failing(new Fault.Hang());
        }
        stepsLeft = Integer.MAX_VALUE;
    }
}
