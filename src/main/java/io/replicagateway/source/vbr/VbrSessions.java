package io.replicagateway.source.vbr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SessionLogRecord;
import io.replicagateway.source.SiteSession;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** VBR's calls about sessions of rescans, one request each. Fails with {@link SourceException} only. */
final class VbrSessions {

    /** The type of a rescan's session (VBR OpenAPI documents, ESessionType). */
    private static final String RESCAN_TYPE = "ConfigurationResynchronize";

    /** Opens a session each time it arrives, so it is not repeatable. */
    private static final Operation RESCAN =
            new Operation("rescan", "POST", "/api/v1/replicas/rescan", false);

    private static final Operation LIST = Operation.get("sessions", "/api/v1/sessions");
    private static final Operation ONE = Operation.get("session", "/api/v1/sessions/{id}");
    private static final Operation LOGS =
            Operation.get("session-logs", "/api/v1/sessions/{id}/logs");

    /** What a proxy answers whose server has not answered: it may still be at work. */
    private static final Set<Integer> OF_PROXIES = Set.of(502, 504);

    private static final Set<Integer> EXPECTED = expected();

    private static final int NOT_LOGGED_ON = 401;

    private final VbrApi api;
    private final VbrCalls calls;

    VbrSessions(VbrApi api, VbrCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    private static Set<Integer> expected() {
        Set<Integer> expected = new HashSet<>(VbrRefusal.STATUSES);
        expected.addAll(OF_PROXIES);
        return Set.copyOf(expected);
    }

    /**
     * Sends the rescan, once unless it is refused for its revision or for a session that was worn out.
     *
     * @param replicaIds null for all
     * @param isOpen is true from the moment the request is sent, unless the answer is that nobody is logged on
     */
    Uni<SiteSession> rescan(@Nullable Set<String> replicaIds, AtomicBoolean isOpen) {
        byte[] spec = spec(replicaIds);
        return translated(
                calls.ask(
                                RESCAN,
                                (revision, bearer) -> {
                                    isOpen.set(true);
                                    return api.rescan(revision, bearer, spec)
                                            .invoke(
                                                    answer ->
                                                            isOpen.set(
                                                                    answer.getStatus()
                                                                            != NOT_LOGGED_ON));
                                },
                                EXPECTED,
                                VbrSessions::judge)
                        .map(VbrSessionRows::session));
    }

    private static byte[] spec(@Nullable Set<String> replicaIds) {
        JsonObject spec = new JsonObject();
        if (replicaIds != null) {
            spec.put("replicaIds", new JsonArray(List.copyOf(replicaIds)));
        }
        return spec.encode().getBytes(UTF_8);
    }

    private static Answer judge(Answer answer, String revision) {
        if (OF_PROXIES.contains(answer.status())) {
            throw new SourceException(FailureKind.TIMED_OUT, answer.toString());
        }
        return VbrRefusal.orPass(answer, revision);
    }

    /**
     * Newest first; whatever else a server lists that takes no notice of the filter is left out.
     *
     * @param isAsked becomes true when the request is sent: before that, a log-on may fail
     */
    Uni<List<SiteSession>> since(Instant since, int most, AtomicBoolean isAsked) {
        return translated(
                calls.ask(
                                LIST,
                                (revision, bearer) -> {
                                    isAsked.set(true);
                                    return api.sessions(
                                            revision,
                                            bearer,
                                            RESCAN_TYPE,
                                            since.toString(),
                                            0,
                                            most,
                                            "CreationTime",
                                            false);
                                })
                        .map(answer -> VbrJson.page(answer, VbrSessionRows::session).rows())
                        .map(VbrSessions::rescans));
    }

    private static List<SiteSession> rescans(List<SiteSession> sessions) {
        return sessions.stream()
                .filter(session -> RESCAN_TYPE.equalsIgnoreCase(session.sessionType()))
                .toList();
    }

    Uni<SiteSession> one(String id) {
        return translated(
                calls.ask(ONE, (revision, bearer) -> api.session(revision, bearer, id))
                        .map(VbrSessionRows::session));
    }

    Uni<List<SessionLogRecord>> logs(String id) {
        return translated(
                calls.ask(LOGS, (revision, bearer) -> api.sessionLogs(revision, bearer, id))
                        .map(VbrSessionRows::logs));
    }

    private <T> Uni<T> translated(Uni<T> asked) {
        return calls.inAnyRevision(asked)
                .onFailure(VbrRefusal.class)
                .transform(VbrRefusal::toSourceException);
    }
}
