package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.keys.KeyFetchException.Reason;
import dev.poolgate.authorizer.token.NetworkAccess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gets small documents over HTTP: no redirects, no cookies, bounded in bytes and in time (S29). */
public final class HttpDocuments {
    private static final int OK = 200;

    private final HttpClient client;
    private final Duration timeout;
    private final int maxBytes;

    /** @param threads that answers are read on; closed by whoever made them */
    public HttpDocuments(KeySettings settings, KeyThreads threads) {
        this(settings, threads.executor());
    }

    HttpDocuments(KeySettings settings, Executor executor) {
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(executor)
                .build();
        this.timeout = settings.fetchTimeout();
        this.maxBytes = settings.maxBytes();
    }

    /**
     * Blocks only while the host's name is resolved. No failure quotes the query, which may hold a token.
     *
     * @return the body of a 200; a failure is a {@link KeyFetchException}
     */
    public CompletionStage<byte[]> get(URI uri, NetworkAccess access) {
        return send(HttpRequest.newBuilder(uri), access);
    }

    /**
     * The answer to a form, as a token endpoint takes it (RFC 6749 section 3.2). Blocks and fails as {@link #get}; no
     * failure quotes the form.
     *
     * @param form encoded as {@code application/x-www-form-urlencoded}
     * @param authorization header of that name, where there is one
     */
    public CompletionStage<byte[]> post(URI uri, NetworkAccess access, String form, Optional<String> authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return send(request, access);
    }

    private CompletionStage<byte[]> send(HttpRequest.Builder unsent, NetworkAccess access) {
        HttpRequest request =
                unsent.header("Accept", "application/json").timeout(timeout).build();
        URI uri = request.uri();
        try {
            AddressRules.check(uri, access);
        } catch (KeyFetchException e) {
            return CompletableFuture.failedStage(e);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, info -> new BoundedBody(maxBytes));
        // the request's own timeout ends with the headers; a body may trickle for ever
        return exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, thrown) -> exchange.cancel(true))
                .handle((response, thrown) -> thrown == null ? body(uri, response) : failure(uri, thrown))
                .thenCompose(Function.identity());
    }

    private CompletionStage<byte[]> body(URI uri, HttpResponse<byte[]> response) {
        if (response.statusCode() != OK) {
            return CompletableFuture.failedStage(KeyFetchException.ofStatus(place(uri), response.statusCode()));
        }
        try {
            String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
            return CompletableFuture.completedStage(ContentCoding.decode(encoding, response.body(), maxBytes));
        } catch (KeyFetchException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static CompletionStage<byte[]> failure(URI uri, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return failed(Reason.TIMEOUT, "`" + place(uri) + "` took too long", cause);
        }
        for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof KeyFetchException known) {
                return CompletableFuture.failedStage(known);
            }
        }
        return failed(Reason.UNREACHABLE, "`" + place(uri) + "` cannot be reached", cause);
    }

    private static String place(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private static CompletionStage<byte[]> failed(Reason reason, String message, @Nullable Throwable cause) {
        return CompletableFuture.failedStage(new KeyFetchException(reason, message, cause));
    }
}
