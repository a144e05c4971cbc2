package dev.poolgate.gateway.websocket;

import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tells when a token or session that was good at a handshake is good no more. */
public final class AuthorizationEnd {
    private static final Duration LONGEST_CONTENTION = Duration.ofSeconds(1);

    /** A key without end has an instant that no timer can count to. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(3650);

    private final RevocationList revocations;
    private final Clock clock;
    private final Sinks.Many<Boolean> revoked = Sinks.many().multicast().directBestEffort();

    public AuthorizationEnd(RevocationList revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
        revocations.onChange(() -> revoked.emitNext(true, Sinks.EmitFailureHandler.busyLooping(LONGEST_CONTENTION)));
    }

    /** Emits the reason once: the token expired, or was revoked. */
    Mono<String> of(VerifiedJwt token) {
        Mono<String> expiry = at(token.expiresAt()).thenReturn("token expired");
        // listens before it looks: a revocation in between is not missed
        Mono<String> revocation = Flux.merge(revoked.asFlux(), Mono.just(true))
                .filter(any -> revocations.isRevoked(token))
                .next()
                .thenReturn("token revoked");
        return Mono.firstWithValue(expiry, revocation);
    }

    /** Emits the reason once: the session of the caller's key expired. */
    Mono<String> of(SignedCaller caller) {
        return at(caller.expiresAt()).thenReturn("session expired");
    }

    private Mono<Long> at(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        if (left.compareTo(LONGEST_WAIT) > 0) {
            return Mono.never();
        }
        return Mono.delay(left.isNegative() ? Duration.ZERO : left);
    }
}
