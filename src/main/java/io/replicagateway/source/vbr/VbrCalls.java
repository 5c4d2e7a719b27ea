package io.replicagateway.source.vbr;

import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Exchanges;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.SharedSession;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** Asks as the account that is logged on, in the revision that both sides speak. */
final class VbrCalls {

    /** Sends one request with a revision and a bearer header. */
    interface Call {
        Uni<RestResponse<byte[]>> send(String revision, String bearer);
    }

    private final Exchanges exchanges;
    private final SharedSession<VbrToken> session;
    private final VbrRevisions revisions;

    VbrCalls(Exchanges exchanges, SharedSession<VbrToken> session, VbrRevisions revisions) {
        this.exchanges = exchanges;
        this.session = session;
        this.revisions = revisions;
    }

    /** Judges an answer that was given in a revision; may throw. */
    interface Judge {
        Answer judge(Answer answer, String revision);
    }

    /** Fails with {@link VbrRefusal} where the revision or the path is not taken. */
    Uni<Answer> ask(Operation operation, Call call) {
        return ask(operation, call, VbrRefusal.STATUSES, VbrRefusal::orPass);
    }

    /**
     * @param expected statuses that are shown to the judge, besides 2xx
     */
    Uni<Answer> ask(Operation operation, Call call, Set<Integer> expected, Judge judge) {
        return session.with(
                token ->
                        revisions
                                .current()
                                .flatMap(
                                        revision ->
                                                exchanges
                                                        .ask(
                                                                operation,
                                                                () ->
                                                                        call.send(
                                                                                revision,
                                                                                token.bearer()),
                                                                expected)
                                                        .map(
                                                                answer ->
                                                                        judge.judge(
                                                                                answer,
                                                                                revision))));
    }

    /** Asks again in an older revision where one is refused. Ends, because the last is followed by a failure. */
    <T> Uni<T> inAnyRevision(Uni<T> asked) {
        return asked.onFailure(VbrCalls::isOfRevision)
                .recoverWithUni(
                        refusal -> {
                            revisions.refuse(((VbrRefusal) refusal).revision());
                            return inAnyRevision(asked);
                        });
    }

    private static boolean isOfRevision(Throwable failure) {
        return failure instanceof VbrRefusal refusal && refusal.isOfRevision();
    }
}
