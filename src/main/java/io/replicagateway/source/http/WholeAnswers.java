package io.replicagateway.source.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer back until its last byte has come, and closes the connection when it grows too large. So an answer
 * that is cut, endless or too slow fails as if it had never begun: the client above collects bodies without any
 * bound, and takes a connection that is cut in the middle of a body for one that is merely slow.
 *
 * <p>One handler serves one connection, on its event loop only. It sits next to the client's own handler, behind
 * decryption and decompression, so what it counts is what would be kept in memory.
 */
final class WholeAnswers extends ChannelDuplexHandler {

    private static final String NAME = "whole-answers";

    private final long maxBodyBytes;
    private final Queue<HttpObject> held = new ArrayDeque<>();
    private long bodyBytes;

    private WholeAnswers(long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Puts a handler into the request's connection, unless an earlier request has done so. */
    static void guard(HttpClientRequest request, long maxBodyBytes) {
        if (request.connection() instanceof ConnectionBase connection) {
            ChannelHandlerContext client = connection.channelHandlerContext();
            ChannelPipeline pipeline = client.pipeline();
            if (pipeline.get(NAME) == null) {
                pipeline.addBefore(client.name(), NAME, new WholeAnswers(maxBodyBytes));
                // The request fails with it; without a handler each one is logged as an error too.
                connection.exceptionHandler(reported -> {});
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HttpObject part)) {
            context.fireChannelRead(message);
            return;
        }
        held.add(part);
        if (part.decoderResult().isFailure()) {
            abandon(context, "no answer in HTTP", part.decoderResult().cause());
        } else if (tooLargeWith(part)) {
            abandon(context, "answer larger than " + maxBodyBytes + " bytes", null);
        } else if (part instanceof LastHttpContent) {
            passOn(context);
        }
    }

    /** By what the head announces too, so that nothing of a body is kept in vain. */
    private boolean tooLargeWith(HttpObject part) {
        if (part instanceof HttpResponse head) {
            return HttpUtil.getContentLength(head, 0L) > maxBodyBytes;
        }
        if (part instanceof HttpContent content) {
            bodyBytes += content.content().readableBytes();
        }
        return bodyBytes > maxBodyBytes;
    }

    private void passOn(ChannelHandlerContext context) {
        bodyBytes = 0;
        for (HttpObject part = held.poll(); part != null; part = held.poll()) {
            context.fireChannelRead(part);
        }
    }

    private void abandon(ChannelHandlerContext context, String why, @Nullable Throwable cause) {
        release();
        context.fireExceptionCaught(new UnreadableAnswerException(why, cause));
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        release();
    }

    private void release() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
        bodyBytes = 0;
    }
}
