package io.replicagateway.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills an inventory so that every oddity of the wire occurs: in turn where possible, else by chance. */
final class InventorySeeder {

    private static final String ZEROS = "00000000-0000-0000-0000-000000000000";

    private final SeedSpec spec;
    private final Random random;
    private final boolean vbr;

    InventorySeeder(SeedSpec spec, Random random) {
        this.spec = spec;
        this.random = random;
        this.vbr = spec.product() == SeedSpec.Product.VBR;
    }

    /** A version 4 GUID that follows from the seed. */
    static String id(Random random) {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    void fill(SimulatedInventory inventory) {
        for (int i = 0; i < spec.backupServers() && !vbr; i++) {
            String name = i % 2 == 0 ? "backup0" + (i + 1) + ".example" : "172.17.53." + (47 + i);
            inventory.put(
                    new SimulatedServer(
                            id(random), name, i % 2 == 0 ? "13.1.0.411" : "12.3.1.1139"));
        }
        for (int i = 0; i < spec.replicas(); i++) {
            SimulatedReplica replica = replica(i);
            inventory.put(replica);
            if (!vbr) {
                List<SimulatedServer> servers = inventory.backupServers();
                inventory.assign(replica.id(), servers.get(i % servers.size()).id());
            }
            for (int age = pointsOf(i); age > 0; age--) {
                inventory.put(point(replica, i, age - 1));
            }
        }
    }

    private SimulatedReplica replica(int i) {
        String name = i % 3 == 0 ? "Replication Job " + (i + 1) : machine(i) + "_replica";
        String platform =
                orUnknown(
                        i, 7, turn(vbr ? VendorWords.VBR_PLATFORMS : VendorWords.EM_PLATFORMS, i));
        if (!vbr) {
            return SimulatedReplica.ofEnterpriseManager(id(random), name, platform);
        }
        boolean cdp = i % 6 == 5;
        String type = orUnknown(i, 11, cdp ? "CDP" : "Regular");
        @Nullable String state = cdp ? null : orUnknown(i, 13, turn(VendorWords.VBR_STATES, i));
        @Nullable String created =
                cdp ? null : time(spec.now().minus(spec.spacing().multipliedBy(90L + i)), i);
        String jobId = i % 8 == 7 ? ZEROS : id(random);
        @Nullable String policy = i % 4 == 0 ? null : "policy-" + i % 5;
        return new SimulatedReplica(
                id(random), name, type, state, platform, platformId(i), jobId, policy, created);
    }

    private SimulatedPoint point(SimulatedReplica replica, int i, int age) {
        int turn = i + age;
        Instant made = spec.now().minus(spec.spacing().multipliedBy(age)).minusNanos(jitter());
        String time = time(made, turn);
        if (!vbr) {
            String type = orUnknown(turn, 17, turn(VendorWords.EM_TYPES, i));
            String state = orUnknown(turn, 19, age == 0 ? turn(VendorWords.EM_STATES, i) : "Ready");
            return SimulatedPoint.ofEnterpriseManager(
                    id(random), replica, machine(i), type, state, time);
        }
        @Nullable String state =
                replica.state() == null ? null : age == 0 ? replica.state() : "Ready";
        @Nullable String malware =
                turn % 9 == 8 ? null : orUnknown(turn, 19, turn(VendorWords.MALWARE, turn % 7));
        List<String> operations =
                VendorWords.OPERATIONS.subList(0, turn % (VendorWords.OPERATIONS.size() + 1));
        return new SimulatedPoint(
                id(random),
                replica.id(),
                machine(i),
                null,
                state,
                replica.platform(),
                replica.platformId(),
                time,
                malware,
                operations);
    }

    /** Every eleventh replica has no restore point, the others a few less than the most. */
    private int pointsOf(int i) {
        return i % 11 == 10
                ? 0
                : Math.max(Math.min(1, spec.pointsPerReplica()), spec.pointsPerReplica() - i % 3);
    }

    private String time(Instant moment, int turn) {
        int digits = spec.fractionDigits() >= 0 ? spec.fractionDigits() : turn % (vbr ? 8 : 5);
        return WireTimes.text(moment, vbr ? spec.offset() : ZoneOffset.UTC, digits);
    }

    /** Up to three minutes, in steps of 100 ns as .NET counts. */
    private long jitter() {
        return random.nextInt(1_800_000_000) * 100L;
    }

    private String machine(int i) {
        String name = turn(VendorWords.MACHINES, i);
        int round = i / VendorWords.MACHINES.size();
        return round == 0 ? name : name + "-" + round;
    }

    private static String platformId(int i) {
        return i % 2 == 0 ? ZEROS : String.format("00000000-0000-4000-8000-%012d", i % 6);
    }

    private String orUnknown(int i, int every, String value) {
        return spec.unknownValues() && i % every == every - 1 ? VendorWords.UNKNOWN : value;
    }

    private static String turn(List<String> values, int i) {
        return values.get(i % values.size());
    }
}
