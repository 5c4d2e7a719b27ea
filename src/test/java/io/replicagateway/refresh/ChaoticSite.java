package io.replicagateway.refresh;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.model.SiteSettings;
import io.replicagateway.model.SiteVitals;
import io.replicagateway.refresh.ChaoticServer.Fault;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.http.LogOns;
import io.replicagateway.source.http.SessionLedger;
import io.replicagateway.source.http.SharedSession;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A site in virtual time: rows that change, faults that come and go, and the gateway's own session over it. */
final class ChaoticSite implements ReplicaSource {

    static final int MOST_LOG_ONS = 6;

    private static final Duration QUICK = Duration.ofMillis(200);
    private static final Duration SLOW = Duration.ofSeconds(70);
    private static final Duration LONGER_THAN_A_REFRESH = Duration.ofMinutes(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final SiteSettings settings;
    private final VirtualTime time;
    private final Duration skew;
    private final SiteTruth truth = new SiteTruth();
    private final ChaoticServer server;
    private final SessionLedger ledger;
    private final SharedSession<Session> session;
    private boolean isBeingCounted;

    /** A session as the gateway knows it. */
    private record Session(Object token, SessionLedger.Entry entry) {}

    /**
     * @param skew by how much the site's clock is ahead
     */
    ChaoticSite(SiteSettings settings, VirtualTime time, Duration skew) {
        this.settings = settings;
        this.time = time;
        this.skew = skew;
        this.server = new ChaoticServer(time);
        this.ledger = new SessionLedger(time.clock());
        var logOns = new LogOns(settings.id(), MOST_LOG_ONS, time.clock(), ledger);
        this.session = new SharedSession<>(new Sessions(logOns), Duration.ofDays(1), () -> {});
    }

    SiteSettings settings() {
        return settings;
    }

    SiteTruth truth() {
        return truth;
    }

    ChaoticServer server() {
        return server;
    }

    SessionLedger ledger() {
        return ledger;
    }

    Instant now() {
        return time.now();
    }

    /** The moment by the site's own clock. */
    Instant siteTime() {
        return time.now().plus(skew);
    }

    /** Whether restore points were counted for a look that has not listed the new ones yet. */
    boolean isBeingCounted() {
        return isBeingCounted;
    }

    @Override
    public SiteVitals vitals() {
        return new SiteVitals(
                ledger.open(),
                ledger.possiblyOpen(),
                Optional.empty(),
                Optional.of(skew),
                List.of());
    }

    @Override
    public int openSessions() {
        return ledger.open();
    }

    @Override
    public Uni<Void> close() {
        return session.close();
    }

    @Override
    public Uni<Void> probe() {
        return exchange(
                () -> {
                    server.failIfAtFault();
                    return null;
                });
    }

    /**
     * As both vendors' adapters do it: replicas that changed while points were read have theirs read again. A site that
     * lies does so in all answers of one read: half a lie could be too small to be found out.
     */
    @Override
    public Uni<SiteRead> fetchAll() {
        return Uni.createFrom()
                .deferred(() -> fetchAll(server.fault()))
                .invoke(
                        () -> {
                            server.over(Fault.SHOWS_NOTHING);
                            server.over(Fault.SHOWS_LITTLE);
                        });
    }

    private Uni<SiteRead> fetchAll(Fault lie) {
        return ask(() -> truth.replicas().now())
                .flatMap(
                        before ->
                                ask(() -> shown(truth.points().now(), lie))
                                        .flatMap(points -> withReplicas(before, points, lie)));
    }

    private Uni<SiteRead> withReplicas(List<Replica> before, List<RestorePoint> points, Fault lie) {
        return ask(() -> shown(truth.replicas().now(), lie))
                .flatMap(
                        now -> {
                            List<Replica> changed = new ArrayList<>(now);
                            changed.removeAll(before);
                            Set<String> ids =
                                    changed.stream()
                                            .map(Replica::nativeId)
                                            .collect(Collectors.toSet());
                            List<RestorePoint> all =
                                    new ArrayList<>(
                                            points.stream()
                                                    .filter(p -> !ids.contains(p.replicaId()))
                                                    .toList());
                            return ids.isEmpty()
                                    ? Uni.createFrom()
                                            .item(new SiteRead(now, all, Optional.empty()))
                                    : ask(() -> pointsOf(ids))
                                            .invoke(all::addAll)
                                            .map(found -> new SiteRead(now, all, Optional.empty()));
                        });
    }

    private List<RestorePoint> pointsOf(Set<String> replicas) {
        return truth.points().now().stream()
                .filter(point -> replicas.contains(point.replicaId()))
                .toList();
    }

    private static <T> List<T> shown(List<T> rows, Fault lie) {
        if (lie == Fault.SHOWS_NOTHING) {
            return List.of();
        }
        return lie == Fault.SHOWS_LITTLE ? rows.stream().limit(1).toList() : rows;
    }

    @Override
    public Uni<Optional<SiteDigest>> fetchDigest(Instant since) {
        if (server.has(Fault.TAKES_NO_LOOK)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return ask(() -> shown(truth.points().now(), server.fault()).size())
                .invoke(() -> isBeingCounted = true)
                .flatMap(
                        total ->
                                ask(() -> newPoints(since))
                                        .onTermination()
                                        .invoke(() -> isBeingCounted = false)
                                        .flatMap(
                                                points ->
                                                        ask(this::notReady)
                                                                .flatMap(
                                                                        notReady ->
                                                                                digest(
                                                                                        total,
                                                                                        points,
                                                                                        notReady))));
    }

    private Uni<Optional<SiteDigest>> digest(
            int total, List<RestorePoint> points, List<RestorePoint> notReady) {
        Optional<List<RestorePoint>> states =
                settings.kind() == SiteKind.EM ? Optional.of(notReady) : Optional.empty();
        return ask(() -> truth.replicas().now())
                .map(
                        replicas ->
                                Optional.of(
                                        new SiteDigest(
                                                replicas,
                                                points,
                                                states,
                                                total,
                                                Optional.empty())));
    }

    private List<RestorePoint> newPoints(Instant since) {
        return truth.points().now().stream()
                .filter(point -> !point.createdAt().instant().isBefore(since))
                .toList();
    }

    private List<RestorePoint> notReady() {
        return truth.points().now().stream()
                .filter(point -> !"Ready".equals(point.state()))
                .toList();
    }

    @Override
    public Uni<List<RestorePoint>> fetchRestorePointsOf(String replicaId) {
        return ask(() -> pointsOf(Set.of(replicaId)));
    }

    private <T> Uni<T> ask(Supplier<T> answer) {
        return session.with(
                current ->
                        exchange(
                                () -> {
                                    server.use(current.token());
                                    return answer.get();
                                }));
    }

    /** The server looks at a request when it answers it, a while after it was sent. */
    private <T> Uni<T> exchange(Supplier<T> answer) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            time.schedule(
                                    () -> {
                                        try {
                                            emitter.complete(answer.get());
                                        } catch (RuntimeException failure) {
                                            emitter.fail(failure);
                                        }
                                    },
                                    latency().toMillis(),
                                    TimeUnit.MILLISECONDS);
                        });
    }

    private Duration latency() {
        if (server.has(Fault.NEVER_ANSWERS)) {
            return LONGER_THAN_A_REFRESH;
        }
        return server.has(Fault.SLOW) ? SLOW : server.has(Fault.SILENT) ? SILENCE : QUICK;
    }

    /** As both vendors' adapters do it: one that may still live is ended before the next is opened. */
    private final class Sessions implements SharedSession.Protocol<Session> {

        private final LogOns logOns;

        Sessions(LogOns logOns) {
            this.logOns = logOns;
        }

        @Override
        public Uni<Session> open(Optional<Session> last) {
            last.ifPresent(worn -> worn.entry().lost(time.now().plus(ChaoticServer.IDLE)));
            return logOns.send(
                    "secret",
                    ChaoticServer.IDLE,
                    entry -> exchange(server::logOn).map(token -> new Session(token, entry)));
        }

        @Override
        public boolean isUsable(Session current) {
            return current.entry().isOpen();
        }

        @Override
        public Uni<Void> end(Session current) {
            return exchange(
                            () -> {
                                server.logOff(current.token());
                                return (Void) null;
                            })
                    .onItem()
                    .invoke(current.entry()::ended)
                    .onFailure()
                    .invoke(() -> current.entry().lost(time.now().plus(ChaoticServer.IDLE)));
        }
    }
}
