package dev.poolgate.gateway.decisions;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who was calling, without a name.
 *
 * @param kind {@code token}, {@code signer}, {@code guest}, or {@code nobody} where nobody was known or asked
 * @param issuer the configured name of the issuer
 * @param subject a pseudonym, the same for the same caller
 * @param keyId the {@code kid} that verified the token
 * @param keyAge since the issuer's keys were fetched
 * @param tokenAge since the token was verified: a cached one was looked at earlier
 */
public record CallerFacts(
        String kind,
        @Nullable String issuer,
        @Nullable String subject,
        @Nullable String keyId,
        @Nullable Duration keyAge,
        @Nullable Duration tokenAge) {
    static final CallerFacts NOBODY = new CallerFacts("nobody", null, null, null, null, null);
}
