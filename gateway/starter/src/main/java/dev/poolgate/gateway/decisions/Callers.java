package dev.poolgate.gateway.decisions;

import dev.poolgate.authorizer.AccessResult;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From an identity to what a record tells of it. */
final class Callers {
    private final Pseudonyms pseudonyms;
    private final KeyAges keyAges;
    private final Clock clock;

    Callers(Pseudonyms pseudonyms, KeyAges keyAges, Clock clock) {
        this.pseudonyms = pseudonyms;
        this.keyAges = keyAges;
        this.clock = clock;
    }

    CallerFacts of(@Nullable AccessResult result) {
        return identity(result).map(this::of).orElse(CallerFacts.NOBODY);
    }

    static Optional<VerifiedIdentity> identity(@Nullable AccessResult result) {
        if (result instanceof AccessResult.Allowed allowed) {
            return Optional.of(allowed.identity());
        }
        return result instanceof AccessResult.Denied denied ? Optional.of(denied.identity()) : Optional.empty();
    }

    private CallerFacts of(VerifiedIdentity identity) {
        if (identity instanceof VerifiedIdentity.TokenHolder holder) {
            return of(holder.token());
        }
        if (identity instanceof VerifiedIdentity.KeyHolder holder) {
            String subject = pseudonyms.of("aws-iam", holder.caller().key().principalArn());
            return new CallerFacts("signer", null, subject, null, null, null);
        }
        return new CallerFacts("guest", null, null, null, null, null);
    }

    private CallerFacts of(VerifiedJwt token) {
        return new CallerFacts(
                "token",
                token.issuerName(),
                pseudonyms.of(token.issuer(), token.subject()),
                token.keyId().map(Printable::published).orElse(null),
                keyAges.of(token.issuerName()).orElse(null),
                Duration.between(token.verifiedAt(), clock.instant()));
    }
}
