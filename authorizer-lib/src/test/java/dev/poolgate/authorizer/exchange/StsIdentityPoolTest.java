package dev.poolgate.authorizer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.fixture.RecordingServer;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.token.VerifiedJwt;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Through the AWS SDK's client, at a server that answers as STS does. */
class StsIdentityPoolTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/Reader";
    private static final StsSession SESSION = new StsSession(Duration.ofHours(1), Optional.empty());
    private static final String GRANTED = """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult>
                <SubjectFromWebIdentityToken>subject-told-by-sts</SubjectFromWebIdentityToken>
                <Audience>client</Audience>
                <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/Reader/alice</Arn>
                  <AssumedRoleId>AROAEXAMPLE:alice</AssumedRoleId></AssumedRoleUser>
                <Credentials><SessionToken>session</SessionToken><SecretAccessKey>secret</SecretAccessKey>
                  <Expiration>2026-12-24T23:00:23Z</Expiration><AccessKeyId>ASIAEXAMPLE</AccessKeyId></Credentials>
              </AssumeRoleWithWebIdentityResult>
              <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
            </AssumeRoleWithWebIdentityResponse>""";
    private static final String AS_MINIO_ANSWERS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult><AssumedRoleUser><Arn></Arn><AssumeRoleId></AssumeRoleId></AssumedRoleUser>
                <Credentials><AccessKeyId>MINIOKEY</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
                  <Expiration>2026-12-24T23:00:23Z</Expiration><SessionToken>session</SessionToken></Credentials>
              </AssumeRoleWithWebIdentityResult><ResponseMetadata/>
            </AssumeRoleWithWebIdentityResponse>""";

    /** One for all tests: it takes two seconds to close. */
    private static final SdkAsyncHttpClient HTTP = NettyNioAsyncHttpClient.create();

    private final SettableClock clock = SettableClock.atSomeTime();
    private final VerifiedJwt alice = Callers.alice(clock);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final RecordingServer server = new RecordingServer();
    private final StsAsyncClient client = StsAsyncClient.builder()
            .endpointOverride(URI.create(server.url()))
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(HTTP)
            .overrideConfiguration(override ->
                    override.retryStrategy(retry -> retry.maxAttempts(1)).apiCallTimeout(Duration.ofSeconds(5)))
            .build();

    @AfterAll
    static void closeHttp() {
        HTTP.close();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void the_callers_token_is_exchanged_for_the_role() {
        answer(200, GRANTED);

        ExchangeResult.Granted granted = (ExchangeResult.Granted) exchange(pool(SESSION, role(ROLE)), alice);

        assertThat(granted.credentials().accessKeyId()).isEqualTo("ASIAEXAMPLE");
        assertThat(granted.credentials().secretAccessKey()).isEqualTo("secret");
        assertThat(granted.credentials().sessionToken()).isEqualTo("session");
        assertThat(granted.credentials().expiration()).isEqualTo(Instant.parse("2026-12-24T23:00:23Z"));
        assertThat(granted.identityId()).isEqualTo("subject-told-by-sts");
        assertThat(granted.roleArn()).isEqualTo(ROLE);
        assertThat(sent())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Action",
                        "AssumeRoleWithWebIdentity",
                        "Version",
                        "2011-06-15",
                        "RoleArn",
                        ROLE,
                        "RoleSessionName",
                        alice.subject(),
                        "WebIdentityToken",
                        alice.compact(),
                        "DurationSeconds",
                        "3600"));
    }

    @Test
    void without_roles_no_role_is_sent_and_an_answer_that_tells_little_is_enough() {
        answer(200, AS_MINIO_ANSWERS);

        ExchangeResult.Granted granted = (ExchangeResult.Granted) exchange(pool(SESSION, Optional.empty()), alice);

        assertThat(sent()).doesNotContainKey("RoleArn");
        assertThat(granted.credentials().accessKeyId()).isEqualTo("MINIOKEY");
        assertThat(granted.identityId()).isEqualTo(alice.subject());
        assertThat(granted.roleArn()).isEmpty();
    }

    @Test
    void s39_the_session_policy_goes_with_every_exchange() {
        answer(200, GRANTED);
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

        exchange(pool(new StsSession(Duration.ofMinutes(15), Optional.of(policy)), role(ROLE)), alice);

        assertThat(sent()).containsEntry("Policy", policy).containsEntry("DurationSeconds", "900");
    }

    @Test
    void s64_no_subject_writes_into_the_request() {
        answer(200, GRANTED);
        VerifiedJwt crafted = Callers.verified(TokenText.cognitoAccess(clock).claim("sub", "a\r\nb&Policy=x"), clock);

        exchange(pool(SESSION, role(ROLE)), crafted);

        assertThat(sent()).doesNotContainKey("Policy").hasEntrySatisfying("RoleSessionName", name -> assertThat(name)
                .matches("sha256=[A-Za-z0-9_-]{43}"));
    }

    @Test
    void the_role_follows_from_verified_claims() {
        answer(200, GRANTED);
        RoleRule sales = new RoleRule("custom:dept", ClaimMatch.EQUALS, "sales", ROLE + "/Sales");
        RoleResolver rules = new RoleResolver(
                Optional.of(ROLE),
                Optional.empty(),
                Map.of("pool", new RoleMapping.FromRules(List.of(sales), AmbiguousRole.DENY)));
        VerifiedJwt seller = Callers.verified(TokenText.cognitoAccess(clock).claim("custom:dept", "sales"), clock);

        exchange(pool(SESSION, Optional.of(rules)), seller);

        assertThat(sent()).containsEntry("RoleArn", ROLE + "/Sales");
        received.clear();
        assertThat(codeOf(exchange(pool(SESSION, Optional.of(rules)), alice))).isEqualTo("role_ambiguous");
        assertThat(received).isEmpty();
    }

    @Test
    void a_guest_has_no_token_and_is_refused_without_a_call() {
        ExchangeResult result = pool(SESSION, role(ROLE))
                .exchange(new ExchangeRequest("sts", new VerifiedIdentity.Guest()))
                .toCompletableFuture()
                .join();

        assertThat(codeOf(result)).isEqualTo("identity_guest");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredTokenException, identity_token_expired",
        "400, ExpiredToken, identity_token_expired",
        "400, InvalidIdentityToken, identity_token_invalid",
        "400, InvalidParameterValue, identity_token_invalid",
        "403, IDPRejectedClaim, identity_claim_rejected",
        "403, AccessDenied, identity_not_authorized"
    })
    void what_is_about_the_caller_is_a_refusal(int status, String error, String code) {
        answer(status, problem(error));
        assertThat(codeOf(exchange(pool(SESSION, role(ROLE)), alice))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "400, MalformedPolicyDocument",
        "400, PackedPolicyTooLarge",
        "400, ValidationError",
        "403, RegionDisabledException"
    })
    void what_is_about_the_configuration_is_a_fault_that_stays(int status, String error) {
        answer(status, problem(error));
        assertThatThrownBy(() -> exchange(pool(SESSION, role(ROLE)), alice)).hasCauseInstanceOf(StsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_service_in_trouble_is_a_fault_that_may_pass(int status) {
        answer(status, "<html>trouble</html>");
        assertThatThrownBy(() -> exchange(pool(SESSION, role(ROLE)), alice)).hasCauseInstanceOf(RetryableFault.class);
    }

    @Test
    void a_service_that_throttles_or_cannot_be_reached_may_be_asked_again() {
        answer(400, problem("Throttling"));
        assertThatThrownBy(() -> exchange(pool(SESSION, role(ROLE)), alice)).hasCauseInstanceOf(RetryableFault.class);
        server.close();
        assertThatThrownBy(() -> exchange(pool(SESSION, role(ROLE)), alice))
                .hasCauseInstanceOf(RetryableFault.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void an_answer_that_is_none_is_a_fault() {
        answer(200, "<html>welcome</html>");
        assertThatThrownBy(() -> exchange(pool(SESSION, role(ROLE)), alice)).isNotNull();
        answer(200, "not xml");
        assertThatThrownBy(() -> exchange(pool(SESSION, role(ROLE)), alice))
                .hasCauseInstanceOf(SdkClientException.class);
    }

    @Test
    void sessions_are_as_sts_allows_them() {
        new StsSession(Duration.ofMinutes(15), Optional.of("x".repeat(2048)));
        new StsSession(Duration.ofHours(12), Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StsSession(Duration.ofMinutes(15).minusNanos(1), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StsSession(Duration.ofHours(12).plusNanos(1), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StsSession(Duration.ofHours(1), Optional.of("x".repeat(2049))));
        assertThatIllegalArgumentException().isThrownBy(() -> new StsSession(Duration.ofHours(1), Optional.of(" ")));
    }

    private StsIdentityPool pool(StsSession session, Optional<RoleResolver> roles) {
        return new StsIdentityPool(client, session, roles);
    }

    private static Optional<RoleResolver> role(String arn) {
        return Optional.of(new RoleResolver(Optional.of(arn), Optional.empty(), Map.of()));
    }

    private static ExchangeResult exchange(IdentityPool pool, VerifiedJwt token) {
        return pool.exchange(new ExchangeRequest("sts", new VerifiedIdentity.TokenHolder(token)))
                .toCompletableFuture()
                .join();
    }

    private static String codeOf(ExchangeResult result) {
        return result.fold(granted -> "granted", ExchangeResult.Refused::code);
    }

    private void answer(int status, String body) {
        server.answer("/", exchange -> {
            assertUnsigned(exchange);
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            RecordingServer.send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void assertUnsigned(HttpExchange exchange) {
        assertThat(exchange.getRequestHeaders()).doesNotContainKey("Authorization");
    }

    private Map<String, String> sent() {
        return Arrays.stream(received.get(0).split("&", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String problem(String code) {
        return "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>"
                + code
                + "</Code><Message>told by the service</Message></Error><RequestId>1</RequestId></ErrorResponse>";
    }
}
