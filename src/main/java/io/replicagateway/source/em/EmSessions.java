package io.replicagateway.source.em;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.LogOns;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.Passwords;
import io.replicagateway.source.http.SessionLedger;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.SiteText;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Logs on and off; EM knows no refresh, so a session that has ended is followed by a new one. */
final class EmSessions implements SharedSession.Protocol<EmSession> {

    private static final Operation LOG_ON = Operation.logOn("log-on", "/api/sessionMngr/");
    private static final Operation LOG_OFF =
            Operation.logOff("log-out", "DELETE", "/api/logonSessions/{id}");

    /** Asked for once and not again: the answer is good to have, no more. */
    private static final Operation VERSIONS = new Operation("versions", "GET", "/api/", false);

    /** What the log-out of a session that EM has dropped already is answered. */
    private static final Set<Integer> GONE = Set.of(404);

    /** Not asked again when it fails: the next refresh will. */
    private final EmApi api;

    private final Exchanges exchanges;
    private final SiteConnection connection;
    private final LogOns logOns;
    private final Clock clock;

    EmSessions(
            EmApi api, Exchanges exchanges, SiteConnection connection, LogOns logOns, Clock clock) {
        this.api = api;
        this.exchanges = exchanges;
        this.connection = connection;
        this.logOns = logOns;
        this.clock = clock;
    }

    /** Finds out by one request, which needs no session, whether EM answers at all. */
    Uni<Void> probed() {
        return exchanges.probe("/api/", api::versions);
    }

    @Override
    public boolean isUsable(EmSession session) {
        return session.isAwake(clock.instant());
    }

    @Override
    public Uni<EmSession> open(Optional<EmSession> last) {
        return Passwords.current(connection)
                .invoke(logOns::requireAllowed)
                .flatMap(password -> left(last).flatMap(ignored -> logOn(password)))
                .flatMap(this::withVersion);
    }

    /** A refused session may live on: a 401 can come from something in between, or from a right that is missing. */
    private Uni<Void> left(Optional<EmSession> last) {
        return last.filter(session -> session.entry().isOpen())
                .map(this::left)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> left(EmSession refused) {
        if (isUsable(refused)) {
            return end(refused).onFailure().recoverWithNull();
        }
        refused.entry().lost(refused.lastsUntil());
        return Uni.createFrom().voidItem();
    }

    private Uni<EmSession> logOn(String password) {
        Instant askedAt = clock.instant();
        String basic = basic(password);
        return logOns.send(
                password,
                EmSession.LIFE,
                entry ->
                        exchanges
                                .ask(LOG_ON, () -> api.logOn("latest", basic, "0"), Set.of())
                                .map(answer -> sessionOf(answer, askedAt, entry)));
    }

    private String basic(String password) {
        byte[] pair = (connection.username() + ":" + password).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static EmSession sessionOf(Answer answer, Instant askedAt, SessionLedger.Entry entry) {
        String token =
                answer.header(EmApi.SESSION)
                        .flatMap(SiteText::filled)
                        .orElseThrow(() -> answer.malformed("has no session token", null));
        EmElement session = EmXml.root(answer, "LogonSession");
        String id =
                SiteText.filled(session.textOf("SessionId"))
                        .or(() -> EmIds.fromHref(session.attribute("Href")))
                        .orElseThrow(() -> answer.malformed("has no session id", null));
        return new EmSession(id, token, Optional.empty(), entry, askedAt);
    }

    /** {@code v=latest} binds the session to the newest version, which the answer to the log-on does not name. */
    private Uni<EmSession> withVersion(EmSession session) {
        return exchanges
                .ask(VERSIONS, api::versions, Set.of())
                .map(EmVersions::newest)
                .map(session::speaking)
                .onFailure()
                .recoverWithItem(session);
    }

    @Override
    public Uni<Void> end(EmSession session) {
        return exchanges
                .ask(LOG_OFF, () -> api.logOff(session.id(), session.token()), GONE)
                .invoke(() -> session.entry().ended())
                .onFailure()
                .invoke(() -> session.entry().lost(clock.instant().plus(EmSession.LIFE)))
                .replaceWithVoid();
    }
}
