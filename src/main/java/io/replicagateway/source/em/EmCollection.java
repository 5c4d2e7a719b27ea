package io.replicagateway.source.em;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.replicagateway.source.http.Answer;
import io.replicagateway.source.http.Operation;
import io.replicagateway.source.http.SiteText;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has EM collect from its backup servers, which it does by itself only every 15 minutes unless told otherwise. EM takes
 * the order as a task, which is looked at until it is finished; a task that is gone is finished too.
 */
final class EmCollection {

    private static final Operation SERVERS = Operation.get("backup-servers", "/api/backupServers");

    /** Not sent again: an order that may have arrived is one. */
    private static final Operation COLLECT =
            new Operation("collect", "POST", "/api/backupServers/{id}", false);

    private static final Operation TASK = Operation.get("task", "/api/tasks/{id}");
    private static final int NOT_FOUND = 404;

    private final EmApi api;
    private final EmCalls calls;
    private final Duration betweenLooks;

    EmCollection(EmApi api, EmCalls calls, Duration betweenLooks) {
        this.api = api;
        this.calls = calls;
        this.betweenLooks = betweenLooks;
    }

    /** Ends when all backup servers have been collected from, one after the other; whoever asks bounds the time. */
    Uni<Void> collect() {
        return calls.ask(SERVERS, Set.of(), api::backupServers)
                .map(EmCollection::serverIds)
                .flatMap(
                        ids ->
                                Multi.createFrom()
                                        .iterable(ids)
                                        .onItem()
                                        .transformToUniAndConcatenate(this::collectFrom)
                                        .collect()
                                        .last()
                                        .replaceWithVoid());
    }

    private static List<String> serverIds(Answer answer) {
        return EmXml.root(answer, "EntityReferences").children().stream()
                .map(
                        ref ->
                                EmIds.fromUid(ref.attribute("UID"))
                                        .or(() -> EmIds.fromHref(ref.attribute("Href"))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Uni<Boolean> collectFrom(String serverId) {
        return calls.ask(COLLECT, Set.of(), token -> api.collect(token, serverId, "collect", "0"))
                .map(EmCollection::task)
                .flatMap(
                        task ->
                                task.isFinished()
                                        ? Uni.createFrom().item(true)
                                        : untilFinished(task.id()));
    }

    private Uni<Boolean> untilFinished(String taskId) {
        return Multi.createBy()
                .repeating()
                .uni(() -> calls.ask(TASK, Set.of(NOT_FOUND), token -> api.task(token, taskId)))
                .withDelay(betweenLooks)
                .whilst(answer -> answer.status() != NOT_FOUND && !task(answer).isFinished())
                .collect()
                .last()
                .map(last -> true);
    }

    /** An order that EM carries out. */
    private record Task(String id, boolean isFinished) {}

    private static Task task(Answer answer) {
        EmElement root = EmXml.root(answer, "Task");
        String id =
                SiteText.filled(root.textOf("TaskId"))
                        .or(() -> EmIds.fromHref(root.attribute("Href")))
                        .orElseThrow(() -> answer.malformed("has no task id", null));
        boolean finished = "Finished".equals(root.textOf("State"));
        if (finished
                && root.children("Result")
                        .anyMatch(result -> "false".equals(result.attribute("Success")))) {
            throw new SourceException(
                    FailureKind.UNAVAILABLE,
                    "the site could not collect from one of its backup servers");
        }
        return new Task(id, finished);
    }
}
