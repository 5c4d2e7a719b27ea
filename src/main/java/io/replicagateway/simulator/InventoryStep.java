package io.replicagateway.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One step of change of an inventory; draws from the inventory's own source of chance. */
final class InventoryStep {

    private static final Comparator<SimulatedPoint> OLDEST_FIRST =
            Comparator.comparing(InventoryStep::made).thenComparing(SimulatedPoint::id);

    private final SimulatedInventory inventory;
    private final Random random;
    private final Instant now;

    InventoryStep(SimulatedInventory inventory, Random random, Instant now) {
        this.inventory = inventory;
        this.random = random;
        this.now = now;
    }

    void take() {
        Map<String, List<SimulatedPoint>> byReplica =
                inventory.points().stream()
                        .collect(
                                Collectors.groupingBy(
                                        SimulatedPoint::replicaId,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byReplica
                .values()
                .forEach(
                        points -> {
                            if (random.nextBoolean()) {
                                renew(points);
                            }
                        });
        inventory
                .replicas()
                .forEach(
                        replica -> {
                            if (replica.state() != null && random.nextInt(10) == 0) {
                                inventory.put(replica.withState(draw(VendorWords.VBR_STATES)));
                            }
                        });
    }

    /** A new restore point appears; the oldest is retired unless it was the only one. */
    private void renew(List<SimulatedPoint> points) {
        List<SimulatedPoint> sorted = points.stream().sorted(OLDEST_FIRST).toList();
        SimulatedPoint newest = sorted.get(sorted.size() - 1);
        boolean vbr = newest.pointType() == null;
        Instant made = now.minusNanos(random.nextInt(20_000_000) * 100L);
        String time =
                WireTimes.text(
                        made, WireTimes.offset(newest.creationTime()), random.nextInt(vbr ? 8 : 5));
        @Nullable String state = newest.state() == null ? null : "Ready";
        inventory.put(newest.next(InventorySeeder.id(random), time, state));
        if (random.nextInt(5) == 0 && newest.state() != null) {
            inventory.put(
                    newest.withState(draw(vbr ? VendorWords.VBR_STATES : VendorWords.EM_STATES)));
        }
        if (sorted.size() > 1) {
            inventory.removePoint(sorted.get(0).id());
        }
    }

    private String draw(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Instant made(SimulatedPoint point) {
        @Nullable Instant made = WireTimes.instant(point.creationTime());
        return made == null ? Instant.MIN : made;
    }
}
