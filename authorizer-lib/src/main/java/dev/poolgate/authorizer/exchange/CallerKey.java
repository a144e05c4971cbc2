package dev.poolgate.authorizer.exchange;

import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.token.VerifiedJwt;

/**
 * Whose credentials these are (S33). A token counts as a whole, by its hash: so subject, session, token id and every
 * claim that may select a role or a tag are in the key, also those nobody thought of.
 *
 * @param token hash of the token; empty for guests, whom nothing tells apart
 */
record CallerKey(String identityPoolId, String issuerName, String token) {

    static CallerKey of(ExchangeRequest request) {
        return request.identity() instanceof VerifiedIdentity.TokenHolder holder
                ? ofToken(request.identityPoolId(), holder.token())
                : new CallerKey(request.identityPoolId(), "", "");
    }

    private static CallerKey ofToken(String identityPoolId, VerifiedJwt token) {
        return new CallerKey(identityPoolId, token.issuerName(), token.digest());
    }
}
