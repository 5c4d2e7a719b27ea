package io.replicagateway.refresh;

import io.replicagateway.model.Replica;
import io.replicagateway.model.RestorePoint;
import io.replicagateway.model.SiteKind;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteDigest;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A site without a server, which answers at once and keeps every promise of the port. */
final class TruthfulSource implements ReplicaSource {

    private final SiteKind kind;
    final Map<String, Replica> replicas = new TreeMap<>();
    final Map<String, RestorePoint> points = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    private boolean hasDigests = true;
    private @Nullable SourceException lookFailure;
    private @Nullable SourceException failure;
    private Runnable betweenLookAndPoints = () -> {};

    TruthfulSource(SiteKind kind) {
        this.kind = kind;
    }

    TruthfulSource put(Replica replica) {
        replicas.put(replica.nativeId(), replica);
        return this;
    }

    TruthfulSource put(RestorePoint point) {
        points.put(point.nativeId(), point);
        return this;
    }

    void withoutDigests() {
        hasDigests = false;
    }

    /** Answers looks and nothing else with this failure from now on; null with none. */
    void failingLooks(@Nullable SourceException how) {
        lookFailure = how;
    }

    /** Answers anything with this failure from now on; null with none. */
    void failing(@Nullable SourceException how) {
        failure = how;
    }

    /** Something that happens at the site just before restore points of a replica are read. */
    void betweenLookAndPoints(Runnable change) {
        betweenLookAndPoints = change;
    }

    SiteRead truth() {
        return new SiteRead(
                List.copyOf(replicas.values()), List.copyOf(points.values()), Optional.of("1"));
    }

    /** What was asked since this was last asked. */
    List<String> asked() {
        List<String> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    private <T> Uni<T> answer(
            String what, @Nullable SourceException ownFailure, Supplier<T> rightAnswer) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            asked.add(what);
                            SourceException how = failure == null ? ownFailure : failure;
                            return how == null
                                    ? Uni.createFrom().item(rightAnswer)
                                    : Uni.createFrom().failure(how);
                        });
    }

    @Override
    public Uni<SiteRead> fetchAll() {
        return answer("all", null, this::truth);
    }

    @Override
    public Uni<Optional<SiteDigest>> fetchDigest(Instant since) {
        return answer(
                "digest",
                lookFailure,
                () -> hasDigests ? Optional.of(digest(since)) : Optional.empty());
    }

    private SiteDigest digest(Instant since) {
        List<RestorePoint> notReady =
                points.values().stream().filter(point -> !"Ready".equals(point.state())).toList();
        return new SiteDigest(
                List.copyOf(replicas.values()),
                points.values().stream().filter(point -> isSince(point, since)).toList(),
                kind == SiteKind.EM ? Optional.of(notReady) : Optional.empty(),
                points.size(),
                Optional.of("1"));
    }

    private static boolean isSince(RestorePoint point, Instant since) {
        return point.createdAt() != null && !point.createdAt().instant().isBefore(since);
    }

    @Override
    public Uni<List<RestorePoint>> fetchRestorePointsOf(String replicaId) {
        return answer(
                "points",
                null,
                () -> {
                    betweenLookAndPoints.run();
                    return points.values().stream()
                            .filter(point -> replicaId.equals(point.replicaId()))
                            .toList();
                });
    }

    @Override
    public Uni<Void> probe() {
        return answer("probe", null, () -> null);
    }

    @Override
    public Uni<Void> collect() {
        return answer("collect", null, () -> null);
    }

    @Override
    public int openSessions() {
        return 0;
    }

    @Override
    public Uni<Void> close() {
        return Uni.createFrom().voidItem();
    }
}
