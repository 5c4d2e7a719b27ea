package io.replicagateway.api;

import io.replicagateway.inventory.HeldRead;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteCertificate;
import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteStatus;
import io.replicagateway.model.SiteSurprise;
import io.replicagateway.model.SiteVitals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A site as JSON.
 *
 * @param kind {@code vbr} or {@code em}
 * @param observedAt when its rows were read; null if there are none yet
 * @param ageSeconds how old they are now
 * @param staleAfterSeconds the age beyond which they no longer count as fresh
 * @param rpoTargetSeconds the target age of a replica's newest restore point
 * @param apiVersion the API revision that is spoken with the site; null if it is not known
 * @param replicas how many replicas the last good read found
 * @param restorePoints how many restore points the last good read found
 * @param failure how the last refresh failed; null if it did not
 * @param held a whole read that waits to be confirmed, because it lost too many rows; null if there is none
 * @param collectedEverySeconds how old what the site shows may be when it is read, because it collects it from others
 *     that often unless told otherwise; null for a site that shows its own
 * @param sessions what this gateway has open at the site
 * @param certificate what the site showed last; null over plain HTTP and before the first connection
 * @param clockSkewSeconds how far the site's clock is ahead, rounded; null if it is not known
 * @param surprises what the site said that no vendor document lists, in the order of first sight
 */
record SiteView(
        String id,
        String name,
        String kind,
        Map<String, String> labels,
        String status,
        @Nullable String observedAt,
        @Nullable Long ageSeconds,
        long staleAfterSeconds,
        long rpoTargetSeconds,
        @Nullable String apiVersion,
        int replicas,
        int restorePoints,
        @Nullable Failure failure,
        @Nullable Held held,
        @Nullable Long collectedEverySeconds,
        Sessions sessions,
        @Nullable Certificate certificate,
        @Nullable Long clockSkewSeconds,
        List<Surprise> surprises) {

    /**
     * Sessions at the site.
     *
     * @param open open by all that is known: 0 or 1
     * @param possiblyOpen not known to have ended: their log-out failed, or their log-on was never answered
     */
    record Sessions(int open, int possiblyOpen) {

        static Sessions of(SiteVitals vitals) {
            return new Sessions(vitals.openSessions(), vitals.possiblyOpenSessions());
        }
    }

    /**
     * The site's certificate.
     *
     * @param fingerprint its SHA-256
     */
    record Certificate(String fingerprint, String expiresAt, @Nullable String subject) {

        static Certificate of(SiteCertificate certificate) {
            return new Certificate(
                    certificate.fingerprint(),
                    certificate.expiresAt().toString(),
                    certificate.subject().orElse(null));
        }
    }

    /**
     * Something that no vendor document lists.
     *
     * @param what the kind's label
     */
    record Surprise(String what, String name, String firstSeenAt, long count) {

        static Surprise of(SiteSurprise surprise) {
            return new Surprise(
                    surprise.what().label(),
                    surprise.name(),
                    surprise.firstSeenAt().toString(),
                    surprise.count());
        }
    }

    /**
     * Why the last refresh failed.
     *
     * @param advice what can be done about it
     */
    record Failure(String kind, String message, String advice, String at) {

        static Failure of(SiteFailure failure) {
            return new Failure(
                    failure.kind().label(),
                    failure.message(),
                    failure.kind().advice(),
                    failure.at().toString());
        }
    }

    /** EM collects from its backup servers so often by default (EM user guide); it does not tell what is set. */
    private static final Duration EM_COLLECTS_EVERY = Duration.ofMinutes(15);

    /**
     * A read that is held back.
     *
     * @param observedAt when it began
     * @param replicas how many replicas it found
     * @param restorePoints how many restore points it found
     */
    record Held(String observedAt, int replicas, int restorePoints, String advice) {

        static Held of(String site, HeldRead read) {
            return new Held(
                    read.observedAt().toString(),
                    read.rows().replicas().size(),
                    read.rows().restorePoints().size(),
                    "the rows of before stay until another whole read confirms it; POST /v1/sites/"
                            + site
                            + "/accept has them replaced now");
        }
    }

    /** The site as it is at {@code now}. */
    static SiteView of(SiteState state, SiteVitals vitals, Instant now) {
        SiteStatus status = state.status(now);
        Instant observedAt = state.observedAt();
        HeldRead held = state.held();
        return new SiteView(
                state.site().id().value(),
                state.site().name(),
                state.site().kind().label(),
                new TreeMap<>(state.site().labels()),
                status.label(),
                observedAt == null ? null : observedAt.toString(),
                observedAt == null ? null : Duration.between(observedAt, now).toSeconds(),
                state.site().staleAfter().toSeconds(),
                state.site().rpo().toSeconds(),
                state.apiVersion(),
                state.rows().replicas().size(),
                state.rows().restorePoints().size(),
                state.failure() == null ? null : Failure.of(state.failure()),
                held == null ? null : Held.of(state.site().id().value(), held),
                state.site().kind() == SiteKind.EM ? EM_COLLECTS_EVERY.toSeconds() : null,
                Sessions.of(vitals),
                vitals.certificate().map(Certificate::of).orElse(null),
                vitals.clockSkew().map(SiteView::rounded).orElse(null),
                vitals.surprises().stream().map(Surprise::of).toList());
    }

    private static Long rounded(Duration time) {
        return Math.round(time.toMillis() / 1000.0);
    }
}
