package io.replicagateway.page;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a file in the place of an answer's bytes, behind all that makes them: Vert.x and its encoder write head and body as
 * ever, and if a file has these very bytes, it goes out instead of them. One for each connection, used on its event loop.
 */
final class FileSwap extends ChannelOutboundHandlerAdapter {

    /** What is known of the answer that is being written; null between answers. */
    private @Nullable Function<ByteBuf, @Nullable FileRegion> files;

    /** The head that waits for its body, and whom to tell that it was written. */
    private @Nullable ByteBuf head;

    private @Nullable ChannelPromise headWritten;

    private @Nullable ChannelHandlerContext outlet;

    private FileSwap() {}

    /**
     * That of the request's connection; null where the bytes that are written are not those that go out, such as with TLS
     * and HTTP/2, and off the connection's event loop.
     */
    static @Nullable FileSwap of(HttpServerRequest request) {
        if (!(request.connection() instanceof Http1xServerConnection connection)
                || connection.isSsl()
                || connection.isTrafficShaped()) {
            return null;
        }
        ChannelHandlerContext context = connection.channelHandlerContext();
        return context.executor().inEventLoop() ? of(context.pipeline()) : null;
    }

    private static @Nullable FileSwap of(ChannelPipeline pipeline) {
        FileSwap known = pipeline.get(FileSwap.class);
        if (known != null) {
            return known;
        }
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        if (encoder == null) {
            return null;
        }
        var swap = new FileSwap();
        pipeline.addBefore(encoder.name(), null, swap);
        return swap;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        outlet = context;
    }

    /**
     * Has one answer written, as a whole and at once.
     *
     * @param files finds the file of the whole answer by its head; null if there is none
     */
    <T> T during(Function<ByteBuf, @Nullable FileRegion> files, Supplier<T> answer) {
        this.files = files;
        try {
            return answer.get();
        } finally {
            this.files = null;
            if (head != null) {
                passHead();
                outlet.flush();
            }
        }
    }

    /** The first of an answer's bytes that come are its head, the next ones its body. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (files == null || !(message instanceof ByteBuf bytes)) {
            passHead();
            context.write(message, written);
        } else if (head == null) {
            head = bytes;
            headWritten = written;
        } else {
            writeWhole(files.apply(head), bytes, written);
            files = null;
        }
    }

    private void writeWhole(@Nullable FileRegion file, ByteBuf body, ChannelPromise written) {
        if (file == null) {
            passHead();
            outlet.write(body, written);
        } else {
            outlet.write(file, written);
            dropHead();
            body.release();
        }
    }

    private void passHead() {
        if (head != null) {
            outlet.write(head, headWritten);
            head = null;
        }
    }

    private void dropHead() {
        head.release();
        headWritten.trySuccess();
        head = null;
    }
}
