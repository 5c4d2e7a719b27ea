package io.replicagateway.source.vbr;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.Operation;
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

    /** Opens a new chain. Fails with {@link VbrRefusal} if the revision may not be taken. */
    Uni<VbrToken> byPassword(String revision, String username, String password) {
        // Lower case: every revision takes it, though the enum of 1.3-rev1 and later writes
        // Password.
        return ask(
                LOG_ON,
                revision,
                "grant_type=password&username="
                        + encoded(username)
                        + "&password="
                        + encoded(password));
    }

    /** Goes on with a chain; the refresh token is spent whatever comes of it. */
    Uni<VbrToken> byRefresh(String revision, String refreshToken) {
        return ask(
                REFRESH,
                revision,
                "grant_type=refresh_token&refresh_token=" + encoded(refreshToken));
    }

    /** Ends a chain: both tokens die. */
    Uni<Void> logOut(VbrToken token) {
        return exchanges
                .ask(LOG_OUT, () -> api.logout(token.revision(), token.bearer()), Set.of())
                .replaceWithVoid();
    }

    private Uni<VbrToken> ask(Operation operation, String revision, String form) {
        Instant askedAt = clock.instant();
        return exchanges
                .ask(
                        operation,
                        () -> api.token(revision, form.getBytes(US_ASCII)),
                        VbrRefusal.STATUSES)
                .map(answer -> VbrRefusal.orPass(answer, revision))
                .map(answer -> tokenOf(answer, revision, askedAt));
    }

    private static VbrToken tokenOf(Answer answer, String revision, Instant askedAt) {
        VbrRow row = VbrJson.object(answer);
        return new VbrToken(
                revision,
                SiteText.filled(row.text("access_token"))
                        .orElseThrow(() -> answer.malformed("has no access_token", null)),
                SiteText.filled(row.text("refresh_token")),
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
