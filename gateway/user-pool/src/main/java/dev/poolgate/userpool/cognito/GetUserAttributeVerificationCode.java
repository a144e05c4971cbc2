package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.AttributeCodes;
import dev.poolgate.userpool.accounts.MessageCause;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeResponse;

/** Sends a code to an email or a phone number of the user. */
final class GetUserAttributeVerificationCode
        extends CognitoOperation<GetUserAttributeVerificationCodeRequest, GetUserAttributeVerificationCodeResponse> {
    private final AccessTokens tokens;
    private final AttributeCodes codes;

    GetUserAttributeVerificationCode(AccessTokens tokens, AttributeCodes codes) {
        super(Access.PUBLIC, GetUserAttributeVerificationCodeRequest::builder);
        this.tokens = tokens;
        this.codes = codes;
    }

    @Override
    GetUserAttributeVerificationCodeResponse answer(GetUserAttributeVerificationCodeRequest request, AwsCall call) {
        AccessToken token = tokens.require(request.accessToken());
        MessageCause cause = new MessageCause(
                MessageCause.Source.VERIFY_USER_ATTRIBUTE, Optional.of(token.client()), request.clientMetadata());
        return GetUserAttributeVerificationCodeResponse.builder()
                .codeDeliveryDetails(codes.request(token.pool(), token.user(), request.attributeName(), cause))
                .build();
    }
}
