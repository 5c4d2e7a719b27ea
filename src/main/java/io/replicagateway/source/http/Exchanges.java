package io.replicagateway.source.http;

import io.replicagateway.model.FailureKind;
import io.replicagateway.source.SourceException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Sends the requests to one site: each is bounded in time, told to the observer, translated when it fails, and sent
 * again when that can help.
 */
public final class Exchanges {

    private static final Set<Integer> ANSWERS_AT_ALL = Set.of(400, 401, 403, 404, 405, 406, 501);

    private final SiteConnection connection;
    private final Clock clock;
    private final UpstreamObserver observer;
    private final SiteWatch watch;
    private final RequestBudget budget;

    /**
     * @param watch is shown each answer
     */
    public Exchanges(
            SiteConnection connection, Clock clock, UpstreamObserver observer, SiteWatch watch) {
        this.connection = connection;
        this.clock = clock;
        this.observer = observer;
        this.watch = watch;
        this.budget = new RequestBudget(connection.budget(), clock);
    }

    /**
     * Sends one request when the site's budget has room for it, one that ends a session at once. Fails with
     * {@link SourceException} only; the answer arrives on the connection's worker, so that it may be parsed there.
     *
     * @param request sends it, once for each call
     * @param expected statuses beside 2xx that are answers to the caller, not failures
     */
    public Uni<Answer> ask(
            Operation operation,
            Supplier<Uni<RestResponse<byte[]>>> request,
            Set<Integer> expected) {
        return Retries.apply(
                operation,
                operation.urgent()
                        ? Uni.createFrom().deferred(() -> attempt(operation, request, expected))
                        : budget.spend(() -> attempt(operation, request, expected)));
    }

    /**
     * Finds out at little cost whether the site answers at all, be it that it does not know the path or wants a log-on.
     *
     * @param path needs no session
     */
    public Uni<Void> probe(String path, Supplier<Uni<RestResponse<byte[]>>> request) {
        return ask(new Operation("probe", "GET", path, false), request, ANSWERS_AT_ALL)
                .replaceWithVoid();
    }

    /** Lets nothing but {@link SourceException} out; anything else is a fault of the gateway. */
    public static <T> Uni<T> sealed(Uni<T> read) {
        return read.onFailure(failure -> !(failure instanceof SourceException))
                .transform(
                        failure ->
                                new SourceException(
                                        FailureKind.INTERNAL,
                                        "reading failed with " + failure.getClass().getSimpleName(),
                                        failure));
    }

    /** Whether the failure proves that the request has not reached the site. */
    public static boolean isUnsent(Throwable failure) {
        return Failures.isBeforeSending(failure);
    }

    private Uni<Answer> attempt(
            Operation operation,
            Supplier<Uni<RestResponse<byte[]>>> request,
            Set<Integer> expected) {
        return observer.watched(
                connection.site(), operation.name(), sent(operation, request, expected));
    }

    private Uni<Answer> sent(
            Operation operation,
            Supplier<Uni<RestResponse<byte[]>>> request,
            Set<Integer> expected) {
        Instant start = clock.instant();
        return Uni.createFrom()
                .deferred(request::get)
                .ifNoItem()
                .after(connection.requestTimeout())
                .fail()
                .invoke(response -> watch.answered(response, start))
                .emitOn(connection.worker())
                .map(
                        response ->
                                accepted(
                                        Answer.of(operation, response, watch.surprises()),
                                        expected))
                .onFailure()
                .transform(failure -> Failures.ofThrowable(operation, failure))
                .onItem()
                .invoke(() -> observe(operation, UpstreamObserver.OK, start))
                .onFailure(SourceException.class)
                .invoke(failure -> observe(operation, labelOf(failure), start));
    }

    private Answer accepted(Answer answer, Set<Integer> expected) {
        int status = answer.status();
        if ((status >= 200 && status < 300) || expected.contains(status)) {
            return answer;
        }
        answer.header("Location").ifPresent(location -> watch.redirected(answer, location));
        throw Failures.ofStatus(
                answer,
                answer.header("Retry-After").flatMap(text -> RetryAfter.parse(text, clock)));
    }

    private void observe(Operation operation, String outcome, Instant start) {
        observer.requestEnded(
                connection.site(),
                operation.name(),
                outcome,
                Duration.between(start, clock.instant()));
    }

    private static String labelOf(Throwable failure) {
        return ((SourceException) failure).kind().label();
    }
}
