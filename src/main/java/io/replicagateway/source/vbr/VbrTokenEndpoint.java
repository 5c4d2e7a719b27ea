package io.replicagateway.source.vbr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.SessionLedger;
import io.replicagateway.source.http.SiteText;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The token calls as they are, one request each; remembers nothing. */
final class VbrTokenEndpoint {

    private static final Operation LOG_ON = Operation.logOn("log-on", "/api/oauth2/token");
    private static final Operation REFRESH = Operation.logOn("refresh", "/api/oauth2/token");
    private static final Operation LOG_OUT =
            Operation.logOff("log-out", "POST", "/api/oauth2/logout");

    /** The documents require {@code expires_in}; a server without it is trusted for a minute. */
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(60);

    private final VbrApi api;
    private final Exchanges exchanges;
    private final Clock clock;

    VbrTokenEndpoint(VbrApi api, Exchanges exchanges, Clock clock) {
        this.api = api;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /**
     * Opens a new chain, of the short-term kind: what is left behind dies soon. Fails with {@link VbrRefusal} if the
     * revision may not be taken.
     *
     * @param entry the chain's place in the ledger; ended here if the server says that it opens none
     */
    Uni<VbrToken> byPassword(
            String revision, String username, String password, SessionLedger.Entry entry) {
        // Lower case: every revision takes it, though the enum of 1.3-rev1 and later writes
        // Password.
        return ask(
                        LOG_ON,
                        revision,
                        "grant_type=password&use_short_term_refresh=true&username="
                                + encoded(username)
                                + "&password="
                                + encoded(password),
                        entry)
                .onFailure(VbrRefusal.class)
                .invoke(entry::ended)
                .onFailure(VbrTokenEndpoint::isOfAccount)
                .transform(refusal -> ((VbrRefusal) refusal).toUnauthorized());
    }

    /** Goes on with a chain; the refresh token is spent whatever comes of it. */
    Uni<VbrToken> byRefresh(String revision, VbrToken last, String refreshToken) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            last.renewing(clock.instant());
                            return ask(
                                    REFRESH,
                                    revision,
                                    "grant_type=refresh_token&refresh_token="
                                            + encoded(refreshToken),
                                    last.entry());
                        })
                .onFailure(VbrTokenEndpoint::isRefusal)
                .invoke(last::refuseRefresh);
    }

    /** Ends a chain: both tokens die. Fails where the server does not take the access token. */
    Uni<Void> logOut(VbrToken token) {
        return exchanges
                .ask(LOG_OUT, () -> api.logout(token.revision(), token.bearer()), Set.of())
                .invoke(() -> token.entry().ended())
                .onFailure()
                .invoke(failure -> notLoggedOut(token, failure))
                .replaceWithVoid();
    }

    private static void notLoggedOut(VbrToken token, Throwable failure) {
        if (isRefusal(failure) && token.isRefreshRefused()) {
            token.entry().ended();
        } else {
            token.entry().lost(token.lastsUntil());
        }
    }

    private static boolean isOfAccount(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isOfAccount();
    }

    /** Whether the server has answered that it does not take the token. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof VbrRefusal
                || (failure instanceof SourceException source
                        && source.kind() == FailureKind.UNAUTHORIZED);
    }

    private Uni<VbrToken> ask(
            Operation operation, String revision, String form, SessionLedger.Entry entry) {
        Instant askedAt = clock.instant();
        return exchanges
                .ask(
                        operation,
                        () -> api.token(revision, form.getBytes(US_ASCII)),
                        VbrRefusal.STATUSES)
                .map(answer -> VbrRefusal.orPass(answer, revision))
                .map(answer -> tokenOf(answer, revision, entry, askedAt));
    }

    private static VbrToken tokenOf(
            Answer answer, String revision, SessionLedger.Entry entry, Instant askedAt) {
        VbrRow row = VbrJson.object(answer);
        return new VbrToken(
                revision,
                SiteText.filled(row.text("access_token"))
                        .orElseThrow(() -> answer.malformed("has no access_token", null)),
                SiteText.filled(row.text("refresh_token")),
                entry,
                askedAt,
                SiteText.filled(row.text("expires_in"))
                        .map(VbrTokenEndpoint::lifeOf)
                        .orElse(SHORTEST_LIFE));
    }

    private static Duration lifeOf(String seconds) {
        try {
            int life = (int) Double.parseDouble(seconds);
            return life > 0 ? Duration.ofSeconds(life) : SHORTEST_LIFE;
        } catch (NumberFormatException e) {
            return SHORTEST_LIFE;
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
