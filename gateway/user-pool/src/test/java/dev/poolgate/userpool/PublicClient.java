package dev.poolgate.userpool;

import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;

/** An app client without a secret, for people with a password, as a page in a browser has one. */
final class PublicClient {
    private PublicClient() {}

    /** @return its id */
    static String of(CognitoIdentityProviderClient aws, String poolId) {
        return aws.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName("web")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .userPoolClient()
                .clientId();
    }

    /** The same, with alice signed up at it and confirmed. */
    static String withAlice(CognitoIdentityProviderClient aws, String poolId, String password) {
        String clientId = of(aws, poolId);
        aws.signUp(user -> user.clientId(clientId).username("alice").password(password));
        aws.adminConfirmSignUp(user -> user.userPoolId(poolId).username("alice"));
        return clientId;
    }
}
