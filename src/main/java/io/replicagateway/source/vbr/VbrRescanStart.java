package io.replicagateway.source.vbr;

import io.replicagateway.model.FailureKind;
import io.replicagateway.model.Timestamp;
import io.replicagateway.source.SiteSession;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Exchanges;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One rescan's beginning. A request that was sent and whose answer did not arrive may have begun a session: the site's
 * sessions are looked at several times, because a session may appear a while later. Only if there is none, and the site
 * cannot be still at the first request, it is sent once more.
 */
final class VbrRescanStart {

    private static final int MOST_LOOKS = 4;

    /** The site's clock is known that well. */
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(5);

    /** After these the site may have begun something; after any other failure it has said that it has not. */
    private static final Set<FailureKind> OPEN =
            Set.of(
                    FailureKind.UNREACHABLE,
                    FailureKind.TIMED_OUT,
                    FailureKind.UNAVAILABLE,
                    FailureKind.MALFORMED,
                    FailureKind.INTERNAL);

    /** After these nobody is at the request any more: the site gave it up or closed the connection. */
    private static final Set<FailureKind> GIVEN_UP =
            Set.of(FailureKind.UNREACHABLE, FailureKind.UNAVAILABLE);

    private final Function<AtomicBoolean, Uni<SiteSession>> send;
    private final Supplier<Uni<List<SiteSession>>> look;
    private final Optional<Set<String>> before;
    private final Instant siteNow;
    private final Duration pause;
    private final AtomicBoolean isOpen = new AtomicBoolean();
    private volatile boolean repeated;

    /**
     * @param send sends the request, and tells whether the site may have begun something
     * @param look the newest sessions of rescans
     * @param before the ids of those that were there already; empty if that is not known
     * @param siteNow the moment before all that, by the site's clock
     * @param pause from one look to the next
     */
    VbrRescanStart(
            Function<AtomicBoolean, Uni<SiteSession>> send,
            Supplier<Uni<List<SiteSession>>> look,
            Optional<Set<String>> before,
            Instant siteNow,
            Duration pause) {
        this.send = send;
        this.look = look;
        this.before = before;
        this.siteNow = siteNow;
        this.pause = pause;
    }

    /** The session that the request began, however it became known. */
    Uni<SiteSession> session() {
        return send.apply(isOpen)
                .onFailure(this::leavesOpen)
                .recoverWithUni(lost -> settle((SourceException) lost, 1));
    }

    private boolean leavesOpen(Throwable failure) {
        return isOpen.get()
                && failure instanceof SourceException source
                && OPEN.contains(source.kind())
                && !Exchanges.isUnsent(failure);
    }

    private Uni<SiteSession> settle(SourceException lost, int looks) {
        return look.get()
                .onFailure()
                .transform(failure -> unknown(lost, "nor could its sessions be looked at"))
                .flatMap(
                        now ->
                                begun(now)
                                        .map(session -> Uni.createFrom().item(session))
                                        .orElseGet(() -> notSeen(lost, looks)));
    }

    private Uni<SiteSession> notSeen(SourceException lost, int looks) {
        if (looks < MOST_LOOKS) {
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(pause)
                    .flatMap(ignored -> settle(lost, looks + 1));
        }
        if (repeated || before.isEmpty() || !GIVEN_UP.contains(lost.kind())) {
            return Uni.createFrom().failure(unknown(lost, "and its sessions do not show it"));
        }
        repeated = true;
        isOpen.set(false);
        return session();
    }

    /** The oldest session that was not there before; where that is not known, that began since. */
    private Optional<SiteSession> begun(List<SiteSession> now) {
        return now.stream()
                .filter(
                        session ->
                                before.map(ids -> !ids.contains(session.id()))
                                        .orElseGet(() -> beganSince(session)))
                .min(
                        Comparator.comparing(
                                VbrRescanStart::beginning,
                                Comparator.nullsLast(Comparator.naturalOrder())));
    }

    private boolean beganSince(SiteSession session) {
        Instant beginning = beginning(session);
        return beginning != null && !beginning.isBefore(siteNow.minus(CLOCK_ERROR));
    }

    private static @Nullable Instant beginning(SiteSession session) {
        Timestamp made = session.creationTime();
        return made == null ? null : made.instant();
    }

    private static SourceException unknown(SourceException lost, String besides) {
        return new SourceException(
                lost.kind(),
                "it is not known whether the rescan runs: the site's answer was lost ("
                        + lost.getMessage()
                        + "), "
                        + besides,
                lost);
    }
}
