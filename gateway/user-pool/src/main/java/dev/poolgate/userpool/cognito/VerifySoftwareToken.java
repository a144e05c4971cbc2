package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.SoftwareTokens;
import dev.poolgate.userpool.signin.SoftwareTokenSetup;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

/** A user proves that an authenticator app has the secret. From then on its codes are right. */
final class VerifySoftwareToken extends CognitoOperation<VerifySoftwareTokenRequest, VerifySoftwareTokenResponse> {
    private final AccessTokens accessTokens;
    private final SecondFactors factors;
    private final SoftwareTokens tokens;
    private final SoftwareTokenSetup setup;

    VerifySoftwareToken(
            AccessTokens accessTokens, SecondFactors factors, SoftwareTokens tokens, SoftwareTokenSetup setup) {
        super(Access.PUBLIC, VerifySoftwareTokenRequest::builder);
        this.accessTokens = accessTokens;
        this.factors = factors;
        this.tokens = tokens;
        this.setup = setup;
    }

    @Override
    VerifySoftwareTokenResponse answer(VerifySoftwareTokenRequest request, AwsCall call) {
        TokenOrSession.requireOne(request.accessToken(), request.session());
        VerifySoftwareTokenResponse.Builder response =
                VerifySoftwareTokenResponse.builder().status(VerifySoftwareTokenResponseType.SUCCESS);
        Optional<String> name = Optional.ofNullable(request.friendlyDeviceName());
        if (request.session() != null) {
            TokenOrSession.requireOffered(factors.settings(setup.pool(request.session())));
            return response.session(setup.verify(request.session(), request.userCode(), name))
                    .build();
        }
        AccessToken token = accessTokens.require(request.accessToken());
        TokenOrSession.requireOffered(factors.settings(token.pool()));
        tokens.verify(token.user(), request.userCode(), name);
        return response.build();
    }
}
