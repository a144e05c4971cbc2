package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;

/** Passwords and attributes of a user, through the AWS SDK. */
final class AwsSdkAccounts {
    private static final String NAME = "olga";
    private static final String FIRST = "First-Horse-1";
    private static final String SECOND = "Second-Horse-2";
    private static final String THIRD = "Third-Horse-3";

    private AwsSdkAccounts() {}

    static void run(RunningPools running, CognitoIdentityProviderClient aws, String poolId, String clientId) {
        aws.signUp(user -> user.clientId(clientId).username(NAME).password(FIRST));
        aws.adminConfirmSignUp(user -> user.userPoolId(poolId).username(NAME));
        String token = signIn(aws, clientId, FIRST);
        attributes(running, aws, poolId, token);
        aws.changePassword(
                change -> change.accessToken(token).previousPassword(FIRST).proposedPassword(SECOND));
        aws.forgotPassword(forgot -> forgot.clientId(clientId).username(NAME));
        confirm(running, aws, clientId, SECOND + "!");
        aws.adminResetUserPassword(reset -> reset.userPoolId(poolId).username(NAME));
        confirm(running, aws, clientId, THIRD);
        String last = signIn(aws, clientId, THIRD);
        aws.deleteUser(user -> user.accessToken(last));
    }

    private static void attributes(
            RunningPools running, CognitoIdentityProviderClient aws, String poolId, String token) {
        aws.updateUserAttributes(update -> update.accessToken(token)
                .userAttributes(attribute("email", "olga@example.com"), attribute("name", "Olga")));
        aws.getUserAttributeVerificationCode(code -> code.accessToken(token).attributeName("email"));
        aws.verifyUserAttribute(
                verify -> verify.accessToken(token).attributeName("email").code(running.lastCode()));
        aws.adminUpdateUserAttributes(
                update -> update.userPoolId(poolId).username(NAME).userAttributes(attribute("nickname", "ol")));
        aws.deleteUserAttributes(delete -> delete.accessToken(token).userAttributeNames("name"));
        aws.adminDeleteUserAttributes(
                delete -> delete.userPoolId(poolId).username(NAME).userAttributeNames("nickname"));
        assertThat(aws.getUser(user -> user.accessToken(token)).userAttributes())
                .extracting(AttributeType::name)
                .containsExactlyInAnyOrder("sub", "email", "email_verified");
    }

    private static void confirm(
            RunningPools running, CognitoIdentityProviderClient aws, String clientId, String password) {
        aws.confirmForgotPassword(confirm -> confirm.clientId(clientId)
                .username(NAME)
                .confirmationCode(running.lastCode())
                .password(password));
    }

    private static String signIn(CognitoIdentityProviderClient aws, String clientId, String password) {
        return aws.initiateAuth(auth -> auth.clientId(clientId)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", NAME, "PASSWORD", password)))
                .authenticationResult()
                .accessToken();
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
