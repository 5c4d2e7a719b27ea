package io.replicagateway.view.em;

import io.replicagateway.page.Delivery;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Sends collections that are too long to be made in one piece, a few at a time. */
@Provider
final class WholeListWriter implements ServerMessageBodyWriter<WholeList> {

    private static final Logger LOG = Logger.getLogger(WholeListWriter.class);

    private static final int MOST_AT_A_TIME = 4;
    private static final Duration STALL_TIMEOUT = Duration.ofMinutes(1);

    private final Semaphore free = new Semaphore(MOST_AT_A_TIME);

    @Override
    public boolean isWriteable(
            Class<?> type,
            Type genericType,
            ResteasyReactiveResourceInfo target,
            MediaType mediaType) {
        return type == WholeList.class;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == WholeList.class;
    }

    @Override
    public void writeResponse(WholeList list, Type genericType, ServerRequestContext context) {
        HttpServerRequest reader =
                ((ResteasyReactiveRequestContext) context)
                        .serverRequest()
                        .unwrap(HttpServerRequest.class);
        if (reader.version() == HttpVersion.HTTP_1_0) {
            throw EmRefusal.badRequest(
                    "HTTP/1.0 cannot tell a whole list from one that broke off; use the query"
                            + " service, which has pages, or HTTP/1.1.");
        }
        if (!free.tryAcquire()) {
            throw EmRefusal.notRead(
                    "Too many long lists are being sent; try again later, or use the query service,"
                            + " which has pages.");
        }
        new Delivery(list, reader, Infrastructure.getDefaultWorkerPool(), STALL_TIMEOUT)
                .toTheEnd()
                .onTermination()
                .invoke(free::release)
                .subscribe()
                .with(
                        ended -> LOG.debug("list sent"),
                        failure -> LOG.debugf("list broken off reason=%s", failure));
    }

    @Override
    public void writeTo(
            WholeList list,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body) {
        throw new UnsupportedOperationException("a list is not written by a waiting thread");
    }
}
