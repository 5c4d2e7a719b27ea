package io.replicagateway.api;

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
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Begins to send exports. The framework's own way of streaming cannot be used: it neither negotiates formats nor notices
 * a reader that takes nothing.
 */
@Provider
class ExportWriter implements ServerMessageBodyWriter<Export> {

    private static final Logger LOG = Logger.getLogger(ExportWriter.class);

    private final ExportSlots slots;
    private final ExportLimits limits;
    private final ExportObserver observer;

    ExportWriter(ExportSlots slots, ExportLimits limits, ExportObserver observer) {
        this.slots = slots;
        this.limits = limits;
        this.observer = observer;
    }

    @Override
    public boolean isWriteable(
            Class<?> type,
            Type genericType,
            ResteasyReactiveResourceInfo target,
            MediaType mediaType) {
        return type == Export.class;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Export.class;
    }

    @Override
    public void writeResponse(Export export, Type genericType, ServerRequestContext context) {
        HttpServerRequest reader =
                ((ResteasyReactiveRequestContext) context)
                        .serverRequest()
                        .unwrap(HttpServerRequest.class);
        if (reader.version() == HttpVersion.HTTP_1_0) {
            throw new ProblemException(
                    ProblemType.NOT_ACCEPTABLE,
                    "HTTP/1.0 cannot tell a whole export from one that broke off; ask by HTTP/1.1",
                    Map.of());
        }
        slots.take(export.format());
        new Delivery(
                        new ExportChunks(export),
                        reader,
                        Infrastructure.getDefaultWorkerPool(),
                        limits.stallTimeout())
                .toTheEnd()
                .onTermination()
                .invoke(slots::free)
                .subscribe()
                .with(
                        ended -> observer.ended(export.format(), ExportObserver.Outcome.COMPLETED),
                        failure -> aborted(export, failure));
    }

    private void aborted(Export export, Throwable failure) {
        LOG.debugf("export broken off format=%s reason=%s", export.format().label(), failure);
        observer.ended(export.format(), ExportObserver.Outcome.ABORTED);
    }

    @Override
    public void writeTo(
            Export export,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body) {
        throw new UnsupportedOperationException("an export is not written by a waiting thread");
    }
}
