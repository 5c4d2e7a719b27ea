package io.replicagateway.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rescan as VBR tells of it.
 *
 * @param state {@code Starting}, {@code Working} or {@code Stopped} (ESessionState)
 * @param result {@code None} until stopped, then as planned (ESessionResult)
 * @param creationTime text as on the wire
 * @param endTime text as on the wire; null until stopped
 * @param usn grows with each session
 * @param replicaIds what was asked to be rescanned; empty means all
 * @param planned the result that it will have when it stops by itself
 */
record VbrSession(
        String id,
        String state,
        String result,
        String creationTime,
        @Nullable String endTime,
        long usn,
        List<String> replicaIds,
        String planned) {

    static final String NO_JOB = "00000000-0000-0000-0000-000000000000";
    static final String INITIATOR = "gateway";

    private static final String STARTING = "Starting";
    private static final String WORKING = "Working";
    private static final String STOPPED = "Stopped";
    private static final String NONE = "None";

    /** A session that has just begun. */
    static VbrSession begun(
            String id, String now, long usn, List<String> replicaIds, String planned) {
        return new VbrSession(id, STARTING, NONE, now, null, usn, replicaIds, planned);
    }

    String name() {
        return "Replica rescan";
    }

    String type() {
        return "ConfigurationResynchronize";
    }

    boolean isStopped() {
        return state.equals(STOPPED);
    }

    int percent() {
        return isStopped() ? 100 : state.equals(WORKING) ? 50 : 0;
    }

    /** What people are told of the result. */
    String message() {
        return switch (result) {
            case "Warning" -> "Some replicas could not be looked at.";
            case "Failed" -> "The rescan has failed.";
            default -> "";
        };
    }

    VbrSession working() {
        return isStopped() ? this : in(WORKING, NONE, null);
    }

    /** What the session is when it has stopped by itself. */
    VbrSession ended(String now) {
        return isStopped() ? this : in(STOPPED, planned, now);
    }

    /** What the session is after it was stopped by hand. */
    VbrSession stopped(String now) {
        return isStopped() ? this : in(STOPPED, "Failed", now);
    }

    private VbrSession in(String newState, String newResult, @Nullable String end) {
        return new VbrSession(id, newState, newResult, creationTime, end, usn, replicaIds, planned);
    }
}
