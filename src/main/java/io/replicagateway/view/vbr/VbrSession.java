package io.replicagateway.view.vbr;

import io.replicagateway.rescan.Rescan;
import io.replicagateway.rescan.RescanPart;
import io.replicagateway.rescan.RescanStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rescan across sites as the one session that a client of one server expects (schema {@code SessionModel}). */
record VbrSession(Rescan rescan) {

    /** What the vendor's server says of a rescan of replicas. */
    static final String TYPE = "ConfigurationResynchronize";

    static final String NAME = "Replica rescan";

    private static final String STOPPED = "Stopped";
    private static final String WORKING = "Working";

    String state() {
        return rescan.isOver() ? STOPPED : WORKING;
    }

    /** A rescan that failed at some sites has failed, as far as one session can say that. */
    String result() {
        return switch (rescan.status()) {
            case RUNNING -> "None";
            case SUCCEEDED -> "Success";
            case WARNING -> "Warning";
            case FAILED, PARTIAL -> "Failed";
        };
    }

    @Nullable String initiatedBy() {
        return rescan.requestedBy();
    }

    /** The members in the schema of a revision. */
    Map<String, Object> model(VbrRevision revision) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", rescan.id());
        model.put("name", NAME);
        model.put("jobId", VbrFields.NO_ID);
        model.put("sessionType", TYPE);
        model.put("creationTime", rescan.createdAt().toString());
        rescan.endedAt().map(Instant::toString).ifPresent(end -> model.put("endTime", end));
        model.put("state", state());
        model.put("progressPercent", rescan.progressPercent());
        model.put("result", resultModel());
        // It grows with each session, which is all that the vendor says of it.
        model.put("usn", rescan.createdAt().toEpochMilli());
        if (revision.isFrom(VbrRevision.V1_3_REV0) && initiatedBy() != null) {
            model.put("initiatedBy", initiatedBy());
        }
        return model;
    }

    private Map<String, Object> resultModel() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("result", result());
        model.put("message", message());
        model.put("isCanceled", false);
        return model;
    }

    private String message() {
        return rescan.parts().stream()
                .filter(part -> part.status() != RescanStatus.RUNNING)
                .map(VbrSession::words)
                .collect(Collectors.joining("; "));
    }

    /** What has become of the rescan at one site, in a few words. */
    static String words(RescanPart part) {
        Optional<String> why = part.explanation();
        return part.site()
                + ": "
                + part.status().label()
                + why.map(text -> " (" + text + ")").orElse("");
    }
}
