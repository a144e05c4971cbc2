package dev.poolgate.authorizer.keys;

import dev.poolgate.authorizer.keys.HeldKeys.Freshness;
import dev.poolgate.authorizer.token.VerificationKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer: which are held, whether they may be used at their age, and when to fetch. How a fetch is done
 * is {@link KeyRefresh}'s part.
 */
final class IssuerKeys {
    private final KeyRefresh refresh;
    private final KeySettings settings;
    private final Clock clock;
    private final UnknownKeys unknown;

    IssuerKeys(KeyRefresh refresh, KeySettings settings, Clock clock) {
        this.refresh = refresh;
        this.settings = settings;
        this.clock = clock;
        this.unknown = new UnknownKeys(settings.unknownKeyWindow(), clock);
    }

    /** Complete on return unless a fetch has to be waited for. */
    CompletionStage<KeyLookup> find(@Nullable String keyId) {
        Freshness freshness = freshness();
        if (mustWait(freshness)) {
            return refresh.run().thenApply(done -> answer(keyId));
        }
        if (freshness != Freshness.FRESH) {
            fetchIfDue();
        }
        if (freshness == Freshness.STALE || freshness == Freshness.GONE) {
            return CompletableFuture.completedFuture(answer(keyId));
        }
        return refresh.held()
                .keys()
                .find(keyId)
                .<CompletionStage<KeyLookup>>map(key -> CompletableFuture.completedFuture(new KeyLookup.Found(key)))
                .orElseGet(() -> findNew(keyId));
    }

    /** Whether a key that verified a token may still be relied on without another look. */
    boolean stillTrusts(VerificationKey key) {
        Freshness freshness = freshness();
        return (freshness == Freshness.FRESH || freshness == Freshness.AGING)
                && refresh.held().keys().contains(key);
    }

    /** Fetches ahead, and lets go of keys too old for any use. Called every second or so, off the request path. */
    void tick() {
        if (freshness() == Freshness.GONE) {
            refresh.forget();
        }
        if (freshness() != Freshness.FRESH) {
            fetchIfDue();
        }
    }

    CompletionStage<KeyAvailability> warmUp() {
        return refresh.run().thenApply(done -> availability());
    }

    KeyAvailability availability() {
        HeldKeys held = refresh.held();
        boolean usable = freshness() != Freshness.GONE;
        return new KeyAvailability(
                refresh.issuer().name(),
                usable ? held.keys().keys().size() : 0,
                Optional.ofNullable(held.fetchedAt()).map(at -> Duration.between(at, clock.instant())),
                refresh.isPaused(),
                refresh.failure().map(KeyFetchException::reason));
    }

    /** The issuer may have published the key since the last fetch; how often that is believed is bounded (S23). */
    private CompletionStage<KeyLookup> findNew(@Nullable String keyId) {
        if (refresh.isRunning() || (mayFetch() && unknown.mayAsk(keyId))) {
            return refresh.run().thenApply(done -> {
                KeyLookup lookup = answer(keyId);
                if (lookup instanceof KeyLookup.Unknown) {
                    unknown.remember(keyId);
                }
                return lookup;
            });
        }
        return CompletableFuture.completedFuture(answer(keyId));
    }

    /** The answer without another fetch. While fetches fail an unknown key may be a new one: 503, not 401 (S24). */
    private KeyLookup answer(@Nullable String keyId) {
        Optional<KeyFetchException> failure = refresh.failure();
        Optional<VerificationKey> key = freshness() == Freshness.GONE
                ? Optional.empty()
                : refresh.held().keys().find(keyId);
        return key.<KeyLookup>map(KeyLookup.Found::new)
                .or(() -> failure.map(KeyLookup.Unavailable::new))
                .orElseGet(KeyLookup.Unknown::new);
    }

    /** Stale keys are waited for once; while fetches fail they are good enough, or every request would hang (S24). */
    private boolean mustWait(Freshness freshness) {
        return switch (freshness) {
            case FRESH, AGING -> false;
            case STALE -> refresh.failure().isEmpty();
            case GONE -> refresh.isRunning() || mayFetch();
        };
    }

    private void fetchIfDue() {
        if (!refresh.isRunning() && mayFetch()) {
            refresh.run();
        }
    }

    private boolean mayFetch() {
        Instant now = clock.instant();
        return refresh.failedAt()
                .filter(at -> now.isBefore(at.plus(settings.retryAfter())))
                .isEmpty();
    }

    private Freshness freshness() {
        return refresh.held().freshness(clock.instant(), settings);
    }
}
