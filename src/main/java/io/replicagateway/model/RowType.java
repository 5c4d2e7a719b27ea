package io.replicagateway.model;

/** The two kinds of rows that a site has. */
public enum RowType {
    REPLICA("replica"),
    RESTORE_POINT("restore-point");

    private final String label;

    RowType(String label) {
        this.label = label;
    }

    /** The spelling in metrics. */
    public String label() {
        return label;
    }
}
