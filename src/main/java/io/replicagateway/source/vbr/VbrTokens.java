package io.replicagateway.source.vbr;

import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.LogOns;
import io.replicagateway.source.http.Passwords;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteConnection;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Optional;

/** Keeps one token chain: refreshed while that works, begun anew by password where it does not, ended at the end. */
final class VbrTokens implements SharedSession.Protocol<VbrToken> {

    private final VbrTokenEndpoint endpoint;
    private final VbrRevisions revisions;
    private final SiteConnection connection;
    private final LogOns logOns;
    private final Clock clock;
    private final Runnable onLogOn;

    /**
     * @param onLogOn is told of each chain begun by password
     */
    VbrTokens(
            VbrTokenEndpoint endpoint,
            VbrRevisions revisions,
            SiteConnection connection,
            LogOns logOns,
            Clock clock,
            Runnable onLogOn) {
        this.endpoint = endpoint;
        this.revisions = revisions;
        this.connection = connection;
        this.logOns = logOns;
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
                .map(
                        refresh ->
                                refreshed(last, refresh)
                                        .onFailure(failure -> !Exchanges.isUnsent(failure))
                                        .recoverWithUni(() -> instead(last)))
                .orElseGet(() -> instead(last));
    }

    private Uni<VbrToken> refreshed(VbrToken last, String refreshToken) {
        return revisions
                .current()
                .flatMap(revision -> endpoint.byRefresh(revision, last, refreshToken))
                .onFailure(Exchanges::isUnsent)
                .invoke(() -> last.putBack(refreshToken));
    }

    /** Begins a new chain where the last can't be gone on with, which is ended first if the server may still know it. */
    private Uni<VbrToken> instead(VbrToken last) {
        return allowedPassword()
                .invoke(revisions::forget)
                .flatMap(password -> left(last).flatMap(ignored -> logOn(password)));
    }

    private Uni<Void> left(VbrToken last) {
        if (last.entry().isOpen() && last.isAlive(clock.instant())) {
            return endpoint.logOut(last).onFailure().recoverWithNull();
        }
        strike(last);
        return Uni.createFrom().voidItem();
    }

    /** Notes that the chain can't be ended by its access token. */
    private static void strike(VbrToken token) {
        if (token.isRefreshRefused()) {
            token.entry().ended();
        } else {
            token.entry().lost(token.lastsUntil());
        }
    }

    private Uni<VbrToken> logOn() {
        return allowedPassword().flatMap(this::logOn);
    }

    private Uni<String> allowedPassword() {
        return Passwords.current(connection).invoke(logOns::requireAllowed);
    }

    private Uni<VbrToken> logOn(String password) {
        return logOnWith(password).onItem().invoke(onLogOn).onFailure().invoke(revisions::forget);
    }

    private Uni<VbrToken> logOnWith(String password) {
        return revisions
                .current()
                .flatMap(revision -> logOnWith(password, revision))
                .onFailure(VbrTokens::isOfRevision)
                .recoverWithUni(refusal -> olderLogOn((VbrRefusal) refusal, password))
                .onFailure(VbrRefusal.class)
                .transform(VbrRefusal::toSourceException);
    }

    private Uni<VbrToken> logOnWith(String password, String revision) {
        return logOns.send(
                password,
                VbrToken.LONGEST_LIFE,
                entry -> endpoint.byPassword(revision, connection.username(), password, entry));
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
        return token.isAlive(clock.instant())
                ? endpoint.logOut(token)
                        .onFailure(VbrTokenEndpoint::isRefusal)
                        .recoverWithUni(() -> endByRefresh(token))
                : endByRefresh(token);
    }

    private Uni<Void> endByRefresh(VbrToken token) {
        return token.takeRefresh()
                .map(refresh -> endpoint.byRefresh(token.revision(), token, refresh))
                .map(renewed -> renewed.onFailure().invoke(() -> strike(token)))
                .map(renewed -> renewed.flatMap(endpoint::logOut))
                .orElseGet(
                        () -> {
                            strike(token);
                            return Uni.createFrom().voidItem();
                        });
    }
}
