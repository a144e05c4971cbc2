package dev.poolgate.userpool.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;

/**
 * Posts JSON to receivers. No redirect is followed, certificates are verified as the platform does, answers are bounded
 * in time and size. Each post has two headers: {@value #TIMESTAMP}, the seconds since 1970, and {@value #SIGNATURE},
 * {@code sha256=} and the hexadecimal HMAC-SHA256 (RFC 2104) over the timestamp, a dot and the body. A receiver should
 * refuse a timestamp that is minutes old. Thread-safe.
 */
public final class SignedPosts {
    public static final String TIMESTAMP = "X-Poolgate-Timestamp";
    public static final String SIGNATURE = "X-Poolgate-Signature";

    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Clock clock;

    /** @param clock tells the signed time */
    public SignedPosts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Posts, and waits for the whole answer.
     *
     * @param within for everything, the last byte of the answer included
     * @param largest answer, in bytes
     * @throws IOException where there is no such answer
     */
    public Answer post(Receiver receiver, byte[] json, Duration within, int largest) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request(receiver, json), head -> new BoundedBody(largest));
        try {
            HttpResponse<byte[]> response = exchange.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), new String(response.body(), UTF_8));
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + within, e);
        } catch (ExecutionException e) {
            throw new IOException("no answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            exchange.cancel(true);
        }
    }

    private HttpRequest request(Receiver receiver, byte[] json) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(receiver.url())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(TIMESTAMP, timestamp)
                .header(SIGNATURE, "sha256=" + signature(receiver, timestamp, json))
                .POST(BodyPublishers.ofByteArray(json))
                .build();
    }

    private static String signature(Receiver receiver, String timestamp, byte[] json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(receiver.key());
            mac.update((timestamp + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(json));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** What the receiver said. */
    public record Answer(int status, String body) {
        private static final int SUCCESS = 2;

        public boolean successful() {
            return status / 100 == SUCCESS;
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
