package io.replicagateway.benchmark.rows;

import io.replicagateway.benchmark.report.Settings;
import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteId;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * The rows of one made-up site. Two sites in three run VBR, the third EM; four restore points in five are ready, and
 * every machine's name is its own.
 */
record SampleSite(SiteSettings settings, List<Replica> replicas, List<RestorePoint> points) {

    /** Between two restore points of a replica. */
    static final Duration SPACING = Duration.ofHours(12);

    static final List<String> STATES =
            List.of(
                    "Ready",
                    "Processing",
                    "SureBackup",
                    "Failover",
                    "FailedFailover",
                    "PermanentFailover",
                    "Failback",
                    "ReadyToSwitch");

    private static final List<String> ROLES =
            List.of("sql", "web", "files", "mail", "erp", "build", "vdi", "backup");

    private static final List<String> PLATFORMS = List.of("VMware", "HyperV", "CloudDirector");
    private static final List<String> EM_TYPES = List.of("Full", "Increment", "Snapshot");
    private static final List<String> MALWARE = List.of("Clean", "Suspicious", "Infected");

    private static final List<List<String>> OPERATIONS =
            List.of(
                    List.of("StartViVMSnapshotReplicaFailover", "StartFlrRestore"),
                    List.of("StartViVMSnapshotReplicaFailover"),
                    List.of());

    /** How far a restore point may be from its hour, in the 100 ns in which .NET counts. */
    private static final int JITTER = 1_800_000_000;

    /** A VBR server writes so many digits after the second, EM fewer. */
    private static final int VBR_DIGITS = 7;

    private static final int EM_DIGITS = 3;

    /** The site of that number, from 0. */
    static SampleSite of(int number, Settings fleet) {
        var random = new Random(number);
        SiteKind kind = number % 3 == 2 ? SiteKind.EM : SiteKind.VBR;
        String id = String.format("site-%03d", number);
        var settings =
                new SiteSettings(
                        new SiteId(id),
                        id,
                        kind,
                        Map.of("region", "region-" + number % 5),
                        Duration.ofHours(2),
                        Duration.ofHours(24));
        var server = new BackupServer(guid(random), "backup-" + number + ".example");
        List<Replica> replicas = new ArrayList<>();
        for (int vm = 0; vm < fleet.replicasPerSite(); vm++) {
            replicas.add(replica(kind, name(number, vm, fleet), vm, server, random));
        }
        List<RestorePoint> points = new ArrayList<>();
        for (int point = 0; point < fleet.pointsPerSite(); point++) {
            int vm = point % replicas.size();
            points.add(
                    point(
                            kind,
                            name(number, vm, fleet),
                            replicas.get(vm),
                            point / replicas.size(),
                            random));
        }
        return new SampleSite(settings, replicas, points);
    }

    /** All in lower case and plain letters, so that they sort the same in every way of comparing. */
    private static String name(int site, int vm, Settings fleet) {
        int number = site * fleet.replicasPerSite() + vm;
        return "srv-" + ROLES.get(vm % ROLES.size()) + "-" + String.format("%05d", number);
    }

    private static Replica replica(
            SiteKind kind, String vmName, int vm, BackupServer server, Random random) {
        boolean vbr = kind == SiteKind.VBR;
        return new Replica(
                guid(random),
                vmName + "_replica",
                vbr ? "Snapshot" : null,
                vbr ? state(random) : null,
                PLATFORMS.get(vm % PLATFORMS.size()),
                vbr ? new UUID(0, vm % 6).toString() : null,
                vbr ? guid(random) : null,
                vbr ? "policy-" + vm % 5 : null,
                server,
                vbr ? moment(vm, VBR_DIGITS, random) : null);
    }

    private static RestorePoint point(
            SiteKind kind, String vmName, Replica replica, int age, Random random) {
        boolean vbr = kind == SiteKind.VBR;
        return new RestorePoint(
                guid(random),
                replica.nativeId(),
                vbr ? null : replica.name(),
                vmName,
                vbr ? null : one(EM_TYPES, random),
                state(random),
                vbr ? replica.platform() : null,
                replica.platformId(),
                moment(age, vbr ? VBR_DIGITS : EM_DIGITS, random),
                vbr ? MALWARE.get(Math.max(0, random.nextInt(40) - 37)) : null,
                vbr ? one(OPERATIONS, random) : null,
                replica.backupServer());
    }

    private static Timestamp moment(int age, int digits, Random random) {
        Instant exact =
                Fleet.NOW
                        .minus(SPACING.multipliedBy(age))
                        .minusNanos((1L + random.nextInt(JITTER)) * 100);
        long unit = (long) Math.pow(10, 9.0 - digits);
        return new Timestamp(exact.minusNanos(exact.getNano() % unit), digits);
    }

    private static String state(Random random) {
        return random.nextInt(5) < 4 ? STATES.get(0) : one(STATES, random);
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String guid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
