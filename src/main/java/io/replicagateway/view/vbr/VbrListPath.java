package io.replicagateway.view.vbr;

import io.replicagateway.model.RowType;
import java.util.Optional;

/**
 * Which list a path names.
 *
 * @param replicaId the replica whose restore points are listed, in lower case; empty for the lists of all rows
 */
record VbrListPath(RowType type, Optional<String> replicaId) {

    static final VbrListPath REPLICAS = new VbrListPath(RowType.REPLICA, Optional.empty());

    static final VbrListPath REPLICA_POINTS =
            new VbrListPath(RowType.RESTORE_POINT, Optional.empty());

    /** The list of the restore points of one replica. */
    static VbrListPath replicaPointsOf(String replicaId) {
        return new VbrListPath(RowType.RESTORE_POINT, Optional.of(replicaId));
    }
}
