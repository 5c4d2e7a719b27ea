package io.replicagateway.refresh;

import io.replicagateway.source.ReplicaSource;
import io.replicagateway.source.SiteRead;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A source whose reads, and the end of whose session, end when a test says so. */
public final class ScriptedSource implements ReplicaSource {

    private final Deque<UniEmitter<? super SiteRead>> reads = new ArrayDeque<>();
    private final Deque<UniEmitter<? super Void>> closings = new ArrayDeque<>();
    private int begun;
    private int closed;

    @Override
    public Uni<SiteRead> fetchAll() {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            begun++;
                            reads.add(emitter);
                        });
    }

    @Override
    public int openSessions() {
        return 0;
    }

    @Override
    public Uni<Void> close() {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            closed++;
                            closings.add(emitter);
                        });
    }

    /** How many reads have begun. */
    public int begun() {
        return begun;
    }

    /** How often the end of the session was asked for. */
    public int closed() {
        return closed;
    }

    /** Ends the read that is under way. */
    public void answers(SiteRead read) {
        reads.remove().complete(read);
    }

    /** Fails the read that is under way. */
    void fails(SourceException failure) {
        reads.remove().fail(failure);
    }

    /** Ends the read that is under way with no rows at all. */
    public void answersNothing() {
        answers(new SiteRead(List.of(), List.of(), Optional.empty()));
    }

    /** The session has ended. */
    public void ends() {
        closings.remove().complete(null);
    }
}
