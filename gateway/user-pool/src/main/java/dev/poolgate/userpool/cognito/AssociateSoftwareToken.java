package dev.poolgate.userpool.cognito;

import dev.poolgate.aws.AwsCall;
import dev.poolgate.userpool.accounts.SecondFactors;
import dev.poolgate.userpool.accounts.SoftwareTokens;
import dev.poolgate.userpool.passwords.Totp;
import dev.poolgate.userpool.signin.SoftwareTokenSetup;
import dev.poolgate.userpool.tokens.AccessToken;
import dev.poolgate.userpool.tokens.AccessTokens;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;

/** Makes the secret for an authenticator app of a user who is signed in, or who has to set one up to be. */
final class AssociateSoftwareToken
        extends CognitoOperation<AssociateSoftwareTokenRequest, AssociateSoftwareTokenResponse> {
    private final AccessTokens accessTokens;
    private final SecondFactors factors;
    private final SoftwareTokens tokens;
    private final SoftwareTokenSetup setup;

    AssociateSoftwareToken(
            AccessTokens accessTokens, SecondFactors factors, SoftwareTokens tokens, SoftwareTokenSetup setup) {
        super(Access.PUBLIC, AssociateSoftwareTokenRequest::builder);
        this.accessTokens = accessTokens;
        this.factors = factors;
        this.tokens = tokens;
        this.setup = setup;
    }

    @Override
    AssociateSoftwareTokenResponse answer(AssociateSoftwareTokenRequest request, AwsCall call) {
        TokenOrSession.requireOne(request.accessToken(), request.session());
        if (request.session() != null) {
            return inSignIn(request.session());
        }
        AccessToken token = accessTokens.require(request.accessToken());
        TokenOrSession.requireOffered(factors.settings(token.pool()));
        return AssociateSoftwareTokenResponse.builder()
                .secretCode(Totp.base32(tokens.associate(token.user())))
                .build();
    }

    private AssociateSoftwareTokenResponse inSignIn(String session) {
        TokenOrSession.requireOffered(factors.settings(setup.pool(session)));
        SoftwareTokenSetup.Associated associated = setup.associate(session);
        return AssociateSoftwareTokenResponse.builder()
                .secretCode(associated.secret())
                .session(associated.session())
                .build();
    }
}
