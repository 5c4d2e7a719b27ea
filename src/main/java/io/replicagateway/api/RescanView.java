package io.replicagateway.api;

import io.replicagateway.rescan.Rescan;
import io.replicagateway.rescan.RescanPart;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rescan as JSON.
 *
 * @param status the parts' results joined
 * @param progressPercent the mean of the parts' progress; 100 only when all are over
 * @param endedAt null as long as it runs
 * @param requestedBy the caller's name; null where nobody had to say who they are
 * @param sites its parts, ascending by site
 */
record RescanView(
        String id,
        String status,
        int progressPercent,
        String createdAt,
        @Nullable String endedAt,
        @Nullable String requestedBy,
        List<Part> sites) {

    /**
     * A rescan at one site.
     *
     * @param replicas ids of the replicas that were asked for, ascending; null for all of the site
     * @param sessionId the site's session; null until the site has told of one, as are the next two
     * @param state the session's state in the vendor's words
     * @param result the session's result in the vendor's words
     * @param message what the gateway or the site says about how it ended; null if neither says anything
     */
    record Part(
            String site,
            String status,
            int progressPercent,
            @Nullable List<String> replicas,
            @Nullable String sessionId,
            @Nullable String state,
            @Nullable String result,
            @Nullable String message,
            @Nullable String startedAt,
            @Nullable String endedAt,
            @Nullable Integer rowsChanged) {

        static Part of(RescanPart part) {
            return new Part(
                    part.site().value(),
                    part.status().label(),
                    part.progressPercent(),
                    part.replicaIds().map(ids -> prefixed(part, ids)).orElse(null),
                    part.sessionId().orElse(null),
                    part.state().orElse(null),
                    part.result().orElse(null),
                    part.explanation().orElse(null),
                    text(part.startedAt()),
                    text(part.endedAt()),
                    part.rowsChanged());
        }

        private static List<String> prefixed(RescanPart part, Set<String> ids) {
            return ids.stream().sorted().map(id -> part.site().prefix() + id).toList();
        }
    }

    static RescanView of(Rescan rescan) {
        return new RescanView(
                rescan.id(),
                rescan.status().label(),
                rescan.progressPercent(),
                rescan.createdAt().toString(),
                text(rescan.endedAt().orElse(null)),
                rescan.requestedBy(),
                rescan.parts().stream().map(Part::of).toList());
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
