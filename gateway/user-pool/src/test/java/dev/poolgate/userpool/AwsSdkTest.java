package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.poolgate.aws.Operation;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** The AWS SDK for Java, through every operation, against a real server. */
final class AwsSdkTest {
    private static final String PASSWORD = "Correct-Horse-7";
    /** Called by the tests named beside them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "GetTokensFromRefreshToken", // AwsSdkRefreshTest
            "StartWebAuthnRegistration", // AwsSdkPasskeysTest, and those below
            "CompleteWebAuthnRegistration",
            "ListWebAuthnCredentials",
            "DeleteWebAuthnCredential",
            "CreateUserPoolReplica", // AwsSdkSettings: called, and refused as AWS does
            "UpdateUserPoolReplica",
            "DeleteUserPoolReplica",
            "GetProvisionedLimit",
            "UpdateProvisionedLimit",
            "UpdateAuthEventFeedback");

    private static final Set<String> CALLED = Collections.synchronizedSet(new TreeSet<>());
    private static RunningPools running;
    private static CognitoIdentityProviderClient aws;

    @BeforeAll
    static void start() {
        running = new RunningPools();
        aws = running.aws(new CallRecorder());
    }

    @AfterAll
    static void stop() {
        aws.close();
        running.close();
    }

    @Test
    void every_operation_is_called_through_the_life_of_a_user() throws Exception {
        String poolId = pool();
        String clientId = client(poolId);
        signUp(poolId, clientId);
        AuthenticationResultType tokens = signIn(poolId, clientId);
        groups(poolId, clientId);
        invite(poolId, clientId);
        AwsSdkProviders.run(aws, poolId);
        updates();
        AwsSdkAccounts.run(running, aws, poolId, clientId);
        AwsSdkDevices.run(aws);
        AwsSdkMfa.run(aws);
        AwsSdkSettings.run(aws);
        AwsSdkImports.run(running, aws);
        signOut(poolId, clientId, tokens);
        disableAndDelete(poolId, clientId);

        Set<String> offered = running.pools.service().operations().stream()
                .map(Operation::name)
                .collect(Collectors.toCollection(TreeSet::new));
        offered.removeAll(ELSEWHERE);
        assertThat(CALLED).isEqualTo(offered);
    }

    @Test
    void the_captures_of_aws_are_reproduced() {
        String poolId = aws.createUserPool(pool -> pool.poolName("captured")
                        .usernameAttributes(UsernameAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
                .userPool()
                .id();
        String clientId = client(poolId);

        var signUp = aws.signUp(user -> user.clientId(clientId)
                .username("fixture@example.com")
                .password("Fixture1!Aa")
                .userAttributes(
                        attribute("email", "fixture@example.com"),
                        attribute("phone_number", "+5215555555555"),
                        attribute("given_name", "Fixture"),
                        attribute("family_name", "User")));
        assertThat(signUp.userConfirmed()).isFalse();
        assertThat(signUp.codeDeliveryDetails().destination()).isEqualTo("f***@e***");
        assertThat(signUp.codeDeliveryDetails().deliveryMediumAsString()).isEqualTo("EMAIL");
        assertError(
                () -> aws.signUp(user ->
                        user.clientId(clientId).username("fixture@example.com").password("Fixture1!Aa")),
                UsernameExistsException.class,
                "User already exists");
        assertError(
                () -> aws.confirmSignUp(code ->
                        code.clientId(clientId).username("fixture@example.com").confirmationCode(wrongCode())),
                CodeMismatchException.class,
                "Invalid verification code provided, please try again.");
        assertThat(aws.resendConfirmationCode(code -> code.clientId(clientId).username("fixture@example.com"))
                        .codeDeliveryDetails())
                .isEqualTo(signUp.codeDeliveryDetails());
        assertError(
                () -> aws.resendConfirmationCode(code -> code.clientId(clientId).username("nobody@example.com")),
                UserNotFoundException.class,
                "Username/client id combination not found.");
        assertError(
                () -> aws.forgotPassword(forgot -> forgot.clientId(clientId).username("nobody@example.com")),
                UserNotFoundException.class,
                "Username/client id combination not found.");
        String srp = aws.createUserPoolClient(
                        client -> client.userPoolId(poolId).clientName("srp"))
                .userPoolClient()
                .clientId();
        assertError(
                () -> aws.initiateAuth(auth -> auth.clientId(srp)
                        .authFlow(AuthFlowType.USER_SRP_AUTH)
                        .authParameters(Map.of("USERNAME", "nobody@example.com", "SRP_A", "a".repeat(526)))),
                UserNotFoundException.class,
                "User does not exist.");
    }

    @Test
    void inputs_against_awss_model_are_refused_by_the_endpoint() {
        assertThatThrownBy(() -> aws.createUserPool(pool -> pool.poolName("p")
                        .policies(policies -> policies.passwordPolicy(password -> password.minimumLength(5)))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("minimumLength");
    }

    private static String pool() {
        String poolId = aws.createUserPool(
                        pool -> pool.poolName("staff").autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
                .userPool()
                .id();
        assertThat(poolId).startsWith("ap-south-1_");
        assertThat(aws.describeUserPool(pool -> pool.userPoolId(poolId))
                        .userPool()
                        .name())
                .isEqualTo("staff");
        assertThat(aws.listUserPools(pools -> pools.maxResults(60)).userPools())
                .anyMatch(pool -> pool.id().equals(poolId));
        return poolId;
    }

    private static String client(String poolId) {
        String clientId = aws.createUserPoolClient(client -> client.userPoolId(poolId)
                        .clientName("web")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .userPoolClient()
                .clientId();
        assertThat(aws.describeUserPoolClient(
                                client -> client.userPoolId(poolId).clientId(clientId))
                        .userPoolClient()
                        .clientName())
                .isEqualTo("web");
        assertThat(aws.listUserPoolClients(clients -> clients.userPoolId(poolId))
                        .userPoolClients())
                .hasSize(1);
        return clientId;
    }

    private static void signUp(String poolId, String clientId) {
        aws.signUp(user -> user.clientId(clientId)
                .username("alice")
                .password(PASSWORD)
                .userAttributes(attribute("email", "alice@example.com")));
        aws.resendConfirmationCode(code -> code.clientId(clientId).username("alice"));
        aws.confirmSignUp(code -> code.clientId(clientId).username("alice").confirmationCode(running.lastCode()));
        aws.signUp(user -> user.clientId(clientId).username("bob").password(PASSWORD));
        aws.adminConfirmSignUp(user -> user.userPoolId(poolId).username("bob"));
        assertThat(aws.adminGetUser(user -> user.userPoolId(poolId).username("bob"))
                        .userStatus())
                .isEqualTo(UserStatusType.CONFIRMED);
    }

    private static AuthenticationResultType signIn(String poolId, String clientId) throws Exception {
        InitiateAuthResponse signedIn = aws.initiateAuth(auth -> auth.clientId(clientId)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", "alice", "PASSWORD", PASSWORD)));
        AuthenticationResultType tokens = signedIn.authenticationResult();
        JWTClaimsSet id = verified(poolId, tokens.idToken());
        assertThat(id.getAudience()).containsExactly(clientId);
        assertThat(id.getBooleanClaim("email_verified")).isTrue();
        assertThat(verified(poolId, tokens.accessToken()).getStringClaim("client_id"))
                .isEqualTo(clientId);
        assertThat(aws.getUser(user -> user.accessToken(tokens.accessToken())).username())
                .isEqualTo("alice");
        AdminInitiateAuthResponse refreshed = aws.adminInitiateAuth(auth -> auth.userPoolId(poolId)
                .clientId(clientId)
                .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken())));
        assertThat(refreshed.authenticationResult().idToken()).isNotEmpty();
        return tokens;
    }

    private static void updates() {
        String poolId =
                aws.createUserPool(pool -> pool.poolName("changing")).userPool().id();
        String clientId = client(poolId);
        aws.updateUserPool(pool -> pool.userPoolId(poolId).poolName("changed"));
        aws.addCustomAttributes(schema -> schema.userPoolId(poolId)
                .customAttributes(SchemaAttributeType.builder().name("badge").build()));
        aws.updateUserPoolClient(
                client -> client.userPoolId(poolId).clientId(clientId).refreshTokenValidity(1));
        assertThat(aws.describeUserPool(pool -> pool.userPoolId(poolId))
                        .userPool()
                        .schemaAttributes())
                .anyMatch(attribute -> attribute.name().equals("custom:badge"));
    }

    private static void groups(String poolId, String clientId) {
        aws.createGroup(group -> group.userPoolId(poolId).groupName("admins").precedence(0));
        assertThat(aws.getGroup(group -> group.userPoolId(poolId).groupName("admins"))
                        .group()
                        .precedence())
                .isZero();
        assertThat(aws.listGroups(groups -> groups.userPoolId(poolId)).groups()).hasSize(1);
        aws.adminAddUserToGroup(
                member -> member.userPoolId(poolId).groupName("admins").username("alice"));
        assertThat(aws.adminListGroupsForUser(
                                groups -> groups.userPoolId(poolId).username("alice"))
                        .groups())
                .hasSize(1);
        assertThat(aws.listUsersInGroupPaginator(list -> list.userPoolId(poolId).groupName("admins")).stream()
                        .flatMap(page -> page.users().stream()))
                .hasSize(1);
        assertThat(aws.listUsersPaginator(list -> list.userPoolId(poolId).filter("username ^= \"al\"")).stream()
                        .flatMap(page -> page.users().stream()))
                .hasSize(1);
        aws.adminRemoveUserFromGroup(
                member -> member.userPoolId(poolId).groupName("admins").username("alice"));
        aws.updateGroup(group -> group.userPoolId(poolId).groupName("admins").precedence(1));
        aws.createGroup(group -> group.userPoolId(poolId).groupName("passing"));
        aws.deleteGroup(group -> group.userPoolId(poolId).groupName("passing"));
        assertThat(clientId).isNotEmpty();
    }

    private static void invite(String poolId, String clientId) {
        aws.adminCreateUser(user -> user.userPoolId(poolId)
                .username("carol")
                .temporaryPassword("Temporary-1!")
                .messageAction(MessageActionType.SUPPRESS));
        answer(poolId, clientId, "carol", true);
        aws.adminSetUserPassword(
                user -> user.userPoolId(poolId).username("carol").password("Temporary-1!"));
        answer(poolId, clientId, "carol", false);
    }

    private static void answer(String poolId, String clientId, String name, boolean admin) {
        String session = aws.initiateAuth(auth -> auth.clientId(clientId)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", "Temporary-1!")))
                .session();
        Map<String, String> responses = Map.of("USERNAME", name, "NEW_PASSWORD", PASSWORD);
        AuthenticationResultType tokens = admin
                ? aws.adminRespondToAuthChallenge(answer -> answer.userPoolId(poolId)
                                .clientId(clientId)
                                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                                .session(session)
                                .challengeResponses(responses))
                        .authenticationResult()
                : aws.respondToAuthChallenge(answer -> answer.clientId(clientId)
                                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                                .session(session)
                                .challengeResponses(responses))
                        .authenticationResult();
        assertThat(tokens.refreshToken()).isNotEmpty();
    }

    private static void signOut(String poolId, String clientId, AuthenticationResultType tokens) {
        aws.globalSignOut(out -> out.accessToken(tokens.accessToken()));
        assertError(
                () -> aws.getUser(user -> user.accessToken(tokens.accessToken())),
                NotAuthorizedException.class,
                "Access Token has been revoked");
        aws.adminUserGlobalSignOut(out -> out.userPoolId(poolId).username("bob"));
        aws.revokeToken(token -> token.clientId(clientId).token(tokens.refreshToken()));
        assertError(
                () -> aws.initiateAuth(auth -> auth.clientId(clientId)
                        .authFlow(AuthFlowType.REFRESH_TOKEN_AUTH)
                        .authParameters(Map.of("REFRESH_TOKEN", tokens.refreshToken()))),
                NotAuthorizedException.class,
                "Refresh Token has been revoked");
    }

    private static void disableAndDelete(String poolId, String clientId) {
        aws.adminDisableUser(user -> user.userPoolId(poolId).username("bob"));
        assertThat(aws.adminGetUser(user -> user.userPoolId(poolId).username("bob"))
                        .enabled())
                .isFalse();
        aws.adminEnableUser(user -> user.userPoolId(poolId).username("bob"));
        aws.adminDeleteUser(user -> user.userPoolId(poolId).username("bob"));
        aws.deleteUserPoolClient(client -> client.userPoolId(poolId).clientId(clientId));
        aws.deleteUserPool(pool -> pool.userPoolId(poolId));
    }

    /** Verified by another library's own fetching of the published keys. */
    private static JWTClaimsSet verified(String poolId, String token) throws Exception {
        URI keys = URI.create(running.pools.issuer(poolId) + "/.well-known/jwks.json");
        DefaultJWTProcessor<com.nimbusds.jose.proc.SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, JWKSourceBuilder.create(keys.toURL()).build()));
        JWTClaimsSet claims = processor.process(token, null);
        assertThat(claims.getIssuer()).isEqualTo(running.uri() + "/" + poolId);
        return claims;
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    private static String wrongCode() {
        return running.lastCode().equals("000000") ? "000001" : "000000";
    }

    private static void assertError(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
            Class<? extends AwsServiceException> type,
            String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, error -> {
            assertThat(error).isInstanceOf(type);
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
            assertThat(error.statusCode()).isEqualTo(400);
        });
    }

    private static final class CallRecorder implements ExecutionInterceptor {
        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            CALLED.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }
}
