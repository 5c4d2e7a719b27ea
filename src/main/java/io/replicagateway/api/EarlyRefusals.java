package io.replicagateway.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.replicagateway.page.ErrorForm;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Gives requests that the server refuses before any resource sees them a problem document too. */
@ApplicationScoped
class EarlyRefusals {

    private final BigInteger largestBody;
    private final ForeignErrors foreign;

    EarlyRefusals(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody,
            ForeignErrors foreign) {
        this.foreign = foreign;
        this.largestBody = largestBody.asBigInteger();
    }

    void register(@Observes Router router) {
        router.route()
                .order(Integer.MIN_VALUE + 1)
                .handler(this::check)
                .failureHandler(this::explain);
    }

    private void check(RoutingContext context) {
        if (isTooLong(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            context.response().putHeader("Connection", "close");
            refuse(context, ProblemType.TOO_LARGE);
        } else if (!canBeDecoded(context.request().uri())) {
            refuse(context, ProblemType.BAD_REQUEST);
        } else {
            context.next();
        }
    }

    private boolean isTooLong(@Nullable String contentLength) {
        return contentLength != null
                && contentLength.matches("[0-9]{1,40}")
                && new BigInteger(contentLength).compareTo(largestBody) > 0;
    }

    private static boolean canBeDecoded(String uri) {
        try {
            return uri.indexOf('%') < 0
                    || !URLDecoder.decode(uri, StandardCharsets.UTF_8).isEmpty();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void explain(RoutingContext context) {
        if (context.statusCode() == ProblemType.BAD_REQUEST.status()
                && !context.response().headWritten()) {
            refuse(context, ProblemType.BAD_REQUEST);
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context, ProblemType type) {
        ErrorForm.Wording error =
                foreign.word(
                                context.request().path(),
                                type.status(),
                                context.request().getHeader(HttpHeaders.ACCEPT))
                        .orElseGet(() -> problem(type));
        context.response()
                .setStatusCode(error.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, error.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(error.body()));
    }

    private static ErrorForm.Wording problem(ProblemType type) {
        var document =
                new JsonObject(
                        Problems.document(
                                type, type.description(), Problems.newInstance(), Map.of()));
        return new ErrorForm.Wording(
                type.status(), Problems.MEDIA_TYPE, document.toBuffer().getBytes());
    }
}
