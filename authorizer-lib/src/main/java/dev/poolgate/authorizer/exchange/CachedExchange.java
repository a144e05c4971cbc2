package dev.poolgate.authorizer.exchange;

import java.time.Instant;

/**
 * The outcome of an exchange and how long it may be used.
 *
 * @param request as it was asked, to see whether its token was revoked since
 * @param usableUntil not used at this instant or later
 * @param refreshAt from this instant on a new exchange is started ahead
 */
record CachedExchange(ExchangeRequest request, ExchangeResult result, Instant usableUntil, Instant refreshAt) {

    boolean isUsable(Instant now) {
        return now.isBefore(usableUntil);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(refreshAt);
    }

    CachedExchange dueAgainAt(Instant later) {
        return new CachedExchange(request, result, usableUntil, later);
    }

    /** Roughly what it takes of memory, in characters. */
    int weight() {
        return 256 + result.fold(granted -> granted.credentials().sessionToken().length() + 2048, refused -> 0);
    }
}
