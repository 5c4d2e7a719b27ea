package io.replicagateway.source.http;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one session that all requests to a site share. However many ask at once, one log-on is under way at most; a
 * session that the site refuses is replaced once, whoever notices first; and none is left behind at the end.
 *
 * @param <S> a session; compared by identity
 */
public final class SharedSession<S> {

    /** How sessions of one kind of site are opened and ended. */
    public interface Protocol<S> {

        /**
         * Opens a session.
         *
         * @param last the one before, which is worn out or was refused; empty at first
         */
        Uni<S> open(Optional<S> last);

        /** Whether the session may still be used without asking the site. */
        boolean isUsable(S session);

        /** Ends the session at the site; may fail. */
        Uni<Void> end(S session);
    }

    private final Protocol<S> protocol;
    private final Duration longestClose;
    private final Runnable afterClose;
    private @Nullable S current;
    private @Nullable S last;
    private @Nullable Uni<S> opening;
    private @Nullable Uni<Void> closing;

    /**
     * @param longestClose how long {@link #close} may take
     * @param afterClose is run when nothing more will be sent, which may be later
     */
    public SharedSession(Protocol<S> protocol, Duration longestClose, Runnable afterClose) {
        this.protocol = protocol;
        this.longestClose = longestClose;
        this.afterClose = afterClose;
    }

    /**
     * Does something with the session. If the site no longer knows it ({@link FailureKind#UNAUTHORIZED}), does it once
     * more with a new one.
     */
    public <T> Uni<T> with(Function<S, Uni<T>> use) {
        return current()
                .flatMap(
                        session ->
                                use.apply(session)
                                        .onFailure(SharedSession::isRefused)
                                        .recoverWithUni(() -> again(session, use)));
    }

    private <T> Uni<T> again(S refused, Function<S, Uni<T>> use) {
        drop(refused);
        return current().flatMap(use::apply);
    }

    private Uni<S> current() {
        return Uni.createFrom().deferred(this::currentOrOpening);
    }

    private synchronized Uni<S> currentOrOpening() {
        if (closing != null) {
            return Uni.createFrom()
                    .failure(new SourceException(FailureKind.INTERNAL, "the site was closed"));
        }
        if (opening != null) {
            return opening;
        }
        S session = current;
        if (session != null && protocol.isUsable(session)) {
            return Uni.createFrom().item(session);
        }
        Uni<S> shared =
                protocol.open(Optional.ofNullable(session != null ? session : last))
                        .onItem()
                        .invoke(this::opened)
                        .onFailure()
                        .invoke(this::notOpened)
                        // Goes on when all who wait for it have gone: its session must be known to
                        // be ended.
                        .memoize()
                        .indefinitely();
        opening = shared;
        return shared;
    }

    private synchronized void opened(S session) {
        current = session;
        last = null;
        opening = null;
    }

    private synchronized void notOpened() {
        opening = null;
    }

    private synchronized void drop(S refused) {
        if (refused == current) {
            last = current;
            current = null;
        }
    }

    /** Opens no more sessions and ends the one there is or will be. Never fails; later calls join the first. */
    public Uni<Void> close() {
        return Uni.createFrom().deferred(this::closeOnce);
    }

    private synchronized Uni<Void> closeOnce() {
        if (closing == null) {
            // Memoized inside the bound: who waits too long goes, but a late session is still
            // ended.
            closing =
                    settled()
                            .flatMap(ignored -> endCurrent())
                            .onFailure()
                            .recoverWithNull()
                            .onTermination()
                            .invoke(afterClose)
                            .memoize()
                            .indefinitely();
        }
        return closing.ifNoItem().after(longestClose).fail().onFailure().recoverWithNull();
    }

    private Uni<Void> settled() {
        return opening == null
                ? Uni.createFrom().voidItem()
                : opening.replaceWithVoid().onFailure().recoverWithNull();
    }

    private Uni<Void> endCurrent() {
        S session = take();
        return session == null ? Uni.createFrom().voidItem() : protocol.end(session);
    }

    /** One that was refused and not yet replaced may live on too. */
    private synchronized @Nullable S take() {
        S session = current == null ? last : current;
        current = null;
        last = null;
        return session;
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof SourceException source
                && source.kind() == FailureKind.UNAUTHORIZED;
    }
}
