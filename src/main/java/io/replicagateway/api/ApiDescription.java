package io.replicagateway.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Serves the description of the API: {@code META-INF/openapi.yaml} as it is written, or as JSON. Nothing is added to it.
 * The framework's extension would read it and write it anew at each start, which takes a fifth of the start's time.
 */
@ApplicationScoped
class ApiDescription {

    private static final String DOCUMENT = "META-INF/openapi.yaml";
    private static final String YAML = "application/yaml";
    private static final String PATH = "/q/openapi";

    /** Made when it is asked for first. */
    private final Uni<Buffer> yaml = kept(ApiDescription::read);

    private final Uni<Buffer> json = kept(ApiDescription::converted);

    private interface Content {
        byte[] bytes() throws IOException;
    }

    private static Uni<Buffer> kept(Content content) {
        return Uni.createFrom()
                .item(() -> buffer(content))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .memoize()
                .indefinitely();
    }

    private static Buffer buffer(Content content) {
        try {
            return Buffer.buffer(content.bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException("the document is part of the application", impossible);
        }
    }

    private static byte[] read() throws IOException {
        try (InputStream document =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            return Objects.requireNonNull(document, DOCUMENT).readAllBytes();
        }
    }

    private static byte[] converted() throws IOException {
        return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(read()));
    }

    void register(@Observes Router router) {
        serve(router, PATH, this::wanted);
        serve(router, PATH + ".yaml", any -> YAML);
        serve(router, PATH + ".yml", any -> YAML);
        serve(router, PATH + ".json", any -> MediaType.APPLICATION_JSON);
    }

    private interface Form {
        String of(RoutingContext context);
    }

    private void serve(Router router, String path, Form form) {
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> answer(context, form.of(context)));
    }

    /** JSON if the address or the header asks for it, otherwise YAML. */
    private String wanted(RoutingContext context) {
        String format = context.request().getParam("format");
        return isJson(format) || format == null && isJson(context.request().getHeader("Accept"))
                ? MediaType.APPLICATION_JSON
                : YAML;
    }

    private static boolean isJson(@Nullable String word) {
        return word != null
                && (word.equalsIgnoreCase("json") || word.contains(MediaType.APPLICATION_JSON));
    }

    private void answer(RoutingContext context, String mediaType) {
        (mediaType.equals(YAML) ? yaml : json)
                .subscribe()
                .with(
                        document ->
                                context.response()
                                        .putHeader(
                                                HttpHeaders.CONTENT_TYPE,
                                                mediaType + ";charset=UTF-8")
                                        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                                        .end(document),
                        context::fail);
    }
}
