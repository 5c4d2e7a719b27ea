package io.replicagateway.source.em;

import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.SharedSession;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** Sends requests to EM in the site's session, which lasts as long as it is used. */
final class EmCalls {

    /** Sends one request with a session's token. */
    interface Call {
        Uni<RestResponse<byte[]>> send(String token);
    }

    private final Exchanges exchanges;
    private final SharedSession<EmSession> session;
    private final Clock clock;

    EmCalls(Exchanges exchanges, SharedSession<EmSession> session, Clock clock) {
        this.exchanges = exchanges;
        this.session = session;
        this.clock = clock;
    }

    /**
     * The answer to a request.
     *
     * @param expected statuses beside 2xx that are answers and not failures
     */
    Uni<Answer> ask(Operation operation, Set<Integer> expected, Call call) {
        return session.with(
                current -> {
                    current.use(clock.instant());
                    return exchanges.ask(operation, () -> call.send(current.token()), expected);
                });
    }
}
