package io.replicagateway.api;

import io.replicagateway.model.RowType;
import java.util.Optional;

/**
 * Which list a path names.
 *
 * @param path without parameters; no two lists have the same
 * @param replica the one replica whose restore points are listed; empty for the lists of all rows
 */
record ListPath(String path, RowType type, Optional<RowId> replica) {

    static final ListPath REPLICAS = new ListPath("replicas", RowType.REPLICA, Optional.empty());

    static final ListPath RESTORE_POINTS =
            new ListPath("restore-points", RowType.RESTORE_POINT, Optional.empty());

    /** The list of the restore points of one replica. */
    static ListPath restorePointsOf(RowId replica) {
        return new ListPath(
                "replicas/" + replica + "/restore-points",
                RowType.RESTORE_POINT,
                Optional.of(replica));
    }
}
