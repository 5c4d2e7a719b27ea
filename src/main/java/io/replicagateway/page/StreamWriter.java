package io.replicagateway.page;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Begins to send answers that are made piece by piece. The framework's own way of streaming cannot be used: it neither
 * negotiates formats nor notices a reader that takes nothing.
 *
 * @param <T> the answers
 */
public abstract class StreamWriter<T> implements ServerMessageBodyWriter<T> {

    private final Class<T> answers;
    private final StreamSlots slots;

    protected StreamWriter(Class<T> answers, StreamSlots slots) {
        this.answers = answers;
        this.slots = slots;
    }

    /** The answer's pieces. */
    protected abstract Chunks chunks(T answer);

    /** What ends a request by HTTP/1.0, which cannot tell a whole answer from one that broke off. */
    protected abstract RuntimeException needsNewerHttp();

    /** What ends a request when too many answers are being sent. */
    protected abstract RuntimeException tooMany(T answer);

    /** The reader has taken all of it. */
    protected abstract void completed(T answer);

    /** It broke off: the reader went away or took nothing for too long, or the gateway failed. */
    protected abstract void aborted(T answer, Throwable reason);

    @Override
    public final boolean isWriteable(
            Class<?> type,
            Type genericType,
            ResteasyReactiveResourceInfo target,
            MediaType mediaType) {
        return type == answers;
    }

    @Override
    public final boolean isWriteable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == answers;
    }

    @Override
    public final void writeResponse(T answer, Type genericType, ServerRequestContext context) {
        HttpServerRequest reader =
                ((ResteasyReactiveRequestContext) context)
                        .serverRequest()
                        .unwrap(HttpServerRequest.class);
        if (reader.version() == HttpVersion.HTTP_1_0) {
            throw needsNewerHttp();
        }
        if (!slots.tryTake()) {
            throw tooMany(answer);
        }
        new Delivery(
                        chunks(answer),
                        reader,
                        Infrastructure.getDefaultWorkerPool(),
                        slots.stallTimeout())
                .toTheEnd()
                .onTermination()
                .invoke(slots::giveBack)
                .subscribe()
                .with(ended -> completed(answer), reason -> aborted(answer, reason));
    }

    @Override
    public final void writeTo(
            T answer,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body) {
        throw new UnsupportedOperationException("no thread waits until an answer is sent");
    }
}
