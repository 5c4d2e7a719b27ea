package io.replicagateway.query;

import io.replicagateway.inventory.FleetSnapshot;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.inventory.SiteTable;
import io.replicagateway.inventory.Text;
import io.replicagateway.model.Field;
import io.replicagateway.model.ReplicaField;
import io.replicagateway.model.RowType;
import io.replicagateway.model.RpoStatus;
import io.replicagateway.model.SiteSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one summary: adds up site by site what each one's rows add up to. */
final class Summation {

    private final SummaryQuery query;
    private final Instant now;
    private final Groups groups = new Groups();
    private final List<Instant> turns = new ArrayList<>();

    /**
     * @param now decides about freshness and recovery point objectives
     */
    Summation(SummaryQuery query, Instant now) {
        this.query = query;
        this.now = now;
    }

    Summary of(FleetSnapshot snapshot) {
        snapshot.sites().stream()
                .filter(state -> query.scope().includes(state.site()))
                .forEach(this::add);
        return new Summary(
                groups.sorted(),
                groups.total(),
                FleetStatus.of(snapshot, query.scope(), now),
                turns.stream().min(Instant::compareTo));
    }

    private void add(SiteState state) {
        if (state.isFresh(now)) {
            turns.add(state.freshUntil().plusNanos(1));
        }
        if (query.counts(RowType.RESTORE_POINT)) {
            addRestorePoints(state);
        }
        if (query.counts(RowType.REPLICA)) {
            addReplicas(state);
        }
    }

    private void addRestorePoints(SiteState state) {
        Filter filter = query.filters().get(RowType.RESTORE_POINT);
        var table = new SiteTable(state, RowType.RESTORE_POINT, now);
        Parts.ofRestorePoints(table, filter, fields(RowType.RESTORE_POINT))
                .forEach(
                        part ->
                                groups.add(
                                        key(state.site(), part, null), Sums.ofRestorePoints(part)));
    }

    private void addReplicas(SiteState state) {
        Filter filter = query.filters().get(RowType.REPLICA);
        var table = new SiteTable(state, RowType.REPLICA, now);
        var judged = new JudgedReplicas(table, filter);
        for (RpoStatus status : RpoStatus.values()) {
            Parts.of(
                            table,
                            judged.rows(status),
                            fields(RowType.REPLICA),
                            ReplicaField.OLDEST_RESTORE_POINT_AT,
                            ReplicaField.LATEST_RESTORE_POINT_AT)
                    .forEach(
                            part ->
                                    groups.add(
                                            key(state.site(), part, status), sumsOf(part, status)));
        }
        judged.turnsAt().ifPresent(turns::add);
    }

    /** Where restore points are counted, the moments are theirs. */
    private Sums sumsOf(Part replicas, RpoStatus status) {
        Sums sums = Sums.ofReplicas(replicas, status);
        return query.counts(RowType.RESTORE_POINT) ? sums.withoutMoments() : sums;
    }

    /** What the rows of this type hold themselves of all that they are put together by. */
    private List<Field> fields(RowType type) {
        return query.by().stream()
                .flatMap(by -> by instanceof GroupBy.OfRow own ? Stream.of(own) : Stream.empty())
                .filter(own -> own != GroupBy.OfRow.RPO)
                .map(own -> Objects.requireNonNull(own.field(type)))
                .toList();
    }

    private List<@Nullable Text> key(SiteSettings site, Part part, @Nullable RpoStatus status) {
        Iterator<@Nullable Text> own = part.values().iterator();
        List<@Nullable Text> key = new ArrayList<>(query.by().size());
        for (GroupBy by : query.by()) {
            if (by instanceof GroupBy.OfSite ofSite) {
                key.add(text(ofSite.value(site)));
            } else {
                key.add(
                        by == GroupBy.OfRow.RPO && status != null
                                ? text(status.label())
                                : own.next());
            }
        }
        return key;
    }

    private static @Nullable Text text(@Nullable String raw) {
        return raw == null ? null : Text.of(raw);
    }
}
