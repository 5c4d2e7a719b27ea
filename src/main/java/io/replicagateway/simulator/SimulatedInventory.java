package io.replicagateway.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The replicas and restore points of one simulated site, in vendor terms; mutable, safe for use by many threads. Rows
 * keep the order of their first insertion.
 */
public final class SimulatedInventory {

    private static final SimulatedServer ONLY_SERVER =
            new SimulatedServer(
                    "7445e6ce-0000-4000-8000-000000000001", "backup01.example", "13.1.0.411");

    private final Map<String, SimulatedReplica> replicas = new LinkedHashMap<>();
    private final Map<String, SimulatedPoint> points = new LinkedHashMap<>();
    private final Map<String, SimulatedServer> servers = new LinkedHashMap<>();
    private final Map<String, String> serverOfReplica = new LinkedHashMap<>();
    private final Random random;
    private @Nullable List<SimulatedReplica> replicaList;
    private @Nullable List<SimulatedPoint> pointList;

    /** An empty inventory. */
    public SimulatedInventory() {
        this(new Random(0));
    }

    SimulatedInventory(Random random) {
        this.random = random;
    }

    /** A rich inventory; equal seeds and specs give equal rows, also after the same steps of {@link #advance}. */
    public static SimulatedInventory seeded(long seed, SeedSpec spec) {
        Random random = new Random(seed);
        SimulatedInventory inventory = new SimulatedInventory(random);
        new InventorySeeder(spec, random).fill(inventory);
        return inventory;
    }

    /** All replicas, immutable; the same list until anything changes. */
    public synchronized List<SimulatedReplica> replicas() {
        if (replicaList == null) {
            replicaList = List.copyOf(replicas.values());
        }
        return replicaList;
    }

    /** All restore points, immutable; the same list until anything changes. */
    public synchronized List<SimulatedPoint> points() {
        if (pointList == null) {
            pointList = List.copyOf(points.values());
        }
        return pointList;
    }

    /** The restore points of one replica in their order; empty if there are none. */
    public List<SimulatedPoint> pointsOf(String replicaId) {
        return points().stream()
                .filter(point -> point.replicaId().equalsIgnoreCase(replicaId))
                .toList();
    }

    /** The replica of that id, or null. */
    public synchronized @Nullable SimulatedReplica replica(String id) {
        return replicas.get(id);
    }

    /** The restore point of that id, or null. */
    public synchronized @Nullable SimulatedPoint point(String id) {
        return points.get(id);
    }

    /** Adds a replica or replaces the one of its id in its place. */
    public synchronized SimulatedInventory put(SimulatedReplica replica) {
        replicas.put(replica.id(), replica);
        changed();
        return this;
    }

    /** Adds a restore point or replaces the one of its id in its place; its replica need not exist. */
    public synchronized SimulatedInventory put(SimulatedPoint point) {
        points.put(point.id(), point);
        changed();
        return this;
    }

    /** Adds a backup server that EM collects from, or replaces the one of its id. */
    public synchronized SimulatedInventory put(SimulatedServer server) {
        servers.put(server.id(), server);
        changed();
        return this;
    }

    /** Makes a replica belong to a backup server that was put before. */
    public synchronized SimulatedInventory assign(String replicaId, String serverId) {
        serverOfReplica.put(replicaId, serverId);
        changed();
        return this;
    }

    /** Removes a replica but none of its restore points; does nothing if there is none of that id. */
    public synchronized SimulatedInventory removeReplica(String id) {
        replicas.remove(id);
        changed();
        return this;
    }

    /** Removes a restore point; does nothing if there is none of that id. */
    public synchronized SimulatedInventory removePoint(String id) {
        points.remove(id);
        changed();
        return this;
    }

    /** Removes all replicas and restore points. */
    public synchronized SimulatedInventory clear() {
        replicas.clear();
        points.clear();
        changed();
        return this;
    }

    /** The backup servers that EM collects from, at least one. */
    public synchronized List<SimulatedServer> backupServers() {
        return servers.isEmpty() ? List.of(ONLY_SERVER) : List.copyOf(servers.values());
    }

    /** The backup server of a replica: the assigned one, else the first. */
    public synchronized SimulatedServer backupServerOf(String replicaId) {
        List<SimulatedServer> all = backupServers();
        @Nullable SimulatedServer assigned =
                servers.get(serverOfReplica.getOrDefault(replicaId, ""));
        return assigned == null ? all.get(0) : assigned;
    }

    /**
     * One step of change: about half of the replicas that have restore points get a new one just before that moment
     * and lose their oldest, and some change their state. Follows from the seed and the steps before.
     */
    public void advance(Instant now) {
        atOnce(() -> new InventoryStep(this, random, now).take());
    }

    /** The same rows and servers, which stay as they are now. */
    synchronized SimulatedInventory copy() {
        SimulatedInventory copy = new SimulatedInventory();
        copy.replicas.putAll(replicas);
        copy.points.putAll(points);
        copy.servers.putAll(servers);
        copy.serverOfReplica.putAll(serverOfReplica);
        return copy;
    }

    /** A copy of the other inventory, but the rows of all servers but one are those of this. */
    synchronized SimulatedInventory withRowsOf(String serverId, SimulatedInventory other) {
        SimulatedInventory merged = other.copy();
        merged.replicas.keySet().removeIf(id -> !other.isAt(serverId, id));
        merged.points.values().removeIf(point -> !other.isAt(serverId, point.replicaId()));
        replicas.values().stream()
                .filter(replica -> !isAt(serverId, replica.id()))
                .forEach(replica -> merged.replicas.putIfAbsent(replica.id(), replica));
        points.values().stream()
                .filter(point -> !isAt(serverId, point.replicaId()))
                .forEach(point -> merged.points.putIfAbsent(point.id(), point));
        return merged;
    }

    private boolean isAt(String serverId, String replicaId) {
        return backupServerOf(replicaId).id().equals(serverId);
    }

    /** Runs several changes as one: no reader sees the rows between them. */
    public synchronized void atOnce(Runnable change) {
        change.run();
    }

    /** Both lists, because what is known of a restore point may come from its replica. */
    private void changed() {
        replicaList = null;
        pointList = null;
    }
}
