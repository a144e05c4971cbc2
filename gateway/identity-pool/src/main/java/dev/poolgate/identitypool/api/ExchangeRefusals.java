package dev.poolgate.identitypool.api;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.identitypool.exchange.Refusal;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;

/** Refused exchanges as the API's exceptions. */
final class ExchangeRefusals {

    private ExchangeRefusals() {}

    static CognitoIdentityException of(ExchangeResult.Refused refused) {
        Refusal refusal = Refusal.ofCode(refused.code()).orElseThrow();
        return switch (refusal) {
            case NO_ROLE -> Refusals.noRole();
            case AMBIGUOUS_ROLE, CUSTOM_ROLE_NOT_ALLOWED ->
                Refusals.notAuthorized("Token is not authorized to assume a role of this identity pool.");
            case NO_GUESTS -> Refusals.noGuests();
            case UNKNOWN_POOL, UNTRUSTED_PROVIDER, REVOKED ->
                throw new IllegalStateException("refusal `" + refused.code() + "` does not arise at the api");
        };
    }
}
