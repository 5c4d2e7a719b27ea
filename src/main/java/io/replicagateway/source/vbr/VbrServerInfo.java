package io.replicagateway.source.vbr;

import io.replicagateway.model.BackupServer;
import io.replicagateway.source.http.Answer;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who the server is by its own word: asked once a log-on, since only backup administrators may ask and most are not. */
final class VbrServerInfo {

    /** What an account that may not ask is answered. */
    static final Set<Integer> NOT_TOLD = Set.of(403, 404);

    private final AtomicBoolean due = new AtomicBoolean(true);
    private volatile Optional<BackupServer> known = Optional.empty();

    /** Lets the next {@link #current} ask again. */
    void askAgain() {
        due.set(true);
    }

    /**
     * The server, asked for if that is due. Never fails: what was known stays.
     *
     * @param ask takes {@link #NOT_TOLD} for answers
     */
    Uni<Optional<BackupServer>> current(Uni<Answer> ask) {
        return due.compareAndSet(true, false)
                ? ask.map(this::learn)
                        .onCancellation()
                        .invoke(this::askAgain)
                        .onFailure()
                        .recoverWithItem(this::unchanged)
                : Uni.createFrom().item(known);
    }

    private Optional<BackupServer> learn(Answer answer) {
        if (NOT_TOLD.contains(answer.status())) {
            known = Optional.empty();
            return known;
        }
        VbrRow row = VbrJson.object(answer);
        String id = row.text("vbrId");
        String name = row.text("name");
        known =
                id == null && name == null
                        ? Optional.empty()
                        : Optional.of(new BackupServer(id, name));
        return known;
    }

    private Optional<BackupServer> unchanged() {
        askAgain();
        return known;
    }
}
