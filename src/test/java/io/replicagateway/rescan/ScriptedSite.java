package io.replicagateway.rescan;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.Rescans;
import io.replicagateway.source.SessionLogRecord;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SiteSession;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A site whose one session is what a test says, and that answers at once. */
final class ScriptedSite implements ReplicaSource, Rescans {

    private final Clock clock;
    private final List<Instant> looks = new ArrayList<>();
    private final List<Optional<Set<String>>> begun = new ArrayList<>();
    private SiteRead rows = new SiteRead(List.of(), List.of(), Optional.empty());
    private String state = "Starting";
    private String result = "None";
    private @Nullable Integer percent = 0;
    private @Nullable SourceException failure;
    private boolean silent;
    private int reads;

    ScriptedSite(Clock clock) {
        this.clock = clock;
    }

    /** What reads find from now on. */
    ScriptedSite holding(SiteRead read) {
        rows = read;
        return this;
    }

    ScriptedSite working(int progressPercent) {
        state = "Working";
        percent = progressPercent;
        return this;
    }

    ScriptedSite stopped(String withResult) {
        state = "Stopped";
        result = withResult;
        return this;
    }

    ScriptedSite failing(FailureKind kind) {
        failure = new SourceException(kind, "the site says " + kind.label());
        return this;
    }

    ScriptedSite healed() {
        failure = null;
        silent = false;
        return this;
    }

    /** Never answers about sessions any more. */
    ScriptedSite silent() {
        silent = true;
        return this;
    }

    /** When the session was looked at. */
    List<Instant> looks() {
        return looks;
    }

    /** What was asked to be rescanned, each time. */
    List<Optional<Set<String>>> begun() {
        return begun;
    }

    int reads() {
        return reads;
    }

    @Override
    public Optional<Rescans> rescans() {
        return Optional.of(this);
    }

    @Override
    public Uni<SiteSession> begin(@Nullable Set<String> replicaIds) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            begun.add(Optional.ofNullable(replicaIds).map(HashSet::new));
                            return answered();
                        });
    }

    @Override
    public Uni<SiteSession> session(String id) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            looks.add(clock.instant());
                            return answered();
                        });
    }

    private Uni<SiteSession> answered() {
        if (silent) {
            return Uni.createFrom().nothing();
        }
        return failure == null
                ? Uni.createFrom().item(Sessions.of(state, result, percent))
                : Uni.createFrom().failure(failure);
    }

    @Override
    public Uni<List<SiteSession>> sessions(Instant since, int most) {
        return answered().map(List::of);
    }

    @Override
    public Uni<List<SessionLogRecord>> logs(String sessionId) {
        return Uni.createFrom()
                .item(
                        List.of(
                                new SessionLogRecord(
                                        1, "Succeeded", null, null, sessionId, null, List.of())));
    }

    @Override
    public Uni<SiteRead> fetchAll() {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            reads++;
                            return Uni.createFrom().item(rows);
                        });
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
