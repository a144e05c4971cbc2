package dev.poolgate.aws.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolgate.authorizer.sign.AccessKey;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;

/** The AWS SDK's clients of the Query protocol against the endpoint. */
class QueryClientTest {
    private static final ExecutorService EXECUTOR = BlockingExecutors.bounded("aws", 4);
    private static final String ROLE = "arn:aws:iam::000000000000:role/r";
    private static RunningEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = RunningEndpoint.start(QueryServices.both(), Clock.systemUTC(), EXECUTOR);
    }

    @AfterAll
    static void stop() {
        endpoint.close();
        EXECUTOR.shutdownNow();
    }

    @Test
    void an_unsigned_call_is_answered_with_text_numbers_and_dates() {
        AssumeRoleWithWebIdentityResponse response = assume(
                input -> input.policyArns(policy("arn:aws:iam::aws:policy/A"), policy("arn:aws:iam::aws:policy/B"))
                        .durationSeconds(900));

        assertThat(response.subjectFromWebIdentityToken()).isEqualTo("session");
        assertThat(response.audience()).isEqualTo("arn:aws:iam::aws:policy/A,arn:aws:iam::aws:policy/B");
        assertThat(response.packedPolicySize()).isEqualTo(900);
        assertThat(response.provider()).isEqualTo("<&>\r\n\ufffd \ud83d\ude00");
        assertThat(response.credentials().expiration())
                .isEqualTo(QueryServices.EXPIRATION.truncatedTo(ChronoUnit.SECONDS));
        assertThat(response.responseMetadata().requestId()).matches("[0-9a-f-]{36}");
        assertThat(response.sdkHttpResponse().firstMatchingHeader("Content-Type"))
                .hasValue("text/xml");
        assertThat(response.sdkHttpResponse().firstMatchingHeader("x-amzn-RequestId"))
                .hasValue(response.responseMetadata().requestId());
    }

    @ParameterizedTest
    @CsvSource({
        "expired, ExpiredTokenException, 400, ExpiredTokenException",
        "forged, InvalidIdentityToken, 400, InvalidIdentityTokenException",
        "silent, IDPCommunicationError, 400, IdpCommunicationErrorException",
        "denied, AccessDenied, 403, StsException",
    })
    void errors_have_the_codes_of_the_wire_and_arrive_as_their_classes(
            String token, String code, int status, String type) {
        AwsServiceException error =
                catchThrowableOfType(AwsServiceException.class, () -> assume(input -> input.webIdentityToken(token)));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.statusCode()).isEqualTo(status);
        assertThat(error.getClass().getSimpleName()).isEqualTo(type);
        assertThat(error.requestId()).matches("[0-9a-f-]{36}");
    }

    @Test
    void s67_a_fault_tells_nothing_but_its_request_id() {
        AwsServiceException error = catchThrowableOfType(
                AwsServiceException.class, () -> assume(input -> input.webIdentityToken("faulty")));
        assertThat(error.statusCode()).isEqualTo(500);
        assertThat(error.awsErrorDetails().rawResponse().asUtf8String())
                .isEqualTo(
                        "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Receiver</Type>"
                                + "<Code>InternalFailure</Code></Error><RequestId>" + error.requestId()
                                + "</RequestId></ErrorResponse>");
    }

    @Test
    void a_broken_constraint_is_told_as_aws_tells_it() {
        assertValidationError(
                input -> input.roleArn("x"),
                "1 validation error detected: Value 'x' at 'roleArn' failed to satisfy constraint: Member must have "
                        + "length greater than or equal to 20");
        assertValidationError(
                input -> input.roleSessionName("Session1:2"),
                "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        assertValidationError(
                input -> input.policyArns(policy("short")),
                "1 validation error detected: Value 'short' at 'policyArns.1.member.arn' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 20");
        assertValidationError(
                input -> input.webIdentityToken("abc"),
                "1 validation error detected: Value at 'webIdentityToken' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 4");
    }

    @Test
    void any_signer_may_ask_who_it_is() {
        try (StsClient keys = sts(RunningEndpoint.KEY);
                StsClient session = sts(RunningEndpoint.SESSION_KEY)) {
            GetCallerIdentityResponse administrator = keys.getCallerIdentity();
            assertThat(administrator.arn()).isEqualTo("arn:aws:iam::000000000000:root");
            assertThat(administrator.userId()).isEqualTo("AKIDEXAMPLE");
            assertThat(administrator.account()).isEqualTo("000000000000");

            assertThat(session.getCallerIdentity().arn())
                    .isEqualTo("arn:aws:sts::000000000000:assumed-role/guest/session");
            assertThat(session.getCallerIdentity().userId()).isEqualTo("AROAEXAMPLE:session");
        }
    }

    @Test
    void a_session_that_is_over_is_told_so() {
        try (StsClient over = sts(RunningEndpoint.OVER_KEY)) {
            assertThatThrownBy(over::getCallerIdentity).isInstanceOfSatisfying(AwsServiceException.class, error -> {
                assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken");
                assertThat(error.statusCode()).isEqualTo(403);
            });
        }
    }

    @Test
    void holders_of_temporary_credentials_administer_nothing() {
        try (IamClient iam = iam(RunningEndpoint.SESSION_KEY)) {
            assertThatThrownBy(() -> iam.deleteRole(role -> role.roleName("r")))
                    .isInstanceOfSatisfying(IamException.class, error -> {
                        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                        assertThat(error.awsErrorDetails().errorMessage())
                                .isEqualTo("User: arn:aws:sts::000000000000:assumed-role/guest/session is not"
                                        + " authorized to perform: iam:DeleteRole");
                        assertThat(error.statusCode()).isEqualTo(403);
                    });
        }
    }

    @Test
    void signatures_are_refused_with_the_codes_of_sts() {
        AccessKey wrong = new AccessKey(RunningEndpoint.KEY.accessKeyId(), "another secret", "");
        AccessKey unknown = new AccessKey("AKIDNOBODY", "a secret", "");
        try (StsClient mismatch = sts(wrong);
                StsClient nobody = sts(unknown)) {
            assertCode(mismatch::getCallerIdentity, "SignatureDoesNotMatch", 403);
            assertCode(nobody::getCallerIdentity, "InvalidClientTokenId", 403);
        }
    }

    @Test
    void structures_and_lists_go_both_ways() {
        try (IamClient iam = iam(RunningEndpoint.KEY)) {
            Role role = iam.createRole(input -> input.roleName("reader")
                            .assumeRolePolicyDocument("{}")
                            .description("r\u00e9ads\t& more")
                            .maxSessionDuration(3600)
                            .tags(
                                    Tag.builder().key("a").value("1").build(),
                                    Tag.builder().key("b").value("").build()))
                    .role();
            assertThat(role.description()).isEqualTo("r\u00e9ads\t& more");
            assertThat(role.maxSessionDuration()).isEqualTo(3600);
            assertThat(role.tags()).extracting(Tag::key).containsExactly("a", "b");
            assertThat(iam.deleteRole(input -> input.roleName("reader"))
                            .sdkHttpResponse()
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_error_of_iam_has_the_status_that_its_model_gives() {
        try (IamClient iam = iam(RunningEndpoint.KEY)) {
            NoSuchEntityException error =
                    catchThrowableOfType(NoSuchEntityException.class, () -> iam.getRole(role -> role.roleName("r")));
            assertThat(error.statusCode()).isEqualTo(404);
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NoSuchEntity");
            assertThat(error.awsErrorDetails().rawResponse().asUtf8String())
                    .startsWith("<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">");
        }
    }

    private static PolicyDescriptorType policy(String arn) {
        return PolicyDescriptorType.builder().arn(arn).build();
    }

    private static void assertValidationError(
            Consumer<AssumeRoleWithWebIdentityRequest.Builder> change, String message) {
        AwsServiceException error = catchThrowableOfType(AwsServiceException.class, () -> assume(change));
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
        assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
        assertThat(error.statusCode()).isEqualTo(400);
    }

    private static void assertCode(ThrowingCallable call, String code, int status) {
        AwsServiceException error = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.statusCode()).isEqualTo(status);
    }

    private static AssumeRoleWithWebIdentityResponse assume(Consumer<AssumeRoleWithWebIdentityRequest.Builder> change) {
        try (StsClient sts = sts(RunningEndpoint.KEY)) {
            return sts.assumeRoleWithWebIdentity(input ->
                    change.accept(input.roleArn(ROLE).roleSessionName("session").webIdentityToken("token")));
        }
    }

    private static StsClient sts(AccessKey key) {
        return client(StsClient.builder().httpClient(UrlConnectionHttpClient.create()), key)
                .build();
    }

    private static IamClient iam(AccessKey key) {
        return client(IamClient.builder().httpClient(UrlConnectionHttpClient.create()), key)
                .build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B client(B builder, AccessKey key) {
        return builder.endpointOverride(endpoint.uri())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(Duration.ofSeconds(20)));
    }
}
