package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.authorizer.token.VerificationKey;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the keys of one issuer and holds the outcome. At most one fetch runs; whoever asks meanwhile waits for that
 * one, and cannot cancel it for the others.
 */
final class KeyRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRefresh.class);

    private final TrustedIssuer issuer;
    private final JwksFetcher fetcher;
    private final CircuitBreaker breaker;
    private final Executor executor;
    private final Duration longest;
    private final Clock clock;
    private final KeyMetrics metrics;
    private final BiConsumer<TrustedIssuer, VerificationKey> onRemoval;

    private final AtomicReference<@Nullable CompletableFuture<Void>> running = new AtomicReference<>();
    private volatile HeldKeys held = HeldKeys.NONE;
    private volatile @Nullable Failure failure;

    KeyRefresh(
            TrustedIssuer issuer,
            JwksFetcher fetcher,
            CircuitBreaker breaker,
            Executor executor,
            Duration longest,
            Clock clock,
            KeyMetrics metrics,
            BiConsumer<TrustedIssuer, VerificationKey> onRemoval) {
        this.issuer = issuer;
        this.fetcher = fetcher;
        this.breaker = breaker;
        this.executor = executor;
        this.longest = longest;
        this.clock = clock;
        this.metrics = metrics;
        this.onRemoval = onRemoval;
    }

    TrustedIssuer issuer() {
        return issuer;
    }

    HeldKeys held() {
        return held;
    }

    /** Why the last fetch failed; empty where it did not. */
    Optional<KeyFetchException> failure() {
        return Optional.ofNullable(failure).map(Failure::cause);
    }

    Optional<Instant> failedAt() {
        return Optional.ofNullable(failure).map(Failure::at);
    }

    boolean isPaused() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    boolean isRunning() {
        return running.get() != null;
    }

    /** Starts a fetch, or joins the one that runs. Completes normally also where it fails. */
    CompletionStage<Void> run() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = running.compareAndExchange(null, mine);
        if (other != null) {
            return other.minimalCompletionStage();
        }
        start(mine);
        return mine.minimalCompletionStage();
    }

    /** Lets go of all keys. */
    void forget() {
        replace(HeldKeys.NONE);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // `settle` takes every outcome, and throws none
    private void start(CompletableFuture<Void> done) {
        if (!breaker.tryAcquirePermission()) {
            stillFailing();
            finish(done);
            return;
        }
        long begun = System.nanoTime();
        fetch().whenComplete((keys, thrown) -> {
            try {
                settle(keys, thrown, System.nanoTime() - begun);
            } finally {
                finish(done);
            }
        });
    }

    private void settle(@Nullable PublishedKeys keys, @Nullable Throwable thrown, long nanos) {
        if (keys != null) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            succeeded(keys, nanos);
        } else {
            KeyFetchException cause = asFetchException(thrown);
            breaker.onError(nanos, TimeUnit.NANOSECONDS, cause);
            metrics.fetched(cause.reason().tag(), nanos);
            failed(cause);
        }
    }

    private CompletableFuture<PublishedKeys> fetch() {
        try {
            return CompletableFuture.supplyAsync(() -> fetcher.fetch(issuer), executor)
                    .thenCompose(document -> document)
                    .thenApplyAsync(KeyRefresh::parse, executor)
                    .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static PublishedKeys parse(byte[] document) {
        try {
            return JwkSetParser.parse(document);
        } catch (KeyFetchException e) {
            throw new CompletionException(e);
        }
    }

    private void succeeded(PublishedKeys keys, long nanos) {
        metrics.fetched("success", nanos);
        metrics.ignored(keys.ignored());
        if (!keys.ignored().isEmpty()) {
            LOG.warn("keys of issuer `{}` ignored: {}", issuer.name(), keys.ignored());
        }
        failure = null;
        replace(new HeldKeys(keys, clock.instant()));
    }

    private void failed(KeyFetchException cause) {
        failure = new Failure(cause, clock.instant());
        // only a fault of ours is worth a stack trace; an outage is told in one line each time it is tried
        Throwable trace = cause.reason() == KeyFetchException.Reason.FAULT ? cause : null;
        LOG.warn("keys of issuer `{}` not fetched, `{}`: {}", issuer.name(), cause.reason(), cause.getMessage(), trace);
    }

    /** The breaker opened after failures, so there is a last one, and its cause stays what people should see. */
    private void stillFailing() {
        Failure last = failure;
        failure = last == null ? null : new Failure(last.cause(), clock.instant());
    }

    private void replace(HeldKeys next) {
        HeldKeys before = held;
        held = next;
        before.keys().keys().stream()
                .filter(key -> !next.keys().contains(key))
                .forEach(key -> onRemoval.accept(issuer, key));
    }

    /** The slot is freed before anyone is told, so that who is told may start the next. */
    private void finish(CompletableFuture<Void> done) {
        running.set(null);
        done.complete(null);
    }

    private static KeyFetchException asFetchException(@Nullable Throwable thrown) {
        @Nullable Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TimeoutException) {
            return new KeyFetchException(KeyFetchException.Reason.TIMEOUT, "the fetch took too long", cause);
        }
        return cause instanceof KeyFetchException known
                ? known
                : new KeyFetchException(KeyFetchException.Reason.FAULT, "a fault while fetching", cause);
    }

    private record Failure(KeyFetchException cause, Instant at) {}
}
