package io.replicagateway.rescan;

import io.replicagateway.inventory.Inventory;
import io.replicagateway.inventory.RowChanges;
import io.replicagateway.inventory.SiteRows;
import io.replicagateway.inventory.SiteState;
import io.replicagateway.model.FailureKind;
import io.replicagateway.model.SiteId;
import io.replicagateway.refresh.FleetRefresher;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.Rescans;
import io.replicagateway.source.SiteSession;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Begins a rescan at one site and follows it to its end: looks at its session with growing pauses, then has the site read. */
final class SiteFollower {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** A site that refuses to tell of the session so often in a row will not tell any more. */
    private static final int MOST_REFUSALS = 3;

    /** What passes by itself, or when an operator mends it; the deadline bounds it. */
    private static final Set<FailureKind> PASSING =
            EnumSet.of(
                    FailureKind.UNREACHABLE,
                    FailureKind.TIMED_OUT,
                    FailureKind.UNAVAILABLE,
                    FailureKind.UNAUTHORIZED,
                    FailureKind.MALFORMED);

    /** What a session that is not over has for a result (ESessionResult). */
    private static final String NO_RESULT = "None";

    private final SiteId site;
    private final ReplicaSource source;
    private final Rescans rescans;
    private final Inventory inventory;
    private final FleetRefresher refresher;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Executor worker;
    private final Duration timeout;
    private final Consumer<UnaryOperator<RescanPart>> change;

    private volatile @Nullable SiteSession latest;
    private volatile @Nullable Throwable lastFailure;
    private volatile int refusals;

    /**
     * @param change changes the site's part of the rescan
     */
    SiteFollower(
            SiteId site,
            ReplicaSource source,
            Rescans rescans,
            Surroundings surroundings,
            Consumer<UnaryOperator<RescanPart>> change) {
        this.site = site;
        this.source = source;
        this.rescans = rescans;
        this.inventory = surroundings.inventory();
        this.refresher = surroundings.refresher();
        this.clock = surroundings.clock();
        this.timer = surroundings.timer();
        this.worker = surroundings.worker();
        this.timeout = surroundings.timeout();
        this.change = change;
    }

    /**
     * What all followers need.
     *
     * @param timer waits between looks and for the deadline
     * @param worker where rows are compared
     * @param timeout how long a site may take from the beginning to the end of its session
     */
    record Surroundings(
            Inventory inventory,
            FleetRefresher refresher,
            Clock clock,
            ScheduledExecutorService timer,
            Executor worker,
            Duration timeout) {}

    /**
     * Has the site rescan these replicas; the end of it, when the part has ended. Never fails. Cancelling leaves the part
     * as it is and the session to the site.
     */
    Uni<Void> follow(Optional<Set<String>> replicaIds) {
        SiteState before = state();
        SiteRows known = before == null || before.observedAt() == null ? null : before.rows();
        return rescans.begin(replicaIds.orElse(null))
                .invoke(this::seen)
                .flatMap(this::untilStopped)
                .ifNoItem()
                .after(timeout)
                .on(timer)
                .failWith(this::tooLong)
                .flatMap(stopped -> readAfter(stopped, known))
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<SiteSession> untilStopped(SiteSession begun) {
        return begun.isStopped()
                ? Uni.createFrom().item(begun)
                : Multi.createBy()
                        .repeating()
                        .uni(
                                () -> new AtomicReference<>(FIRST_PAUSE),
                                pause -> lookAfter(pause.getAndUpdate(SiteFollower::longer), begun))
                        .whilst(seen -> !seen.isStopped())
                        .collect()
                        .last();
    }

    private Uni<SiteSession> lookAfter(Duration pause, SiteSession begun) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .onExecutor(timer)
                .by(pause)
                .flatMap(ignored -> look(begun));
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /** The session as it is now or, where the site does not tell for the moment, as it was. */
    private Uni<SiteSession> look(SiteSession before) {
        if (isGone()) {
            return Uni.createFrom().failure(gone());
        }
        return rescans.session(before.id())
                .invoke(this::seen)
                .onFailure(this::isSurvived)
                .recoverWithItem(before);
    }

    private void seen(SiteSession session) {
        latest = session;
        lastFailure = null;
        refusals = 0;
        Instant now = now();
        change.accept(part -> part.seen(session, now));
    }

    private boolean isSurvived(Throwable failure) {
        lastFailure = failure;
        if (failure instanceof SourceException told && PASSING.contains(told.kind())) {
            return !isGone();
        }
        refusals++;
        return !isGone() && refusals < MOST_REFUSALS;
    }

    /** Whether another source has taken this one's place, or none. */
    private boolean isGone() {
        return refresher.source(site).filter(now -> now == source).isEmpty();
    }

    private SourceException gone() {
        return new SourceException(
                FailureKind.UNAVAILABLE,
                "the site was removed or is configured otherwise since"
                        + (latest == null
                                ? "; it is not known whether the rescan runs"
                                : "; the session may go on there"));
    }

    private SourceException tooLong() {
        Throwable failure = lastFailure;
        return new SourceException(
                FailureKind.TIMED_OUT,
                (latest == null
                                ? "the site told of no session within "
                                        + timeout
                                        + "; it is not known whether the rescan runs"
                                : "the session did not stop within "
                                        + timeout
                                        + " (gateway.rescan.timeout); it may go on at the site")
                        + (failure == null
                                ? ""
                                : "; the last look failed: " + failure.getMessage()));
    }

    private void failed(Throwable failure) {
        String why = isGone() ? gone().getMessage() : failure.getMessage();
        Instant now = now();
        change.accept(part -> part.ended(RescanStatus.FAILED, why, null, now));
    }

    private Uni<Void> readAfter(SiteSession stopped, @Nullable SiteRows known) {
        Instant stoppedAt = now();
        return refresher
                .refreshWhole(site)
                .emitOn(worker)
                .invoke(() -> ended(stopped, known, stoppedAt));
    }

    private void ended(SiteSession stopped, @Nullable SiteRows known, Instant stoppedAt) {
        SiteState now = state();
        Integer changed =
                known == null || now == null || !wasReadSince(now, stoppedAt)
                        ? null
                        : Integer.valueOf(RowChanges.between(known, now.rows()).total());
        Instant end = now();
        change.accept(part -> part.ended(statusOf(stopped), messageOf(stopped), changed, end));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static boolean wasReadSince(SiteState now, Instant moment) {
        return now.observedAt() != null && !now.observedAt().isBefore(moment) && now.held() == null;
    }

    private static RescanStatus statusOf(SiteSession stopped) {
        return switch (resultOf(stopped)) {
            case "Success" -> RescanStatus.SUCCEEDED;
            case "Failed" -> RescanStatus.FAILED;
            default -> RescanStatus.WARNING;
        };
    }

    private static String resultOf(SiteSession session) {
        SiteSession.Result result = session.result();
        String told = result == null ? null : result.result();
        return told == null ? NO_RESULT : told;
    }

    private static @Nullable String messageOf(SiteSession stopped) {
        return resultOf(stopped).equals(NO_RESULT) ? "the session stopped without a result" : null;
    }

    private @Nullable SiteState state() {
        return inventory.latest().find(site).orElse(null);
    }
}
