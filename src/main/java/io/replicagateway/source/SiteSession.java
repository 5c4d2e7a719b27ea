package io.replicagateway.source;

import io.replicagateway.model.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A session of a site as the site tells of it, in the vendor's words (VBR OpenAPI documents, SessionModel). What it does
 * not tell is null; which members there are depends on the API revision.
 *
 * @param id the vendor's id, never empty
 * @param state such as {@code Working}; {@code Stopped} when it is over (ESessionState)
 * @param progressPercent 0 to 100 by the documents, unchecked
 * @param usn grows with each change of the server's sessions
 * @param initiatedBy from 1.3-rev0
 * @param relatedSessionId from 1.3-rev1
 * @param algorithm from 1.3-rev2, as all that follow it
 */
public record SiteSession(
        String id,
        @Nullable String name,
        @Nullable String jobId,
        @Nullable String sessionType,
        @Nullable Timestamp creationTime,
        @Nullable Timestamp endTime,
        @Nullable String state,
        @Nullable Integer progressPercent,
        @Nullable Result result,
        @Nullable String resourceId,
        @Nullable String resourceReference,
        @Nullable String parentSessionId,
        @Nullable Long usn,
        @Nullable String platformName,
        @Nullable String platformId,
        @Nullable String initiatedBy,
        @Nullable String relatedSessionId,
        @Nullable String algorithm,
        @Nullable Progress progress,
        @Nullable String originalSessionId,
        @Nullable RetryInfo retryInfo) {

    private static final String STOPPED = "Stopped";

    /**
     * How a session ended, or {@code None} before (SessionResultModel).
     *
     * @param result such as {@code Success}, {@code Warning} or {@code Failed} (ESessionResult)
     */
    public record Result(
            @Nullable String result, @Nullable String message, @Nullable Boolean isCanceled) {}

    /** How far a session has come (SessionProgress). Sizes are bytes. */
    public record Progress(
            @Nullable String duration,
            @Nullable Long processingRate,
            @Nullable String bottleneck,
            @Nullable Long processedSize,
            @Nullable Long readSize,
            @Nullable Long transferredSize,
            @Nullable Integer progressPercent) {}

    /** Whether a session repeats another (SessionRetryInfo). */
    public record RetryInfo(@Nullable Boolean isRecheckRetry, @Nullable Integer retryNumber) {}

    /** Whether it is over; then alone its result means anything. */
    public boolean isStopped() {
        return STOPPED.equalsIgnoreCase(state);
    }
}
