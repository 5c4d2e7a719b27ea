package io.replicagateway.inventory;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of one site with whatever a site may say, and with much that it does not. */
record RandomRows(SiteKind kind, List<Replica> replicas, List<RestorePoint> points) {

    static final Instant NOW = Instant.parse("2026-11-22T03:20:00Z");

    private static final List<@Nullable String> TEXTS =
            Arrays.asList(
                    "Web", "web", "", "Ä", "日本", "\ud83d\ude00", "\ud83d", "a\u0000b", "ÿ", null);

    static RandomRows of(Random random, SiteKind kind, int replicas, int points) {

        boolean guids = random.nextBoolean();
        List<Replica> replicaRows = new ArrayList<>();
        for (int row = 0; row < replicas; row++) {
            replicaRows.add(
                    new Replica(
                            id(random, guids, row),
                            text(random),
                            text(random),
                            kind == SiteKind.EM ? null : text(random),
                            text(random),
                            text(random),
                            text(random),
                            text(random),
                            new BackupServer(text(random), text(random)),
                            time(random)));
        }
        List<RestorePoint> pointRows = new ArrayList<>();
        for (int row = 0; row < points; row++) {
            pointRows.add(
                    new RestorePoint(
                            id(random, guids, row),
                            replicas == 0
                                    ? text(random)
                                    : replicaRows.get(random.nextInt(replicas)).nativeId(),
                            text(random),
                            text(random),
                            text(random),
                            text(random),
                            text(random),
                            text(random),
                            time(random),
                            text(random),
                            random.nextBoolean() ? null : List.of("Failover", "Undo"),
                            null));
        }
        return new RandomRows(kind, replicaRows, pointRows);
    }

    SiteRows block() {
        return SiteRows.of(kind, replicas, points);
    }

    private static String id(Random random, boolean guids, int row) {
        return guids
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : text(random) + "-" + row;
    }

    private static @Nullable String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static @Nullable Timestamp time(Random random) {
        return random.nextInt(5) == 0
                ? null
                : new Timestamp(
                        NOW.minusNanos(random.nextInt(3) * 1_000_000_000L + random.nextInt(9)),
                        random.nextInt(10));
    }
}
