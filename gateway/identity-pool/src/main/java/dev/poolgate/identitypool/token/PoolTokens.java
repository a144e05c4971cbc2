package dev.poolgate.identitypool.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.identitypool.directory.PoolArns;
import dev.poolgate.identitypool.session.Lineage;
import dev.poolgate.identitypool.session.Origin;
import dev.poolgate.identitypool.session.SealedLineages;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues the OpenID tokens of identity pools, and knows its own again. Verifying says nothing about the identity being
 * there still, or the token being for the right pool: the caller looks at what the token says.
 */
public final class PoolTokens {
    /** The longest that the service takes in a Logins map. */
    private static final int MAX_LENGTH = 50_000;

    private final TokenKeys keys;
    private final PoolTokenClaims claims;
    private final Clock clock;

    /**
     * @param issuer under which {@link PoolTokenDiscovery} is served; its exact text is the {@code iss} claim
     * @param lineages seals what the token's readers are not to see
     */
    public PoolTokens(TokenKeys keys, URI issuer, PoolArns arns, SealedLineages lineages, Clock clock) {
        this.keys = keys;
        this.claims = new PoolTokenClaims(issuer.toString(), arns, lineages);
        this.clock = clock;
    }

    /**
     * A new token.
     *
     * @param amr see {@link Amr}
     * @param origins the tokens that proved the identity
     * @param lifetime whole seconds
     */
    public String issue(
            String identityPoolId,
            String identityId,
            List<String> amr,
            List<Origin> origins,
            Map<String, String> tags,
            Duration lifetime) {
        Instant exactly = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant now = exactly.truncatedTo(ChronoUnit.SECONDS);
        Lineage lineage = Lineage.since(exactly, identityId, origins);
        PoolToken token = new PoolToken(identityId, identityPoolId, amr, tags, lineage, now, now.plus(lifetime));
        return keys.current().sign(claims.write(token));
    }

    /** @param token untrusted */
    public PoolTokenResult verify(String token) {
        return parse(token)
                .filter(parsed -> Optional.ofNullable(parsed.getHeader().getKeyID())
                        .flatMap(keys::find)
                        .filter(key -> key.signed(parsed))
                        .isPresent())
                .map(this::judge)
                .orElseGet(PoolTokenResult.Invalid::new);
    }

    /** Whether a token claims to be one of these, which says nothing about its being one. */
    public boolean claims(String token) {
        return parse(token)
                .flatMap(PoolTokens::claims)
                .filter(set -> claims.issuer().equals(set.getIssuer()))
                .isPresent();
    }

    private PoolTokenResult judge(SignedJWT signed) {
        try {
            PoolToken token = claims.read(signed.getJWTClaimsSet());
            Instant now = clock.instant();
            return token.isExpiredAt(now)
                    ? new PoolTokenResult.Expired(now, token.expiresAt())
                    : new PoolTokenResult.Verified(token, all(signed.getJWTClaimsSet()));
        } catch (ParseException e) {
            return new PoolTokenResult.Invalid();
        }
    }

    private static Map<String, Object> all(JWTClaimsSet set) {
        Map<String, Object> all = new HashMap<>(set.toJSONObject());
        all.values().removeIf(value -> value == null);
        return all;
    }

    private static Optional<JWTClaimsSet> claims(SignedJWT token) {
        try {
            return Optional.of(token.getJWTClaimsSet());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<SignedJWT> parse(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(token));
        } catch (ParseException | RuntimeException e) {
            // The parser also answers strange headers with unchecked exceptions; whatever it is, it is not ours.
            return Optional.empty();
        }
    }
}
