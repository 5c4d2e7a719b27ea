package io.replicagateway.model;

/** What callers may do; each role includes the one before. */
public final class Roles {

    /** May read everything. */
    public static final String VIEWER = "viewer";

    /** May have sites read and rescanned now. */
    public static final String OPERATOR = "operator";

    /** May change how the gateway runs. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
