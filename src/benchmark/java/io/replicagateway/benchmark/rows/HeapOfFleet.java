package io.replicagateway.benchmark.rows;

import io.replicagateway.benchmark.report.Settings;
import io.replicagateway.query.Selection;
import java.lang.ref.Reference;
import java.util.function.Supplier;

/** What a fleet costs of heap: used heap without it, and with it. */
final class HeapOfFleet {

    /** Each query is asked so often before it is looked, so that what they leave behind counts. */
    private static final int TURNS = 3;

    private static final int COLLECTIONS = 4;

    private HeapOfFleet() {}

    /** Bytes of heap a restore point, with its share of replicas, orders and all else that queries leave behind. */
    static double bytesPerPoint(Settings settings) {
        return growth(() -> asked(Fleet.of(settings))) / settings.points();
    }

    private static Fleet asked(Fleet fleet) {
        for (int turn = 0; turn < TURNS; turn++) {
            for (PageQuery query : PageQuery.values()) {
                Selection.of(fleet.snapshot(), query.query(fleet, turn), Fleet.NOW)
                        .page(query.offset(fleet), PageQuery.ROWS);
            }
        }
        return fleet;
    }

    /** Bytes of heap a restore point that is an object of its own. */
    static double bytesPerObject(Settings settings) {
        return growth(() -> NaiveFleet.of(settings)) / settings.points();
    }

    /** How many bytes of heap what is made takes. */
    private static double growth(Supplier<?> maker) {
        long before = usedHeap();
        Object made = maker.get();
        double growth = usedHeap() - before;
        Reference.reachabilityFence(made);
        return growth;
    }

    /** The least that several collections leave, because one alone may leave garbage. */
    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < COLLECTIONS; round++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
