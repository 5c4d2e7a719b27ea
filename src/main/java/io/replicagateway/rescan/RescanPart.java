package io.replicagateway.rescan;

import io.replicagateway.model.SiteId;
import io.replicagateway.source.SiteSession;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rescan at one of its sites. Immutable.
 *
 * @param replicaIds the vendor's ids that were asked for; empty for all replicas of the site
 * @param status never {@link RescanStatus#PARTIAL}
 * @param session the site's session as it was seen last; null until the site has told of one
 * @param message what went wrong, for people; null if nothing has been to be told. What the site says of its session's
 *     result stands in the session
 * @param progressPercent 0 to 100, never going back; 100 for a part that has ended
 * @param startedAt when the site told of its session; null until then
 * @param endedAt when the session had ended and the site been read after it, or the part failed; null until then
 * @param rowsChanged how many replicas and restore points of the site were added, removed or changed between the beginning
 *     of the rescan, as far as they were known then, and the read after its session, for whatever reason; null until that
 *     read, and if it failed, was held back, or the site had not been read before
 */
public record RescanPart(
        SiteId site,
        Optional<Set<String>> replicaIds,
        RescanStatus status,
        @Nullable SiteSession session,
        @Nullable String message,
        int progressPercent,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer rowsChanged) {

    private static final int DONE = 100;

    public RescanPart {
        replicaIds = replicaIds.map(Set::copyOf);
    }

    static RescanPart begun(SiteId site, Optional<Set<String>> replicaIds) {
        return new RescanPart(
                site, replicaIds, RescanStatus.RUNNING, null, null, 0, null, null, null);
    }

    /** Whether nothing more will become of it. */
    public boolean isOver() {
        return status != RescanStatus.RUNNING;
    }

    /** The session's result in the vendor's words; empty if it has none yet, or none was told. */
    public Optional<String> result() {
        return Optional.ofNullable(session)
                .map(SiteSession::result)
                .map(SiteSession.Result::result);
    }

    /** What the gateway says or, where it has nothing to say, the site about the session's result. */
    public Optional<String> explanation() {
        return Optional.ofNullable(message)
                .or(
                        () ->
                                Optional.ofNullable(session)
                                        .map(SiteSession::result)
                                        .map(SiteSession.Result::message))
                .filter(text -> !text.isBlank());
    }

    /** The session's id; empty until the site has told of one. */
    public Optional<String> sessionId() {
        return Optional.ofNullable(session).map(SiteSession::id);
    }

    /** The session's state in the vendor's words; empty until the site has told of one. */
    public Optional<String> state() {
        return Optional.ofNullable(session).map(SiteSession::state);
    }

    /** This part with the session as it was seen at {@code now}. */
    RescanPart seen(SiteSession seen, Instant now) {
        return new RescanPart(
                site,
                replicaIds,
                status,
                seen,
                message,
                Math.max(progressPercent, progressOf(seen)),
                startedAt == null ? now : startedAt,
                endedAt,
                rowsChanged);
    }

    /** Vendors count whole percent; a part that is not over is not complete. */
    private static int progressOf(SiteSession session) {
        SiteSession.Progress detailed = session.progress();
        Integer told =
                session.progressPercent() == null && detailed != null
                        ? detailed.progressPercent()
                        : session.progressPercent();
        return told == null ? 0 : Math.max(0, Math.min(told, DONE - 1));
    }

    /** This part when it is over. */
    RescanPart ended(
            RescanStatus end, @Nullable String why, @Nullable Integer changedRows, Instant now) {
        return new RescanPart(
                site, replicaIds, end, session, why, DONE, startedAt, now, changedRows);
    }
}
