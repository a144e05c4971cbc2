package dev.poolgate.authorizer.signed;

import dev.poolgate.authorizer.iam.IamContext;
import java.util.List;
import java.util.Optional;

/**
 * What a session tells of the identity pool it comes from, as API Gateway passes it on in
 * {@code requestContext.identity}.
 *
 * @param id {@code cognitoIdentityId}
 * @param poolId {@code cognitoIdentityPoolId}
 * @param type {@code cognitoAuthenticationType}: {@code authenticated} or {@code unauthenticated}
 * @param provider {@code cognitoAuthenticationProvider}; empty for a guest
 */
public record CognitoIdentity(String id, String poolId, String type, Optional<String> provider) {
    private static final String PREFIX = "cognito-identity.amazonaws.com:";

    /** Empty where the session comes from elsewhere. */
    public static Optional<CognitoIdentity> of(SignedCaller caller) {
        IamContext context = caller.context();
        List<String> amr = context.find(PREFIX + "amr").orElse(List.of());
        return first(context, "sub").flatMap(id -> first(context, "aud")
                .filter(pool -> !amr.isEmpty())
                .map(pool -> new CognitoIdentity(id, pool, amr.get(0), provider(amr))));
    }

    boolean isGuest() {
        return type.equals("unauthenticated");
    }

    /** The second and the third entry with a comma between. */
    private static Optional<String> provider(List<String> amr) {
        return amr.size() < 2
                ? Optional.empty()
                : Optional.of(String.join(",", amr.subList(1, Math.min(3, amr.size()))));
    }

    private static Optional<String> first(IamContext context, String key) {
        return context.find(PREFIX + key).flatMap(values -> values.stream().findFirst());
    }
}
