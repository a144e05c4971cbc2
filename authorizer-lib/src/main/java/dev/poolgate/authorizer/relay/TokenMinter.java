package dev.poolgate.authorizer.relay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.token.VerifiedJwt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * Mints access tokens (RFC 9068) for single backends out of verified ones, or out of the session of a caller who signs:
 * another audience, no more rights, no longer a life. Thread-safe.
 *
 * <p>There is no token for a guest, and no method to ask for one: RFC 9068 section 2.2 requires {@code sub}, and a
 * token that says nobody signed in proves nothing to a backend that its network does not.
 */
public final class TokenMinter {
    private static final long MAX_WEIGHT = 16L * 1024 * 1024;

    private final RelayClaims claims;
    private final RelayKeys keys;
    private final RelayLifetime lifetime;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Cache<Key, Entry> minted;

    /**
     * @param issuer the gateway's own issuer URL, under which {@link RelayKeys#publicJwkSet()} is published
     * @param longestLife of a minted token; never longer than its origin's in any case
     * @param ids makes a fresh {@code jti}
     */
    public TokenMinter(
            String issuer,
            RelayKeys keys,
            Duration longestLife,
            Clock clock,
            Supplier<String> ids,
            MeterRegistry meters) {
        this.claims = new RelayClaims(issuer);
        this.keys = keys;
        this.lifetime = new RelayLifetime(longestLife);
        this.clock = clock;
        this.ids = ids;
        this.minted = Caffeine.newBuilder()
                .maximumWeight(MAX_WEIGHT)
                .weigher((Key key, Entry entry) -> entry.token().compact().length())
                .expireAfter(Expiry.writing((Key key, Entry entry) -> left(entry)))
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, minted, "poolgate.relay", List.of());
    }

    /**
     * The token for a backend, minted now or not long ago. Signing takes CPU and never blocks.
     *
     * @param origin a token that still counts: neither expired nor revoked
     */
    public RelayedToken mint(VerifiedJwt origin, RelayTarget target) {
        return mint(
                new Key(origin.digest(), target),
                origin.expiresAt(),
                (id, issuedAt, expiresAt) -> claims.of(origin, target, id, issuedAt, expiresAt));
    }

    /**
     * The token for a backend, about a caller who signs.
     *
     * @param origin the holder of a key whose session is not over
     */
    public RelayedToken mint(SignedCaller origin, RelayTarget target) {
        return mint(
                new Key(origin.key().accessKeyId() + " " + origin.expiresAt(), target),
                origin.expiresAt(),
                (id, issuedAt, expiresAt) -> claims.of(origin, target, id, issuedAt, expiresAt));
    }

    private RelayedToken mint(Key key, Instant originExpiry, Content content) {
        Instant now = clock.instant();
        // by the clock, not only by the cache's own ticker: time is checked on every hit
        return minted.asMap()
                .compute(
                        key,
                        (any, held) ->
                                held != null && now.isBefore(held.freshUntil()) ? held : fresh(originExpiry, content))
                .token();
    }

    private Entry fresh(Instant originExpiry, Content content) {
        Instant issuedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt = lifetime.expiry(issuedAt, originExpiry);
        String compact = keys.signing().sign(content.of(ids.get(), issuedAt, expiresAt));
        return new Entry(new RelayedToken(compact, expiresAt), lifetime.freshUntil(issuedAt, expiresAt));
    }

    private Duration left(Entry entry) {
        Duration left = Duration.between(clock.instant(), entry.freshUntil());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private interface Content {
        JWTClaimsSet of(String id, Instant issuedAt, Instant expiresAt);
    }

    /**
     * Everything a minted token depends on. The whole origin counts, so no two callers ever share one; an access key id
     * is one session's, and a space is in no digest.
     */
    private record Key(String origin, RelayTarget target) {}

    private record Entry(RelayedToken token, Instant freshUntil) {}
}
