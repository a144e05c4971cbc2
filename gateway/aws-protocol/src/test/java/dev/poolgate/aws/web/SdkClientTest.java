package dev.poolgate.aws.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InternalErrorException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

class SdkClientTest {
    private static final ExecutorService EXECUTOR = BlockingExecutors.bounded("aws", 4);
    private static RunningEndpoint endpoint;
    private static CognitoIdentityProviderClient guest;

    @BeforeAll
    static void start() {
        endpoint = RunningEndpoint.start(FakeServices.both(), Clock.systemUTC(), EXECUTOR);
        guest = userPools(AnonymousCredentialsProvider.create());
    }

    @AfterAll
    static void stop() {
        guest.close();
        endpoint.close();
        EXECUTOR.shutdownNow();
    }

    @Test
    void an_unsigned_call_is_answered() {
        InitiateAuthResponse response = signIn("right");

        assertThat(response.authenticationResult().accessToken()).isEqualTo("token of alice");
        assertThat(response.authenticationResult().expiresIn()).isEqualTo(3600);
        assertThat(response.hasChallengeParameters()).isTrue();
        assertThat(response.responseMetadata().requestId()).matches("[0-9a-f-]{36}");
        assertThat(response.sdkHttpResponse().firstMatchingHeader("Content-Type"))
                .hasValue("application/x-amz-json-1.1");
    }

    @Test
    void a_modelled_error_arrives_as_its_class_with_text_status_and_request_id() {
        NotAuthorizedException error = catchThrowableOfType(NotAuthorizedException.class, () -> signIn("wrong"));

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NotAuthorizedException");
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("Incorrect username or password.");
        assertThat(error.statusCode()).isEqualTo(400);
        assertThat(error.requestId()).matches("[0-9a-f-]{36}");
        assertThat(error.awsErrorDetails().rawResponse().asUtf8String())
                .isEqualTo("{\"__type\":\"NotAuthorizedException\",\"message\":\"Incorrect username or password.\"}");
        assertThat(error.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amzn-ErrorType"))
                .hasValue("NotAuthorizedException:");
        assertThat(error.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amzn-ErrorMessage"))
                .hasValue("Incorrect username or password.");
    }

    @Test
    void further_members_of_an_error_arrive_and_its_text_breaks_no_header() {
        InvalidParameterException error = catchThrowableOfType(
                InvalidParameterException.class, () -> guest.getUser(user -> user.accessToken("reason")));

        assertThat(error.reasonCode()).isEqualTo("WHY");
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo("f\u00fcr\nzwei Zeilen");
        assertThat(error.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amzn-ErrorMessage"))
                .hasValue("f?r?zwei Zeilen");
    }

    @Test
    void s67_a_fault_tells_nothing_but_its_request_id() {
        InternalErrorException error = catchThrowableOfType(InternalErrorException.class, () -> signIn("faulty"));

        assertThat(error.statusCode()).isEqualTo(500);
        assertThat(error.requestId()).matches("[0-9a-f-]{36}");
        assertThat(error.awsErrorDetails().rawResponse().asUtf8String())
                .isEqualTo("{\"__type\":\"InternalErrorException\"}");
    }

    @Test
    void an_error_without_a_class_of_its_own_keeps_its_code() {
        try (CognitoIdentityClient client = identityPools()) {
            assertThatThrownBy(() -> client.getId(id -> id.identityPoolId("us-east-1:dd")))
                    .isInstanceOfSatisfying(AwsServiceException.class, error -> {
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                        assertThat(error.statusCode()).isEqualTo(400);
                    });
        }
    }

    @Test
    void an_input_that_breaks_a_constraint_is_refused_before_the_operation_sees_it() {
        InvalidParameterException error = catchThrowableOfType(
                InvalidParameterException.class, () -> guest.initiateAuth(auth -> auth.clientId("c")));
        assertThat(error.awsErrorDetails().errorMessage())
                .isEqualTo("1 validation error detected: Value null at 'authFlow' failed to satisfy constraint: "
                        + "Member must not be null");
        assertThat(error.statusCode()).isEqualTo(400);
    }

    @Test
    void text_beyond_ascii_arrives_whole() {
        assertThat(guest.getUser(user -> user.accessToken("t"))
                        .userAttributes()
                        .get(0)
                        .value())
                .isEqualTo("\u00c5sa \ud83d\ude00");
    }

    @Test
    void a_signed_call_knows_its_principal_and_the_region_of_its_scope() {
        try (CognitoIdentityProviderClient client = userPools(key(RunningEndpoint.KEY.secretAccessKey()))) {
            CreateGroupResponse response =
                    client.createGroup(group -> group.groupName("g\u00e9").userPoolId("us-east-1_a"));
            assertThat(response.group().groupName()).isEqualTo("g\u00e9");
            assertThat(response.group().description())
                    .isEqualTo("arn:aws:iam::000000000000:root in ap-south-1 of 000000000000");
            assertThat(response.group().creationDate()).isEqualTo(FakeServices.EXPIRATION);
        }
    }

    @Test
    void a_call_without_a_signature_has_the_configured_region() {
        try (CognitoIdentityClient client = identityPools()) {
            assertThat(client.getId(id -> id.identityPoolId("us-east-1:0")).identityId())
                    .isEqualTo("eu-central-1:id");
        }
    }

    @Test
    void credentials_of_an_identity_are_answered() {
        try (CognitoIdentityClient client = identityPools()) {
            Credentials credentials = client.getCredentialsForIdentity(
                            id -> id.identityId("us-east-1:0").logins(Map.of("issuer", "token")))
                    .credentials();
            assertThat(credentials.secretKey()).isEqualTo("secret");
            assertThat(credentials.expiration()).isEqualTo(FakeServices.EXPIRATION);
        }
    }

    @Test
    void a_signed_operation_refuses_what_is_not_signed_by_a_known_key() {
        assertRefused(AnonymousCredentialsProvider.create(), "MissingAuthenticationTokenException");
        assertRefused(key("another secret"), "InvalidSignatureException");
        assertRefused(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDUNKNOWN", "s")),
                "UnrecognizedClientException");
        assertRefused(
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        RunningEndpoint.KEY.accessKeyId(), RunningEndpoint.KEY.secretAccessKey(), "not its own")),
                "UnrecognizedClientException");
    }

    @Test
    void a_session_administers_nothing_but_may_call_what_needs_no_signature() {
        AwsCredentialsProvider session = StaticCredentialsProvider.create(AwsBasicCredentials.create(
                RunningEndpoint.SESSION_KEY.accessKeyId(), RunningEndpoint.SESSION_KEY.secretAccessKey()));

        assertRefused(session, "AccessDeniedException");
        try (CognitoIdentityProviderClient client = userPools(session)) {
            assertThat(client.getUser(user -> user.accessToken("t")).username()).isEqualTo("alice");
        }
    }

    @Test
    void a_signature_out_of_time_is_refused_with_the_times() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
        try (RunningEndpoint tomorrow = RunningEndpoint.start(FakeServices.both(), late, EXECUTOR);
                CognitoIdentityProviderClient client =
                        userPools(tomorrow, key(RunningEndpoint.KEY.secretAccessKey()))) {
            assertThatThrownBy(() ->
                            client.createGroup(group -> group.groupName("g").userPoolId("us-east-1_a")))
                    .hasMessageContaining("Signature expired: ")
                    .hasMessageContaining(" is now earlier than ")
                    .hasMessageContaining(" - 5 min.)");
        }
    }

