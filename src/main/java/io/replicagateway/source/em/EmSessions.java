package io.replicagateway.source.em;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.SharedSession;
import io.replicagateway.source.http.SiteConnection;
import io.replicagateway.source.http.SiteText;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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

    private final EmApi api;
    private final Exchanges exchanges;
    private final SiteConnection connection;
    private final Clock clock;

    EmSessions(EmApi api, Exchanges exchanges, SiteConnection connection, Clock clock) {
        this.api = api;
        this.exchanges = exchanges;
        this.connection = connection;
        this.clock = clock;
    }

    @Override
    public boolean isUsable(EmSession session) {
        return session.isAwake(clock.instant());
    }

    @Override
    public Uni<EmSession> open(Optional<EmSession> last) {
        return last.filter(this::isUsable)
                .map(this::ended)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .flatMap(ignored -> basic())
                .flatMap(this::logOn)
                .flatMap(this::withVersion);
    }

    /** A refused session may live on: a 401 can come from something in between, or from a right that is missing. */
    private Uni<Void> ended(EmSession refused) {
        return end(refused).onFailure().recoverWithNull();
    }

    private Uni<String> basic() {
        return Uni.createFrom()
                .item(connection.password())
                .onFailure(failure -> !(failure instanceof SourceException))
                .transform(
                        failure ->
                                new SourceException(
                                        FailureKind.UNAUTHORIZED,
                                        "the site's password can't be read",
                                        failure))
                .map(password -> connection.username() + ":" + password)
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<EmSession> logOn(String basic) {
        Instant askedAt = clock.instant();
        return exchanges
                .ask(LOG_ON, () -> api.logOn("latest", basic, "0"), Set.of())
                .map(answer -> sessionOf(answer, askedAt));
    }

    private static EmSession sessionOf(Answer answer, Instant askedAt) {
        String token =
                answer.header(EmApi.SESSION)
                        .flatMap(SiteText::filled)
                        .orElseThrow(() -> answer.malformed("has no session token", null));
        EmElement session = EmXml.root(answer, "LogonSession");
        String id =
                SiteText.filled(session.textOf("SessionId"))
                        .or(() -> EmIds.fromHref(session.attribute("Href")))
                        .orElseThrow(() -> answer.malformed("has no session id", null));
        return new EmSession(id, token, Optional.empty(), askedAt);
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
                .ask(LOG_OFF, () -> api.logOff(session.id(), session.token()), Set.of())
                .replaceWithVoid();
    }
}
