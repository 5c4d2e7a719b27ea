package io.replicagateway.source.vbr;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.util.Optional;

/** Keeps one token chain: refreshed while that works, begun anew by password where it does not, ended at the end. */
final class VbrTokens implements SharedSession.Protocol<VbrToken> {

    private final VbrTokenEndpoint endpoint;
    private final VbrRevisions revisions;
    private final SiteConnection connection;
    private final Clock clock;
    private final Runnable onLogOn;

    /**
     * @param onLogOn is told of each chain begun by password
     */
    VbrTokens(
            VbrTokenEndpoint endpoint,
            VbrRevisions revisions,
            SiteConnection connection,
            Clock clock,
            Runnable onLogOn) {
        this.endpoint = endpoint;
        this.revisions = revisions;
        this.connection = connection;
        this.clock = clock;
        this.onLogOn = onLogOn;
    }

    @Override
    public boolean isUsable(VbrToken token) {
        return token.isFresh(clock.instant());
    }

    @Override
    public Uni<VbrToken> open(Optional<VbrToken> last) {
        return last.map(this::renewed).orElseGet(this::logOn);
    }

    private Uni<VbrToken> renewed(VbrToken last) {
        return last.takeRefresh()
                .map(refresh -> refreshed(refresh).onFailure().recoverWithUni(() -> instead(last)))
                .orElseGet(() -> instead(last));
    }

    private Uni<VbrToken> refreshed(String refreshToken) {
        return revisions.current().flatMap(revision -> endpoint.byRefresh(revision, refreshToken));
    }

    /** Begins a new chain where the last can't be gone on with, which is ended first if the server may still know it. */
    private Uni<VbrToken> instead(VbrToken last) {
        revisions.forget();
        return logOutIfAlive(last).onFailure().recoverWithNull().flatMap(ignored -> logOn());
    }

    private Uni<Void> logOutIfAlive(VbrToken token) {
        return token.isAlive(clock.instant())
                ? endpoint.logOut(token)
                : Uni.createFrom().voidItem();
    }

    private Uni<VbrToken> logOn() {
        return password()
                .flatMap(this::logOnWith)
                .onItem()
                .invoke(onLogOn)
                .onFailure()
                .invoke(revisions::forget);
    }

    private Uni<String> password() {
        return Uni.createFrom()
                .item(connection.password())
                .onFailure(failure -> !(failure instanceof SourceException))
                .transform(
                        failure ->
                                new SourceException(
                                        FailureKind.UNAUTHORIZED,
                                        "the site's password can't be read",
                                        failure))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<VbrToken> logOnWith(String password) {
        return revisions
                .current()
                .flatMap(revision -> endpoint.byPassword(revision, connection.username(), password))
                .onFailure(VbrTokens::isOfRevision)
                .recoverWithUni(refusal -> olderLogOn((VbrRefusal) refusal, password))
                .onFailure(VbrRefusal.class)
                .transform(VbrRefusal::toSourceException);
    }

    private Uni<VbrToken> olderLogOn(VbrRefusal refusal, String password) {
        revisions.refuse(refusal.revision());
        return logOnWith(password);
    }

    /** Where there is no token path at all, an older revision is tried as for a refused one. */
    private static boolean isOfRevision(Throwable failure) {
        return failure instanceof VbrRefusal refusal
                && (refusal.isOfRevision() || refusal.isNotFound());
    }

    /** Ends the chain, even when only the refresh token still lives. */
    @Override
    public Uni<Void> end(VbrToken token) {
        if (token.isAlive(clock.instant())) {
            return endpoint.logOut(token);
        }
        return token.takeRefresh()
                .map(refresh -> endpoint.byRefresh(token.revision(), refresh))
                .map(renewed -> renewed.flatMap(endpoint::logOut))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
