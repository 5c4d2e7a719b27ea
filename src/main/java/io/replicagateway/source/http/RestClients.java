package io.replicagateway.source.http;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** Builds the REST client of one site: no redirects, no cookies, bounded answers. */
public final class RestClients {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int IDLE_SECONDS = 15;

    private RestClients() {}

    /**
     * A client whose methods return whatever the site answers, of any status, once it is there as a whole.
     *
     * @param api an interface with JAX-RS annotations
     * @param watch is shown each connection
     */
    public static <T> T build(Class<T> api, SiteConnection connection, SiteWatch watch) {
        long timeoutMillis = connection.requestTimeout().toMillis();
        // Half of the request's time at most, so that "no connection" is told apart from "no
        // answer".
        long connectMillis = Math.max(1, Math.min(LONGEST_CONNECT.toMillis(), timeoutMillis / 2));
        QuarkusRestClientBuilder builder =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(connection.url())
                        .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
                        // Runs while an answer is held back, so it bounds the whole exchange.
                        .readTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                        .followRedirects(false)
                        .disableDefaultMapper(true)
                        .userAgent("replica-gateway")
                        .property(
                                QuarkusRestClientProperties.CONNECTION_POOL_SIZE,
                                connection.budget().maxConcurrency())
                        .httpClientOptionsCustomizer(options -> tune(options, connectMillis))
                        .httpClientRequestCustomizer(
                                request -> {
                                    WholeAnswers.guard(request, connection.maxBodyBytes());
                                    watch.certificate().look(request.connection());
                                });
        if (connection.isEncrypted()) {
            builder.tlsConfiguration(connection.trust().tls(connection.site()));
        }
        return builder.build(api);
    }

    /** Frees a client's connections; a site may be taken out of the configuration while the gateway runs. */
    public static void close(Object client) {
        if (client instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void tune(HttpClientOptions options, long connectMillis) {
        // Requests are traced as operations: addresses may hold a session's id, and a site is sent
        // nothing that its vendor does not list.
        options.setTracingPolicy(TracingPolicy.IGNORE);
        // A log-on is not repeated, so it must not meet a connection that the site is about to
        // close for idleness.
        options.setKeepAliveTimeout(IDLE_SECONDS)
                .setSslHandshakeTimeout(connectMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }
}
