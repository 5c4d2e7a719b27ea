package io.replicagateway.refresh;

import io.replicagateway.simulator.SimulatedInventory;
import io.replicagateway.simulator.SimulatedPoint;
import java.util.List;

/** Rows that appear at simulated sites. */
final class SimulatedRows {

    private SimulatedRows() {}

    /** Of the first replica. */
    static SimulatedPoint newest(SimulatedInventory inventory) {
        List<SimulatedPoint> points = inventory.pointsOf(inventory.replicas().get(0).id());
        return points.get(points.size() - 1);
    }

    /** Of the first replica, made just now. */
    static SimulatedPoint next(SimulatedInventory inventory, String id) {
        return copy(newest(inventory), id, SimulatedSiteRefresh.START.toString());
    }

    /** The same, ready, under another id and of another time. */
    static SimulatedPoint copy(SimulatedPoint point, String id, String created) {
        return new SimulatedPoint(
                id,
                point.replicaId(),
                point.vmName(),
                point.pointType(),
                "Ready",
                point.platform(),
                point.platformId(),
                created,
                point.malwareStatus(),
                point.allowedOperations());
    }
}
