package io.replicagateway.model;

import java.util.List;

/** The two kinds of rows that a site has. */
public enum RowType {
    REPLICA("replica"),
    RESTORE_POINT("restore-point");

    private final String label;

    RowType(String label) {
        this.label = label;
    }

    /** What a list is sorted by unless something else is asked for: the name; the newest first. */
    public List<SortKey> usualOrder() {
        return this == REPLICA
                ? List.of(new SortKey(ReplicaField.NAME, false))
                : List.of(new SortKey(RestorePointField.CREATED_AT, true));
    }

    /** The spelling in metrics. */
    public String label() {
        return label;
    }
}
