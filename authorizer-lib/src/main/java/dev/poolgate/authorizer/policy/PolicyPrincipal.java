package dev.poolgate.authorizer.policy;

import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.token.AssumedToken;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.util.Map;
import java.util.Set;

/**
 * Who is calling, as policies see it. What is in here was proven before, or supposed by somebody who asks what would be
 * decided; it proves nothing itself.
 */
public sealed interface PolicyPrincipal {

    /**
     * The holder of a token.
     *
     * @param issuer the {@code iss} claim
     * @param subject the {@code sub} claim
     * @param use which kind of token it is: claims of an ID token tell of the user, those of an access token of the
     *     request
     * @param groups the issuer's groups claim
     * @param scopes the scopes, split
     * @param claims all claims, as in {@link VerifiedJwt#claims}
     */
    record TokenHolder(
            String issuer,
            String subject,
            TokenUse use,
            Set<String> groups,
            Set<String> scopes,
            Map<String, Object> claims)
            implements PolicyPrincipal {

        /** The user pool's id, where the issuer's URL ends with one as Cognito's do; else the issuer's whole URL. */
        public String pool() {
            return poolOf(issuer);
        }

        /** The same of an issuer. */
        public static String poolOf(String issuer) {
            String last = issuer.substring(issuer.lastIndexOf('/') + 1);
            int underscore = last.lastIndexOf('_');
            boolean isPool = underscore > 0
                    && underscore < last.length() - 1
                    && last.chars().allMatch(TokenHolder::isPartOfPoolId);
            return isPool ? last : issuer;
        }

        private static boolean isPartOfPoolId(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }
    }

    /** Somebody who signs: the session of a role, or the holder of a lasting key. */
    record KeyHolder(SignedCaller caller) implements PolicyPrincipal {}

    /** Somebody who presented nothing. */
    record Guest() implements PolicyPrincipal {}

    /** The holder of that token. */
    static PolicyPrincipal of(VerifiedJwt token) {
        return new TokenHolder(
                token.issuer(), token.subject(), token.use(), token.groups(), token.scopes(), token.claims());
    }

    /** Somebody supposed, who asks what would be decided. */
    static PolicyPrincipal of(AssumedToken token) {
        return new TokenHolder(
                token.issuer(), token.subject(), token.use(), token.groups(), token.scopes(), token.claims());
    }
}
