package io.replicagateway.refresh;

import io.replicagateway.inventory.KnownRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a site as cheaply as can be answered for: what is new where a look at the site explains all that changed, the
 * whole site otherwise and from time to time. See docs/decisions/0009.
 */
final class SiteReader {

    /** A restore point may appear this much later than it is dated, or the site's clock differ by so much. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** Reading a replica's restore points is a request of its own; a whole read is one for so many of them. */
    private static final int POINTS_A_REQUEST = 1000;

    private static final int MOST_REPLICAS = 16;

    private final ReplicaSource source;
    private final RefreshPlan plan;

    SiteReader(ReplicaSource source, RefreshPlan plan) {
        this.source = source;
        this.plan = plan;
    }

    /**
     * Reads the site.
     *
     * @param state what is known of it
     * @param lastWhole when the last whole read began that was good; empty if there was none
     * @param now decides whether a whole read is due, and about quiet hours
     */
    Uni<Finding> read(SiteState state, Optional<Instant> lastWhole, Instant now) {
        Instant known = state.observedAt();
        if (known == null) {
            return whole();
        }
        boolean quiet = plan.quietHours().filter(hours -> hours.contains(now)).isPresent();
        boolean wholeIsDue =
                state.held() != null
                        || lastWhole
                                .map(last -> !now.isBefore(last.plus(plan.fullInterval())))
                                .orElse(true);
        return wholeIsDue && !quiet ? whole() : whatIsNew(state, known, quiet);
    }

    private Uni<Finding> whole() {
        return source.fetchAll().map(Finding::whole);
    }

    private Uni<Finding> whatIsNew(SiteState state, Instant known, boolean quiet) {
        Instant since = known.plus(state.clockSkew()).minus(OVERLAP);
        var rows = new KnownRows(state.site().kind(), state.rows());
        return source.fetchDigest(since)
                .flatMap(
                        digest ->
                                digest.map(look -> explained(rows, look))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .flatMap(
                        finding ->
                                finding.map(found -> Uni.createFrom().item(found))
                                        .orElseGet(() -> quiet ? notNow() : whole()));
    }

    private Uni<Optional<Finding>> explained(KnownRows rows, SiteDigest look) {
        var comparison = new Comparison(rows, look);
        Optional<Set<String>> changed =
                comparison.changedReplicas().filter(ids -> ids.size() <= mostReplicas(look));
        if (changed.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Set<String> ids = changed.get();
        return ids.isEmpty()
                ? Uni.createFrom().item(Optional.of(Finding.unchanged(look.apiVersion())))
                : restorePointsOf(ids)
                        .map(
                                found ->
                                        comparison
                                                .merged(ids, found)
                                                .map(points -> merged(look, points)));
    }

    private static int mostReplicas(SiteDigest look) {
        return Math.min(MOST_REPLICAS, 1 + look.total() / POINTS_A_REQUEST);
    }

    private Uni<List<RestorePoint>> restorePointsOf(Set<String> replicas) {
        return Multi.createFrom()
                .iterable(replicas)
                .onItem()
                .transformToUniAndConcatenate(source::fetchRestorePointsOf)
                .collect()
                .in(ArrayList<RestorePoint>::new, List::addAll)
                .map(points -> points);
    }

    private static Finding merged(SiteDigest look, List<RestorePoint> points) {
        return Finding.merged(new SiteRead(look.replicas(), points, look.apiVersion()));
    }

    /** The rows stay as they are and grow old honestly. */
    private Uni<Finding> notNow() {
        return Uni.createFrom()
                .failure(
                        () ->
                                new SourceException(
                                        FailureKind.UNAVAILABLE,
                                        "only a whole read can tell what changed, and none is made"
                                                + " in the quiet hours "
                                                + plan.quietHours().orElseThrow()));
    }
}
