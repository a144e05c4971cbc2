package dev.poolgate.identitypool.api;

import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.identitypool.exchange.Refusal;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;

/** Refused exchanges as the API's exceptions. */
final class ExchangeRefusals {

    private ExchangeRefusals() {}

    static CognitoIdentityException of(ExchangeResult.Refused refused) {
        Refusal refusal = Refusal.ofCode(refused.code());
        return switch (refusal) {
            case ROLE_MISSING, ROLE_REFUSED -> Refusals.noRole();
            case ROLE_AMBIGUOUS, ROLE_CUSTOM_ROLE, TAG_NOT_ALLOWED ->
                Refusals.notAuthorized("Token is not authorized to assume a role of this identity pool.");
            case GUESTS_NOT_ADMITTED -> Refusals.noGuests();
            case IDENTITY_POOL_UNKNOWN, PROVIDER_UNTRUSTED, SUBJECT_UNUSABLE, TOKEN_REVOKED ->
                throw new IllegalStateException("refusal `" + refused.code() + "` does not arise at the api");
        };
    }
}
