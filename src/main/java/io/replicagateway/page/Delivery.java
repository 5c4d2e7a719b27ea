package io.replicagateway.page;

import io.netty.channel.ChannelOption;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends chunks to one reader, and makes the next one only when the connection has taken the one before. Chunks are made
 * on a worker thread; no thread waits for the reader.
 */
public final class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /**
     * How much the operating system may hold for a reader. Left to itself it holds megabytes, and tells only when a third
     * of them is gone: a slow reader would look like one that takes nothing.
     */
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private final Chunks chunks;
    private final HttpServerRequest reader;
    private final Executor workers;
    private final Duration stallTimeout;
    private final Context context;

    /**
     * Must be called where the request is served.
     *
     * @param reader the request that the chunks answer; the answer's head goes out with the first of them
     * @param workers where chunks are made
     * @param stallTimeout how long the reader may take nothing
     */
    public Delivery(
            Chunks chunks, HttpServerRequest reader, Executor workers, Duration stallTimeout) {
        this.chunks = chunks;
        this.reader = reader;
        this.workers = workers;
        this.stallTimeout = stallTimeout;
        this.context = Vertx.currentContext();
    }

    /**
     * Ends when the connection has taken everything. Fails when the reader went away or took nothing for too long, or
     * when a chunk could not be made; then the connection is broken, so that what was sent is not taken for the whole.
     */
    public Uni<Void> toTheEnd() {
        reader.response().setChunked(true);
        connection().channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
        return Multi.createBy()
                .repeating()
                .uni(this::nextTaken)
                .until(chunk -> chunk.length == 0)
                .onItem()
                .ignoreAsUni()
                .chain(() -> taken(reader.response()::end))
                .onTermination()
                .invoke(chunks::close)
                .onFailure()
                .invoke(this::cut);
    }

    private Uni<byte[]> nextTaken() {
        return Uni.createFrom()
                .item(chunks::next)
                .runSubscriptionOn(workers)
                .onFailure()
                .invoke(fault -> LOG.error("an export cannot go on", fault))
                .emitOn(task -> context.runOnContext(ignored -> task.run()))
                .call(chunk -> taken(() -> reader.response().write(Buffer.buffer(chunk))));
    }

    /** Vert.x completes a write when the connection has taken the last byte of it. */
    private Uni<Void> taken(Supplier<Future<Void>> write) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            long alarm =
                                    context.owner()
                                            .setTimer(
                                                    stallTimeout.toMillis(),
                                                    late -> emitter.fail(stalled()));
                            write.get()
                                    .onComplete(ended -> context.owner().cancelTimer(alarm))
                                    .onSuccess(emitter::complete)
                                    .onFailure(emitter::fail);
                        });
    }

    private TimeoutException stalled() {
        return new TimeoutException("the reader took nothing for " + stallTimeout);
    }

    /**
     * Breaks the connection at once; where it carries other requests too, only its part for this one. By its own means
     * Vert.x would first wait until the reader has taken what is under way, also where the channel is asked to close:
     * only what is before its handler does so at once.
     */
    private void cut() {
        if (reader.version() == HttpVersion.HTTP_2) {
            reader.response().reset();
        } else {
            connection().channelHandlerContext().close();
        }
    }

    private ConnectionBase connection() {
        return (ConnectionBase) reader.connection();
    }
}
