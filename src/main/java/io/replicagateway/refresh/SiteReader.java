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

    /**
     * A restore point may appear this much later than it is dated, or the site's clock differ by so much: a replication
     * takes its time, and EM collects what its backup servers made only every 15 minutes unless told otherwise.
     */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** Reading a replica's restore points is a request of its own; a whole read is one for so many of them. */
    private static final int POINTS_A_REQUEST = 1000;

    private static final int MOST_REPLICAS = 16;

    private static final Set<FailureKind> ANSWERED =
            Set.of(FailureKind.REJECTED, FailureKind.MALFORMED, FailureKind.UNAVAILABLE);

    private final ReplicaSource source;
    private final RefreshPlan plan;
    private final Looks looks;

    SiteReader(ReplicaSource source, RefreshPlan plan) {
        this.source = source;
        this.plan = plan;
        this.looks = new Looks(plan.fullInterval());
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
        boolean fitsOnePage = state.rows().restorePoints().size() <= plan.wholeUpTo();
        if (known == null || fitsOnePage) {
            return whole(state, now);
        }
        if (plan.quietHours().filter(hours -> hours.contains(now)).isPresent()) {
            return whatIsNew(state, known)
                    .flatMap(found -> found.map(this::item).orElseGet(this::notNow));
        }
        if (isWholeDue(state, lastWhole, now)) {
            return whole(state, now);
        }
        return whatIsNew(state, known)
                .onFailure(SiteReader::isAnswered)
                .recoverWithItem(Optional.empty())
                .flatMap(found -> found.map(this::item).orElseGet(() -> whole(state, now)));
    }

    private boolean isWholeDue(SiteState state, Optional<Instant> lastWhole, Instant now) {
        return state.held() != null
                || !looks.areWorthwhile(now)
                || lastWhole.map(last -> isOver(last, now) && !looks.haveTheirTurn()).orElse(true);
    }

    /** A clock that was set back must not put whole reads off. */
    private boolean isOver(Instant last, Instant now) {
        return now.isBefore(last) || !now.isBefore(last.plus(plan.fullInterval()));
    }

    private Uni<Finding> whole(SiteState state, Instant now) {
        return source.fetchAll()
                .onFailure()
                .invoke(looks::wholeReadFailed)
                .onCancellation()
                .invoke(looks::wholeReadFailed)
                .invoke(read -> looks.wholeReadSucceeded(now))
                .map(read -> Finding.whole(read, state.rows()));
    }

    private Uni<Finding> item(Finding found) {
        return Uni.createFrom().item(found);
    }

    /** Whether the site answered a look and did not ask to be left alone: what it was asked may be the trouble. */
    private static boolean isAnswered(Throwable failure) {
        return failure instanceof SourceException source
                && ANSWERED.contains(source.kind())
                && source.retryAfter().isEmpty();
    }

    /** Empty if a look cannot tell, for whatever reason that is no failure. */
    private Uni<Optional<Finding>> whatIsNew(SiteState state, Instant known) {
        Instant since = known.plus(state.clockSkew()).minus(OVERLAP);
        return source.fetchDigest(since)
                .flatMap(
                        digest ->
                                digest.map(look -> explained(state, look, since))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .onItem()
                .invoke(looks::succeeded)
                .onFailure()
                .invoke(looks::failed)
                .onCancellation()
                .invoke(looks::failed);
    }

    private Uni<Optional<Finding>> explained(SiteState state, SiteDigest look, Instant since) {
        var rows = new KnownRows(state.site().kind(), state.rows());
        var comparison = new Comparison(rows, look, since);
        Optional<Set<String>> changed =
                comparison.changedReplicas().filter(ids -> ids.size() <= mostReplicas(look));
        if (changed.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Set<String> ids = changed.get();
        return ids.isEmpty()
                ? Uni.createFrom()
                        .item(Optional.of(Finding.unchanged(state.rows(), look.apiVersion())))
                : restorePointsOf(ids)
                        .flatMap(
                                found ->
                                        comparison
                                                .merged(ids, found)
                                                .map(points -> confirmed(comparison, points, since))
                                                .orElseGet(
                                                        () ->
                                                                Uni.createFrom()
                                                                        .item(Optional.empty())))
                        .map(read -> read.map(found -> Finding.merged(found, state.rows())));
    }

    private Uni<Optional<SiteRead>> confirmed(
            Comparison comparison, List<RestorePoint> merged, Instant since) {
        return source.fetchDigest(since)
                .map(
                        again ->
                                again.filter(second -> comparison.isConfirmed(merged, second))
                                        .map(
                                                second ->
                                                        new SiteRead(
                                                                second.replicas(),
                                                                merged,
                                                                second.apiVersion())));
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
