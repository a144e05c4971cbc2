package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;
import java.time.Duration;
import java.time.Instant;

/** How long outcomes of exchanges are kept. */
final class CacheTimes {
    /** Credentials are not handed out so shortly before their end that a backend might see them expired. */
    static final Duration LEAST_LEFT = Duration.ofSeconds(30);

    /** Credentials are renewed when a fifth of their life is left, but no longer than this before their end. */
    static final Duration LONGEST_AHEAD = Duration.ofMinutes(10);

    /**
     * A refusal is an answer, so it may be kept; shortly, because an administrator who grants what was missing should
     * not wait, and long enough that a client in a loop is not passed on to the pool each time.
     */
    static final Duration REFUSAL = Duration.ofSeconds(5);

    /** After a renewal failed, before the next is tried while the credentials last. */
    static final Duration RETRY = Duration.ofSeconds(10);

    private static final int RENEWED_AT_A_FIFTH = 5;

    private CacheTimes() {}

    static CachedExchange of(ExchangeRequest request, ExchangeResult result, Instant now) {
        return result.fold(granted -> granted(request, granted, now), refused -> refused(request, refused, now));
    }

    private static CachedExchange granted(ExchangeRequest request, ExchangeResult.Granted granted, Instant now) {
        Instant expiration = granted.credentials().expiration();
        Duration ahead = Duration.between(now, expiration).dividedBy(RENEWED_AT_A_FIFTH);
        Duration capped = ahead.compareTo(LONGEST_AHEAD) < 0 ? ahead : LONGEST_AHEAD;
        return new CachedExchange(
                request,
                granted,
                earlier(expiration.minus(LEAST_LEFT), tokenExpiry(request)),
                expiration.minus(capped));
    }

    private static CachedExchange refused(ExchangeRequest request, ExchangeResult.Refused refused, Instant now) {
        Instant until = now.plus(REFUSAL);
        return new CachedExchange(request, refused, until, until);
    }

    private static Instant tokenExpiry(ExchangeRequest request) {
        return request.identity() instanceof VerifiedIdentity.TokenHolder holder
                ? holder.token().expiresAt()
                : Instant.MAX;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
