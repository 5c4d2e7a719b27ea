package io.replicagateway.view;

import io.replicagateway.query.FleetStatus;
import java.util.Map;

/** Says in headers what the vendors' answers have no place for: which snapshot answered, and how complete it was. */
public final class FleetHeaders {

    /** The id of the snapshot that the rows are from. */
    public static final String SNAPSHOT = "X-Fleet-Snapshot";

    /** Whether every site in scope was fresh: {@code true} or {@code false}. */
    public static final String COMPLETE = "X-Fleet-Complete";

    private FleetHeaders() {}

    /** The headers of an answer with such rows. */
    public static Map<String, String> of(FleetStatus fleet) {
        return Map.of(SNAPSHOT, fleet.snapshot(), COMPLETE, Boolean.toString(fleet.isComplete()));
    }
}
