package dev.poolgate.identitypool.session;

import java.util.List;
import java.util.Map;

/**
 * The identity provider behind a session, for conditions to ask about.
 *
 * @param principal as a trust policy names it: {@code cognito-identity.amazonaws.com}, or the ARN of a provider
 * @param keys the condition keys it gives, for example {@code cognito-identity.amazonaws.com:sub}, {@code saml:iss}
 */
public record Federation(String principal, Map<String, List<String>> keys) {
    /** Identity pools, as a principal and as the prefix of their condition keys. */
    public static final String COGNITO = "cognito-identity.amazonaws.com";

    public Federation {
        keys = Map.copyOf(keys);
    }

    /**
     * An identity of one of our pools.
     *
     * @param amr how it was authenticated, as in the pool's own token
     */
    public static Federation cognito(String identityPoolId, String identityId, List<String> amr) {
        return new Federation(
                COGNITO,
                Map.of(
                        COGNITO + ":aud", List.of(identityPoolId),
                        COGNITO + ":sub", List.of(identityId),
                        COGNITO + ":amr", List.copyOf(amr)));
    }
}
