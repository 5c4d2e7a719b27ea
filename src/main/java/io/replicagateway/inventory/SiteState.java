package io.replicagateway.inventory;

import io.replicagateway.model.SiteFailure;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.SiteStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One site as a snapshot shows it: the last good rows and how the last attempt ended. Immutable.
 *
 * @param rows the last good rows; none before the first good read
 * @param observedAt when the read began that found these rows, so that their age is never understated; null before the
 *     first good read
 * @param failure how the last attempt failed; null if it was good or none has ended yet
 * @param apiVersion the API revision that the last good read spoke; null if it is not known
 * @param clockSkew by how much the site's clock is ahead of ours, negative where it is behind; zero where it is not known
 *     or too small to tell
 * @param held a read that lost so many rows that it waits for another one, or for an operator, to confirm it; null if
 *     there is none
 */
public record SiteState(
        SiteSettings site,
        SiteRows rows,
        @Nullable Instant observedAt,
        @Nullable SiteFailure failure,
        @Nullable String apiVersion,
        Duration clockSkew,
        @Nullable HeldRead held) {

    /** Rows that were read later than now were read by a clock that was set back since: nobody knows their age. */
    private static final Duration MOST_AHEAD = Duration.ofSeconds(10);

    /** A site of which nothing is known yet. */
    public static SiteState pending(SiteSettings site) {
        return new SiteState(site, SiteRows.NONE, null, null, null, Duration.ZERO, null);
    }

    /**
     * This site as it is configured from now on. Keeps what is known of it, unless its rows come from somewhere else
     * now: then nothing is known of it yet.
     */
    public SiteState configured(SiteSettings settings) {
        return settings.hasRowsOf(site)
                ? new SiteState(settings, rows, observedAt, failure, apiVersion, clockSkew, held)
                : pending(settings);
    }

    /** This site after a good read that began at {@code observedAt}. */
    public SiteState read(SiteRows found, Instant observedAt, Optional<String> apiVersion) {
        return new SiteState(
                site, found, observedAt, null, apiVersion.orElse(null), clockSkew, null);
    }

    /** This site after a failed attempt: the rows stay as they were. */
    public SiteState failed(SiteFailure failure) {
        return new SiteState(site, rows, observedAt, failure, apiVersion, clockSkew, held);
    }

    /** This site after a read that is not believed yet: the rows stay as they were. */
    public SiteState holding(HeldRead read) {
        return new SiteState(site, rows, observedAt, null, apiVersion, clockSkew, read);
    }

    /** This site with the rows of the read that was held back; unchanged if there is none. What failed since, failed. */
    public SiteState accepting() {
        return held == null
                ? this
                : new SiteState(
                        site,
                        held.rows(),
                        held.observedAt(),
                        failure,
                        held.apiVersion().orElse(null),
                        clockSkew,
                        null);
    }

    /** This site with its clock that much ahead of ours. */
    public SiteState skewed(Duration skew) {
        return skew.equals(clockSkew)
                ? this
                : new SiteState(site, rows, observedAt, failure, apiVersion, skew, held);
    }

    /** How far the rows can be relied on at {@code now}. */
    public SiteStatus status(Instant now) {
        if (observedAt == null) {
            return failure == null ? SiteStatus.PENDING : SiteStatus.UNAVAILABLE;
        }
        boolean isOld = now.isAfter(freshUntil()) || now.isBefore(observedAt.minus(MOST_AHEAD));
        return isOld ? SiteStatus.STALE : SiteStatus.FRESH;
    }

    /** Whether there are rows, and they are no older than the site's stale-after at {@code now}. */
    public boolean isFresh(Instant now) {
        return status(now) == SiteStatus.FRESH;
    }

    /**
     * The last moment at which the rows count as fresh.
     *
     * @throws IllegalStateException if there are none yet
     */
    public Instant freshUntil() {
        if (observedAt == null) {
            throw new IllegalStateException("no rows yet: " + site.id());
        }
        return observedAt.plus(site.staleAfter());
    }
}
