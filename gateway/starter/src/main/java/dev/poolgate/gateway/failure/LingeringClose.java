package dev.poolgate.gateway.failure;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection on which a request is still being sent as RFC 9112 section 9.6 has it: first this end's half,
 * then what still comes is read and dropped until the client is done, up to a bound. Closed at once, the system answers
 * those bytes with a reset, and the client loses the answer it has not read yet.
 */
public final class LingeringClose extends ChannelDuplexHandler {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 32L << 20;

    private boolean unread;
    private long left = MOST_BYTES;
    private boolean lingering;

    private LingeringClose() {}

    /** Does nothing to a connection that begins with anything but HTTP/1.1. */
    public static void on(Channel channel) {
        if (channel.pipeline().get(NettyPipeline.HttpTrafficHandler) != null) {
            channel.pipeline()
                    .addBefore(NettyPipeline.HttpTrafficHandler, LingeringClose.class.getName(), new LingeringClose());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unread = true;
        }
        if (message instanceof LastHttpContent) {
            unread = false;
        }
        if (lingering) {
            drop(context, message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void drop(ChannelHandlerContext context, Object message) {
        left -= bytes(message);
        ReferenceCountUtil.release(message);
        if (!unread || left < 0) {
            end(context, context.newPromise());
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!unread || lingering || !(context.channel() instanceof DuplexChannel channel) || !channel.isActive()) {
            end(context, promise);
            return;
        }
        lingering = true;
        ChannelPromise last = promise.unvoid();
        Future<?> patience = context.executor()
                .schedule(() -> end(context, context.newPromise()), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(gone -> {
            patience.cancel(false);
            last.trySuccess();
        });
        endOutput(context, channel).addListener(ended -> {
            channel.config().setAutoRead(true);
            context.read();
        });
    }

    private static ChannelFuture endOutput(ChannelHandlerContext context, DuplexChannel channel) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        return tls == null ? channel.shutdownOutput() : tls.closeOutbound();
    }

    private static void end(ChannelHandlerContext context, ChannelPromise promise) {
        ChannelFuture unused = context.close(promise);
    }

    private static long bytes(Object message) {
        if (message instanceof ByteBufHolder holder) {
            return holder.content().readableBytes();
        }
        return message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
    }
}
