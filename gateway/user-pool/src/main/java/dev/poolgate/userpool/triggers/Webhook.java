package dev.poolgate.userpool.triggers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.poolgate.authorizer.token.StrictJson;
import dev.poolgate.userpool.outbound.Receiver;
import dev.poolgate.userpool.outbound.SignedPosts;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trigger over HTTP: the event is posted, and comes back with its {@code response} filled. A status of 4xx with
 * <code>{"errorMessage": "..."}</code> forbids the operation. Five seconds for everything, a second try included;
 * whoever keeps failing is left in peace for a while, and who is slow takes no more than a share of this server.
 */
public final class Webhook implements Trigger {
    /** AWS's, for a Lambda function. */
    private static final Duration IN_ALL = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LARGEST_ANSWER = 256 * 1024;
    /** Half of the calls that a server runs at once by default: a slow receiver must not take all of them. */
    private static final int MOST_AT_ONCE = 32;

    private static final int WINDOW = 10;
    private static final int HALF = 50;
    private static final int CLIENT_ERROR = 4;
    /** Request Timeout, Too Early, Too Many Requests: not about this event. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final Receiver receiver;
    private final SignedPosts posts;
    private final Duration inAll;
    private final Bulkhead bulkhead;
    private final Retry retry;
    private final CircuitBreaker breaker;

    /** @param name of the receiver in metrics and logs */
    public Webhook(String name, Receiver receiver, SignedPosts posts) {
        this(name, receiver, posts, IN_ALL);
    }

    Webhook(String name, Receiver receiver, SignedPosts posts, Duration inAll) {
        this.receiver = receiver;
        this.posts = posts;
        this.inAll = inAll;
        this.bulkhead = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(MOST_AT_ONCE)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.retry = Retry.of(
                name,
                RetryConfig.custom()
                        .maxAttempts(2)
                        .waitDuration(PAUSE)
                        .retryOnException(failure -> failure instanceof IOException)
                        .build());
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(IN_ALL)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordException(failure -> failure instanceof IOException)
                        .build());
    }

    @Override
    public Map<String, ? extends @Nullable Object> answer(TriggerEvent event) throws Exception {
        byte[] json = event.json().getBytes(UTF_8);
        long deadline = System.nanoTime() + inAll.toNanos();
        // outermost: that we are busy says nothing about the receiver, so the breaker must not see it
        return bulkhead.executeCallable(
                () -> retry.executeCallable(() -> breaker.executeCallable(() -> read(post(json, deadline)))));
    }

    private SignedPosts.Answer post(byte[] json, long deadline) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new IOException("no answer within " + inAll);
        }
        return posts.post(receiver, json, Duration.ofNanos(left), LARGEST_ANSWER);
    }

    private static Map<String, ? extends @Nullable Object> read(SignedPosts.Answer answer)
            throws IOException, RejectedByTrigger, UnreadableAnswer {
        if (answer.successful()) {
            return response(answer);
        }
        if (answer.status() / 100 == CLIENT_ERROR && !LATER.contains(answer.status())) {
            throw rejection(answer);
        }
        throw new IOException("status " + answer.status());
    }

    @SuppressWarnings("unchecked") // StrictJson makes nothing but such maps of objects
    private static Map<String, ? extends @Nullable Object> response(SignedPosts.Answer answer) throws UnreadableAnswer {
        if (object(answer).get("response") instanceof Map<?, ?> response) {
            return (Map<String, ? extends @Nullable Object>) response;
        }
        throw new UnreadableAnswer("no response in it");
    }

    /** A status without the text that a trigger gives comes from something else on the way. */
    private static RejectedByTrigger rejection(SignedPosts.Answer answer) throws IOException {
        try {
            if (object(answer).get("errorMessage") instanceof String text) {
                return new RejectedByTrigger(text);
            }
        } catch (UnreadableAnswer e) {
            // not from a trigger
        }
        throw new IOException("status " + answer.status());
    }

    private static Map<String, @Nullable Object> object(SignedPosts.Answer answer) throws UnreadableAnswer {
        try {
            return StrictJson.object(answer.body().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UnreadableAnswer("not one strict json object");
        }
    }
}
