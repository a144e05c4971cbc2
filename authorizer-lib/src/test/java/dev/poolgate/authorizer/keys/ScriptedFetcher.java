package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.token.TrustedIssuer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes what the test says, now or when the test says so, and counts. */
final class ScriptedFetcher implements JwksFetcher {
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile CompletableFuture<byte[]> answer = new CompletableFuture<>();

    ScriptedFetcher publish(SigningKey... keys) {
        return publish(SigningKey.set(keys));
    }

    ScriptedFetcher publish(String document) {
        answer = CompletableFuture.completedFuture(document.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ScriptedFetcher fail() {
        answer =
                CompletableFuture.failedFuture(new KeyFetchException(KeyFetchException.Reason.UNREACHABLE, "scripted"));
        return this;
    }

    /** Answers from now on are held back until the future is completed. */
    CompletableFuture<byte[]> hold() {
        CompletableFuture<byte[]> held = new CompletableFuture<>();
        answer = held;
        return held;
    }

    void holdForEver() {
        answer = new CompletableFuture<>();
    }

    int fetches() {
        return fetches.get();
    }

    @Override
    public CompletionStage<byte[]> fetch(TrustedIssuer issuer) {
        fetches.incrementAndGet();
        return answer;
    }
}
