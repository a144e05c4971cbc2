package dev.poolgate.gateway.exchange.aws;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Stops reading an answer that no exchange could need: it would be held in memory as a whole (S29). */
final class LimitedAnswer implements ExecutionInterceptor {
    static final int MOST_BYTES = 256 * 1024;

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responsePublisher().map(LimitedAnswer::limited);
    }

    private static Publisher<ByteBuffer> limited(Publisher<ByteBuffer> answer) {
        return Flux.from(answer)
                .scan(new Part(ByteBuffer.allocate(0), 0), Part::then)
                .skip(1)
                .map(Part::bytes);
    }

    private record Part(ByteBuffer bytes, long total) {
        Part then(ByteBuffer next) {
            long sum = total + next.remaining();
            if (sum > MOST_BYTES) {
                throw SdkClientException.create("the answer has more than `" + MOST_BYTES + "` bytes");
            }
            return new Part(next, sum);
        }
    }
}
