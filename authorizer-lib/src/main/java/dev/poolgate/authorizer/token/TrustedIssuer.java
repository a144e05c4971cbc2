package dev.poolgate.authorizer.token;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An issuer whose tokens are accepted, and on which conditions. Immutable; made with {@link #named}.
 *
 * @param name short name for rules, logs and metric tags
 * @param issuer the exact {@code iss} value, an http or https URL (RFC 8414 section 2)
 * @param profile how it writes its tokens
 * @param keys where its JWK set comes from
 * @param algorithms what its signatures may use; the token's header only picks among them
 * @param audiences accepted {@code aud} values
 * @param clientIds accepted app clients; for a Cognito ID token this is its {@code aud}
 * @param tokenUse the kind of token accepted
 * @param clockSkew how far the clocks may differ, for {@code exp}, {@code nbf} and {@code iat}; at most five minutes
 * @param maxLifetime the longest accepted time from {@code iat} to {@code exp}
 * @param groupsClaim the claim that lists groups; one that starts with a slash is a JSON Pointer (RFC 6901) to it
 * @param network where keys may be fetched from
 * @param alias another exact {@code iss} value of the same issuer and keys; Google writes its own with and without a
 *     scheme
 */
public record TrustedIssuer(
        String name,
        String issuer,
        Profile profile,
        KeySource keys,
        Set<SignatureAlgorithm> algorithms,
        AllowList audiences,
        AllowList clientIds,
        TokenUse tokenUse,
        Duration clockSkew,
        Duration maxLifetime,
        String groupsClaim,
        NetworkAccess network,
        Optional<String> alias) {

    /** @throws IllegalArgumentException where it would trust nothing, or more than it may */
    public TrustedIssuer {
        TrustedIssuerRules.check(name, issuer, keys, algorithms, clockSkew, maxLifetime, network);
        algorithms = Collections.unmodifiableSet(EnumSet.copyOf(algorithms));
    }

    /** Whether a token of this {@code iss} is the issuer's, compared exactly (S19). */
    public boolean isNamed(String iss) {
        return issuer.equals(iss) || alias.filter(iss::equals).isPresent();
    }

    /** Starts the description of an issuer. */
    public static TrustedIssuerBuilder named(String name) {
        return new TrustedIssuerBuilder(name);
    }

    /** Stands for the whole configuration in a cache key (S31): it changes when any part does. */
    public String fingerprint() {
        return Sha256.hexOf(toString());
    }

    /** Stands for the configuration of all of them, in whatever order. */
    public static String fingerprintOf(Collection<TrustedIssuer> issuers) {
        return Sha256.hexOf(
                issuers.stream().map(TrustedIssuer::fingerprint).sorted().collect(Collectors.joining()));
    }
}
