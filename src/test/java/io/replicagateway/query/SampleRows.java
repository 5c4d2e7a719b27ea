package io.replicagateway.query;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows out of small alphabets, so that ties, gaps and case variants are common; equal seeds give equal rows. */
final class SampleRows {

    /** How the ids of a site look; rows of the same number have the same id at all sites of one style. */
    enum Ids {
        GUIDS,
        TEXTS,
        MIXED
    }

    static final List<@Nullable String> NAMES =
            Arrays.asList(
                    "Web", "web", "WEB", "web-1", "web-10", "web-2", "Äpfel", "äpfel", "ÄPFEL",
                    "Ωmega", "ωmega", "Straße", "zoo", "İzmir", "a*b", "", null);
    static final List<@Nullable String> STATES =
            Arrays.asList("Ready", "ready", "Failover", "Processing", null);
    static final List<@Nullable String> PLATFORMS = Arrays.asList("VMware", "HyperV", null);
    static final List<@Nullable String> REPLICA_TYPES = Arrays.asList("Snapshot", "CDP", null);
    static final List<@Nullable String> POINT_TYPES = Arrays.asList("Full", "Increment", null);
    static final List<@Nullable String> JOBS = Arrays.asList("job-1", "JOB-1", "job-2", null);
    static final List<@Nullable String> MALWARE = Arrays.asList("Clean", "Infected", null);

    /** Some are the same moment, written differently; the last digits of a VBR time are 100 nanoseconds apart. */
    static final List<@Nullable String> TIMES =
            Arrays.asList(
                    "2026-11-21T03:20:00Z",
                    "2026-11-21T03:20:00.000Z",
                    "2026-11-21T04:20:00.0+01:00",
                    "2026-11-21T03:20:00.0000001Z",
                    "2026-11-21T03:19:59.9999999Z",
                    "2026-11-21T18:00:00Z",
                    "2026-11-22T02:00:00.12-02:00",
                    "2025-01-01T00:00:00Z",
                    "0001-01-01T00:00:00Z",
                    null);

    private static final List<@Nullable BackupServer> SERVERS =
            Arrays.asList(
                    new BackupServer("s1", "Backup"),
                    new BackupServer("s2", "backup"),
                    new BackupServer(null, "only.name"),
                    new BackupServer("s3", null),
                    null);

    private SampleRows() {}

    static List<Replica> replicas(Ids ids, List<Long> seeds) {
        List<Replica> replicas = new ArrayList<>();
        for (long seed : seeds) {
            var random = new Random(seed);
            replicas.add(
                    new Replica(
                            id(ids, replicas.size()),
                            one(NAMES, random),
                            one(REPLICA_TYPES, random),
                            one(STATES, random),
                            one(PLATFORMS, random),
                            one(JOBS, random),
                            one(JOBS, random),
                            one(JOBS, random),
                            one(SERVERS, random),
                            time(random)));
        }
        return replicas;
    }

    /** Restore points of these many replicas, of replicas that are not listed, and of none. */
    static List<RestorePoint> points(Ids ids, int replicas, List<Long> seeds) {
        List<RestorePoint> points = new ArrayList<>();
        for (long seed : seeds) {
            var random = new Random(seed);
            int replica = random.nextInt(replicas + 3);
            points.add(
                    new RestorePoint(
                            id(ids, points.size()),
                            replica == replicas ? null : id(ids, replica),
                            one(NAMES, random),
                            one(NAMES, random),
                            one(POINT_TYPES, random),
                            one(STATES, random),
                            one(PLATFORMS, random),
                            one(JOBS, random),
                            time(random),
                            one(MALWARE, random),
                            one(
                                    Arrays.asList(List.of("Failover", "Undo"), List.of(), null),
                                    random),
                            one(SERVERS, random)));
        }
        return points;
    }

    private static <T> @Nullable T one(List<@Nullable T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static @Nullable Timestamp time(Random random) {
        String text = one(TIMES, random);
        return text == null ? null : Timestamp.parse(text);
    }

    static String id(Ids ids, int number) {
        if (ids == Ids.GUIDS || ids == Ids.MIXED && number % 2 == 0) {
            var random = new Random(number * 7919L);
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        String text = List.of("vm", "VM", "Vm", "é").get(number % 4) + number / 4;
        return number % 8 == 7 ? text.toUpperCase(Locale.ROOT) : text;
    }
}
