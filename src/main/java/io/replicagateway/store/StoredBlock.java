package io.replicagateway.store;

import io.replicagateway.inventory.MalformedRowsException;
import io.replicagateway.inventory.RowsReader;
import io.replicagateway.inventory.RowsWriter;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A site's last good rows as they were written. Immutable.
 *
 * @param number tells this writing from any other of the site
 * @param site the site's id
 * @param kind the label of the product that it ran
 * @param origin what the site's rows came from
 * @param observedAt when the read began that found them, or a later one that found the same
 * @param apiVersion the API revision that was spoken, where it is known
 * @param clockSkew by how much the site's clock was ahead of ours, negative where it was behind, to the millisecond; zero
 *     where it was not known
 */
public record StoredBlock(
        long number,
        String site,
        String kind,
        String origin,
        Instant observedAt,
        Optional<String> apiVersion,
        Duration clockSkew,
        SiteRows rows) {

    /** A clock that is further ahead or behind is not believed: queries reckon with it. */
    private static final Duration GREATEST_SKEW = Duration.ofDays(366);

    /** The block of a site that has rows. */
    static StoredBlock of(long number, SiteState state) {
        SiteSettings site = state.site();
        return new StoredBlock(
                number,
                site.id().value(),
                site.kind().label(),
                site.origin(),
                Objects.requireNonNull(state.observedAt()),
                Optional.ofNullable(state.apiVersion()),
                believed(state.clockSkew()),
                state.rows());
    }

    private static Duration believed(Duration skew) {
        return skew.abs().compareTo(GREATEST_SKEW) > 0 ? Duration.ZERO : skew;
    }

    /** The site as it was when this was kept. */
    public SiteState restored(SiteSettings settings) {
        return SiteState.pending(settings).skewed(clockSkew).read(rows, observedAt, apiVersion);
    }

    /** Whether these are rows of this site, as it is configured. */
    boolean isOf(SiteSettings settings) {
        return kind.equals(settings.kind().label()) && origin.equals(settings.origin());
    }

    /** Whether a site in this state needs no other block, but for the moment of its observation. */
    boolean isStillThatOf(SiteState state) {
        return rows == state.rows()
                && isOf(state.site())
                && apiVersion.equals(Optional.ofNullable(state.apiVersion()));
    }

    StoredBlock observedAt(Instant later) {
        return new StoredBlock(number, site, kind, origin, later, apiVersion, clockSkew, rows);
    }

    void writeTo(RowsWriter target) {
        target.longNumber(number);
        target.text(site);
        target.text(kind);
        target.text(origin);
        write(target, observedAt);
        target.flag(apiVersion.isPresent());
        apiVersion.ifPresent(target::text);
        target.longNumber(clockSkew.toMillis());
        rows.writeTo(target);
    }

    static StoredBlock readFrom(RowsReader source) throws MalformedRowsException {
        var block =
                new StoredBlock(
                        source.longNumber(),
                        source.text(),
                        source.text(),
                        source.text(),
                        instant(source),
                        source.flag() ? Optional.of(source.text()) : Optional.empty(),
                        believed(Duration.ofMillis(source.longNumber())),
                        SiteRows.readFrom(source));
        source.end();
        return block;
    }

    static void write(RowsWriter target, Instant moment) {
        target.longNumber(moment.getEpochSecond());
        target.number(moment.getNano());
    }

    static Instant instant(RowsReader source) throws MalformedRowsException {
        long second = source.longNumber();
        int nano = source.number();
        if (second < Timestamp.FIRST.getEpochSecond()
                || second >= Timestamp.LAST.getEpochSecond()) {
            throw new MalformedRowsException("a moment that cannot be");
        }
        return Instant.ofEpochSecond(second, nano);
    }
}
