package io.replicagateway.benchmark.http;

import io.replicagateway.simulator.FakeEnterpriseManager;
import io.replicagateway.simulator.FakeVbr;
import io.replicagateway.simulator.SeedSpec;
import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulated servers in a process of their own: two in three VBR, the third EM. What they hold changes each time a line
 * comes in; when the input ends, so do they.
 */
public final class SimulatedSites {

    private SimulatedSites() {}

    /**
     * Starts them and says where they are.
     *
     * @param arguments how many; how many replicas and how many restore points each has
     */
    public static void main(String[] arguments) throws IOException {
        int sites = Integer.parseInt(arguments[0]);
        int replicas = Integer.parseInt(arguments[1]);
        int points = Integer.parseInt(arguments[2]);
        List<SimulatedInventory> inventories = new ArrayList<>();
        for (int number = 0; number < sites; number++) {
            SimulatedInventory inventory =
                    inventory(number, replicas, mostPerReplica(replicas, points));
            inventories.add(inventory);
            URI url =
                    isEm(number)
                            ? FakeEnterpriseManager.start(inventory).url()
                            : FakeVbr.start(inventory).url();
            System.out.println(told(number, url));
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            inventories.forEach(SimulatedSites::change);
        }
        System.exit(0);
    }

    /** Whether the site of this number, from 0, runs EM. */
    public static boolean isEm(int number) {
        return number % 3 == 2;
    }

    /** What the site of this number holds. */
    public static SimulatedInventory inventory(int number, int replicas, int mostPerReplica) {
        Instant now = Instant.now();
        SeedSpec spec = isEm(number) ? SeedSpec.em(now) : SeedSpec.vbr(now);
        return SimulatedInventory.seeded(number, spec.sized(replicas, mostPerReplica));
    }

    /** The line that says where the site of this number is. */
    public static String told(int number, URI url) {
        return String.format("%s %s %s", id(number), isEm(number) ? "em" : "vbr", url);
    }

    /** The id of the site of this number. */
    public static String id(int number) {
        return String.format("site-%03d", number);
    }

    /** A seeded inventory has no restore points for each eleventh replica, and one less than the most on average. */
    private static int mostPerReplica(int replicas, int points) {
        return (int) Math.round(points * 11.0 / 10 / replicas) + 1;
    }

    /** Another state for one restore point, so that the site's block is another one when it is read next. */
    private static void change(SimulatedInventory inventory) {
        SimulatedPoint point = inventory.points().get(0);
        inventory.put(point.withState("Ready".equals(point.state()) ? "Failover" : "Ready"));
    }
}