    @Test
    void an_operation_nobody_serves_is_unknown() {
        assertThatThrownBy(() -> guest.forgotPassword(forgot -> forgot.clientId("c")))
                .isInstanceOfSatisfying(AwsServiceException.class, error -> {
                    assertThat(error.statusCode()).isEqualTo(404);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                });
    }

    private static void assertRefused(AwsCredentialsProvider credentials, String code) {
        try (CognitoIdentityProviderClient client = userPools(credentials)) {
            assertThatThrownBy(() ->
                            client.createGroup(group -> group.groupName("g").userPoolId("us-east-1_a")))
                    .isInstanceOfSatisfying(AwsServiceException.class, error -> {
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
                        assertThat(error.statusCode()).isEqualTo(400);
                    });
        }
    }

    private static InitiateAuthResponse signIn(String password) {
        return guest.initiateAuth(auth -> auth.authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .clientId("c")
                .authParameters(Map.of("USERNAME", "alice", "PASSWORD", password)));
    }

    private static AwsCredentialsProvider key(String secret) {
        AwsCredentials credentials = AwsBasicCredentials.create(RunningEndpoint.KEY.accessKeyId(), secret);
        return StaticCredentialsProvider.create(credentials);
    }

    private static CognitoIdentityProviderClient userPools(AwsCredentialsProvider credentials) {
        return userPools(endpoint, credentials);
    }

    private static CognitoIdentityProviderClient userPools(RunningEndpoint at, AwsCredentialsProvider credentials) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(at.uri())
                .region(Region.AP_SOUTH_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    private static CognitoIdentityClient identityPools() {
        return CognitoIdentityClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.AP_SOUTH_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD))
                .build();
    }
}
