package io.replicagateway.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rescan as VBR tells of it.
 *
 * @param state {@code Starting}, {@code Working} or {@code Stopped} (ESessionState)
 * @param result {@code None} until stopped, then {@code Success} (ESessionResult)
 * @param creationTime text as on the wire
 * @param endTime text as on the wire; null until stopped
 * @param usn grows with each session
 * @param replicaIds what was asked to be rescanned; empty means all
 */
record VbrSession(
        String id,
        String state,
        String result,
        String creationTime,
        @Nullable String endTime,
        long usn,
        List<String> replicaIds) {

    static final String NO_JOB = "00000000-0000-0000-0000-000000000000";
    static final String INITIATOR = "gateway";

    String name() {
        return "Replica rescan";
    }

    String type() {
        return "ConfigurationResynchronize";
    }

    boolean isStopped() {
        return state.equals("Stopped");
    }

    /** What the session is a moment later. */
    VbrSession next(String now) {
        return switch (state) {
            case "Starting" ->
                    new VbrSession(id, "Working", "None", creationTime, null, usn, replicaIds);
            case "Working" ->
                    new VbrSession(id, "Stopped", "Success", creationTime, now, usn, replicaIds);
            default -> this;
        };
    }

    /** What the session is after it was stopped by hand. */
    VbrSession stopped(String now) {
        return isStopped()
                ? this
                : new VbrSession(id, "Stopped", "Failed", creationTime, now, usn, replicaIds);
    }
}
