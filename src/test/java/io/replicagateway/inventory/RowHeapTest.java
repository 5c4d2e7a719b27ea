package io.replicagateway.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.replicagateway.model.BackupServer;
import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.RestorePointField;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SortKey;
import io.replicagateway.model.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A restore point takes at most eighty bytes of heap, with all that is remembered, and the block knows how many it takes. */
class RowHeapTest {

    private static final int POINTS = 100_000;
    private static final int VMS = 5_000;

    /** So many that what else a JVM full of tests allocates and frees meanwhile is small beside them. */
    private static final int BLOCKS = 5;

    @Test
    void aRestorePointTakesAtMostEightyBytesWithAllOrdersThatAreRemembered() {
        // Given
        long before = usedHeap();
        // When
        List<SiteRows> blocks = IntStream.range(0, BLOCKS).mapToObj(RowHeapTest::block).toList();
        // Then
        long measured = (usedHeap() - before) / BLOCKS;
        long estimated = blocks.get(0).heapBytes();
        assertThat(measured / POINTS).isBetween(16L, 80L);
        assertThat(estimated).isBetween(measured * 2 / 3, measured * 3 / 2);
        assertThat(blocks).allMatch(block -> block.restorePoints().size() == POINTS);
    }

    private static SiteRows block(int seed) {
        var random = new Random(seed);
        Instant start = Instant.parse("2026-11-01T00:00:00Z");
        var server = new BackupServer(guid(random), "vbr-" + seed + ".example.org");
        List<Replica> replicas = new ArrayList<>();
        for (int vm = 0; vm < VMS; vm++) {
            replicas.add(
                    new Replica(
                            guid(random),
                            "vm-" + vm + "_replica",
                            "Snapshot",
                            "Ready",
                            "VMware",
                            guid(random),
                            guid(random),
                            guid(random),
                            server,
                            new Timestamp(start, 7)));
        }
        List<RestorePoint> points = new ArrayList<>();
        for (int number = 0; number < POINTS; number++) {
            int vm = number % VMS;
            points.add(
                    new RestorePoint(
                            guid(random),
                            replicas.get(vm).nativeId(),
                            null,
                            "vm-" + vm,
                            null,
                            "Ready",
                            "VMware",
                            replicas.get(vm).platformId(),
                            new Timestamp(
                                    start.plusSeconds(number)
                                            .plusNanos(random.nextInt(10_000_000) * 100L),
                                    7),
                            "Clean",
                            List.of("StartViVMReplicaFailover", "StartViVMReplicaFailback"),
                            server));
        }
        SiteRows rows = SiteRows.NONE.unlessChanged(SiteRows.of(SiteKind.VBR, replicas, points));
        askForMore(rows.restorePoints());
        return rows;
    }

    /** Until no more is remembered. */
    private static void askForMore(Table table) {
        for (RestorePointField field : RestorePointField.values()) {
            if (table.holds(field)) {
                table.first(table.all(), List.of(new SortKey(field, false)), POINTS);
                table.selection(field, () -> table.all().where(row -> row % 2 == 0));
            }
        }
    }

    private static String guid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** The least that several collections leave, because one alone may leave garbage. */
    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
