package io.replicagateway.query;

import io.replicagateway.inventory.SiteTable;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The replicas of one site that meet a filter, by whether they meet their objective at the table's moment. */
final class JudgedReplicas {

    private final SiteTable table;
    private final Set<RpoStatus> wanted;
    private final Map<RpoStatus, int[]> rows = new EnumMap<>(RpoStatus.class);

    JudgedReplicas(SiteTable table, Filter filter) {
        this.table = table;
        this.wanted = filter.rpo().isEmpty() ? Set.of(RpoStatus.values()) : filter.rpo();
        int[] candidates = Parts.matching(table, RowType.REPLICA, filter.withoutRpo());
        int[][] byStatus = new int[RpoStatus.values().length][candidates.length];
        int[] counts = new int[byStatus.length];
        for (int row : candidates) {
            int status = table.rpoStatus(row).ordinal();
            byStatus[status][counts[status]++] = row;
        }
        for (RpoStatus status : RpoStatus.values()) {
            rows.put(status, Arrays.copyOf(byStatus[status.ordinal()], counts[status.ordinal()]));
        }
    }

    /** Those of this status, ascending; none if the filter does not want them. */
    int[] rows(RpoStatus status) {
        return wanted.contains(status) ? rows.get(status) : new int[0];
    }

    /**
     * When the first of them turns from met to missed and so comes in, goes out or changes its status; empty if none does.
     * All replicas of a site have the same target, so it is the one whose newest restore point is the oldest.
     */
    Optional<Instant> turnsAt() {
        int[] met = rows.get(RpoStatus.MET);
        if (met.length == 0
                || !wanted.contains(RpoStatus.MET) && !wanted.contains(RpoStatus.MISSED)) {
            return Optional.empty();
        }
        int first =
                table.times(ReplicaField.LATEST_RESTORE_POINT_AT)
                        .oldest(met, new int[met.length], 1)[0];
        return table.rpoTurnsAt(first);
    }
}
