package dev.poolgate.identitypool;

import static dev.poolgate.identitypool.TestRoles.allow;
import static dev.poolgate.identitypool.TestRoles.arn;
import static dev.poolgate.identitypool.TestRoles.role;
import static dev.poolgate.identitypool.TestRoles.statement;
import static dev.poolgate.identitypool.TestRoles.trust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.authorizer.iam.IamRequest;
import dev.poolgate.authorizer.signed.CallerLookup;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.identitypool.login.SamlIdentity;
import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.session.Lineage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.InvalidAuthorizationMessageException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** STS by the AWS SDK for Java, over a real wire. */
class StsClientTest {
    private static final String POOL = "eu-west-1:11111111-2222-4333-8444-555555555555";
    private static final String IDENTITY = "eu-west-1:aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    private static final String SAML_PROVIDER = "arn:aws:iam::000000000000:saml-provider/corp";
    private static final String ACCOUNT = "{\"AWS\":\"000000000000\"}";
    private static final String TAGS = "https://aws.amazon.com/tags";
    private static final String ANYTHING = "[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]";
    private static RunningPools running;
    private static StsClient administrator;
    private static StsClient anonymous;

    @BeforeAll
    static void start() {
        running = new RunningPools();
        administrator = running.sts(RunningPools.AS_ADMINISTRATOR);
        anonymous = running.sts(RunningPools.AS_ANYBODY);
        running.roles
                .put(role("first", trust(ACCOUNT, ANYTHING, "{}"), allow("sts:*", "*"), allow("s3:*", "*")))
                .put(role("second", trust(ACCOUNT, ANYTHING, "{}")))
                .put(role("powerless", trust(ACCOUNT, ANYTHING, "{}")))
                .put(role("forbidden", trust(ACCOUNT, ANYTHING, "{}"), statement("Deny", "*", "*", "{}")))
                .put(role(
                        "named",
                        trust(
                                "{\"AWS\":[\"" + arn("powerless") + "\",\"" + arn("forbidden") + "\"]}",
                                "\"sts:AssumeRole\"",
                                "{}")))
                .put(role(
                        "external",
                        trust(ACCOUNT, "\"sts:AssumeRole\"", "{\"StringEquals\":{\"sts:ExternalId\":\"secret\"}}")))
                .put(role(
                        "corp",
                        trust(
                                "{\"Federated\":\"" + SAML_PROVIDER + "\"}",
                                "[\"sts:AssumeRoleWithSAML\",\"sts:TagSession\"]",
                                "{\"StringEquals\":{\"saml:aud\":\"https://signin.aws.amazon.com/saml\"}}")))
                .put(role("classic", TestRoles.TRUSTS_POOLS, allow("iam:*", "*")))
                .put(role(
                        "thispool",
                        trust(
                                "{\"Federated\":\"cognito-identity.amazonaws.com\"}",
                                "\"sts:AssumeRoleWithWebIdentity\"",
                                "{\"StringEquals\":{\"cognito-identity.amazonaws.com:aud\":\"" + POOL + "\"}}")));
        running.pools.knownRoles().refresh();
    }

    @AfterAll
    static void stop() {
        administrator.close();
        anonymous.close();
        running.close();
    }

    @Test
    void the_classic_flow_ends_in_credentials_that_know_the_identity_and_are_not_scoped_down() {
        running.providers.token("guest", cognito(POOL, Map.of("amr", List.of("unauthenticated"))));
        AssumeRoleWithWebIdentityResponse answer = anonymous.assumeRoleWithWebIdentity(
                assume -> assume.roleArn(arn("classic")).roleSessionName("app").webIdentityToken("guest"));
        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo(IDENTITY);
        assertThat(answer.audience()).isEqualTo(POOL);
        assertThat(answer.provider()).isEqualTo("cognito-identity.amazonaws.com");
        assertThat(answer.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/classic/app");
        assertThat(answer.assumedRoleUser().assumedRoleId()).isEqualTo("AROACLASSIC:app");
        assertThat(answer.packedPolicySize()).isNull();
        SignedCaller caller = caller(answer.credentials());
        assertThat(caller.context().find("cognito-identity.amazonaws.com:sub")).contains(List.of(IDENTITY));
        assertThat(may(answer.credentials(), "iam:CreateUser")).isTrue();
    }

    @Test
    void tags_in_the_token_become_session_tags() {
        running.providers.token(
                "tagged",
                cognito(
                        POOL,
                        Map.of(
                                "amr",
                                List.of("authenticated"),
                                TAGS,
                                Map.of("principal_tags", Map.of("dept", List.of("sales"))))));
        AssumeRoleWithWebIdentityResponse answer = anonymous.assumeRoleWithWebIdentity(
                assume -> assume.roleArn(arn("classic")).roleSessionName("app").webIdentityToken("tagged"));
        assertThat(answer.packedPolicySize()).isPositive();
        assertThat(caller(answer.credentials()).context().find("aws:PrincipalTag/dept"))
                .contains(List.of("sales"));
        // trap 13: without `sts:TagSession`
        refused(
                "AccessDenied",
                403,
                "Not authorized to perform sts:AssumeRoleWithWebIdentity",
                () -> webIdentity("thispool", "tagged"));
        running.providers.token(
                "odd-tags", cognito(POOL, Map.of(TAGS, Map.of("principal_tags", Map.of("a", List.of("1", "2"))))));
        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> webIdentity("classic", "odd-tags"));
    }

    @Test
    void a_token_of_another_pool_or_that_proves_nothing_is_refused() {
        running.providers.token("ours", cognito(POOL, Map.of()));
        running.providers.token("theirs", cognito("eu-west-1:99999999-2222-4333-8444-555555555555", Map.of()));
        webIdentity("thispool", "ours");
        refused(
                "AccessDenied",
                403,
                "Not authorized to perform sts:AssumeRoleWithWebIdentity",
                () -> webIdentity("thispool", "theirs"));
        refused(
                "AccessDenied",
                403,
                "Not authorized to perform sts:AssumeRoleWithWebIdentity",
                () -> webIdentity("unknown", "ours"));
        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> webIdentity("thispool", "forged"))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(400));
    }

    @Test
    void a_saml_response_is_good_for_the_roles_it_offers() {
        running.providers.response("good", saml(List.of(arn("corp")), Optional.of("alice@corp")));
        running.providers.response("other", saml(List.of(arn("classic")), Optional.of("alice@corp")));
        running.providers.response("evil", saml(List.of(arn("corp")), Optional.of("alice\r\nX-Evil: 1")));
        AssumeRoleWithSamlResponse answer = saml("good");
        assertThat(answer.assumedRoleUser().arn()).endsWith(":assumed-role/corp/alice@corp");
        assertThat(answer.subject()).isEqualTo("alice");
        assertThat(answer.subjectType()).isEqualTo("persistent");
        // the SHA-1 of issuer, account and provider name, as AWS documents it
        assertThat(answer.nameQualifier()).isEqualTo("7kDAlWWNXEbkZAP0ziXbF9tO2cM=");
        assertThat(answer.credentials().expiration()).isBefore(Instant.now().plus(Duration.ofMinutes(31)));
        SignedCaller caller = caller(answer.credentials());
        assertThat(caller.context().find("saml:sub")).contains(List.of("alice"));
        assertThat(caller.context().find("saml:doc")).contains(List.of("000000000000/corp"));
        assertThat(caller.context().find("aws:PrincipalTag/dept")).contains(List.of("sales"));
        refused("AccessDenied", 403, "Not authorized to perform sts:AssumeRoleWithSAML", () -> saml("other"));
        refused("ValidationError", 400, "1 validation error detected", () -> saml("evil"));
        assertThatExceptionOfType(InvalidIdentityTokenException.class).isThrownBy(() -> saml("forged"));
    }

    @Test
    void an_administrator_assumes_a_role_and_is_known_as_it() {
        AssumeRoleResponse answer = assume(administrator, "first");
        assertThat(answer.assumedRoleUser().assumedRoleId()).isEqualTo("AROAFIRST:session");
        assertThat(answer.packedPolicySize()).isNull();
        try (StsClient session = as(answer.credentials())) {
            GetCallerIdentityResponse caller = session.getCallerIdentity();
            assertThat(caller.arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/first/session");
            assertThat(caller.userId()).isEqualTo("AROAFIRST:session");
            assertThat(caller.account()).isEqualTo("000000000000");
        }
        assertThat(administrator.getCallerIdentity().arn()).isEqualTo(RunningPools.ADMINISTRATOR.principalArn());
        refused("MissingAuthenticationToken", 403, "", () -> anonymous.getCallerIdentity());
    }

    @Test
    void nobody_can_be_kept_from_knowing_who_they_are() {
        try (StsClient denied = as(assume(administrator, "forbidden").credentials())) {
            assertThat(denied.getCallerIdentity().userId()).isEqualTo("AROAFORBIDDEN:session");
            refused("AccessDenied", 403, "", () -> assume(denied, "second"));
        }
    }

    @Test
    void a_session_assumes_a_role_where_its_own_policies_or_the_trust_policy_by_name_let_it() {
        try (StsClient powerful = as(assume(administrator, "first").credentials());
                StsClient powerless = as(assume(administrator, "powerless").credentials());
                StsClient forbidden = as(assume(administrator, "forbidden").credentials())) {
            assume(powerful, "second");
            refused(
                    "AccessDenied",
                    403,
                    "User: arn:aws:sts::000000000000:assumed-role/powerless/session is not authorized to perform:"
                            + " sts:AssumeRole on resource: " + arn("second"),
                    () -> assume(powerless, "second"));
            assume(powerless, "named");
            refused("AccessDenied", 403, "", () -> assume(forbidden, "named"));
            refused("AccessDenied", 403, "", () -> assume(powerful, "named"));
        }
    }

    @Test
    void s39_a_session_policy_narrows_and_keeps_a_session_from_assuming_its_way_out() {
        Credentials narrow = administrator
                .assumeRole(assume ->
                        assume.roleArn(arn("first")).roleSessionName("session").policy(allow("s3:GetObject", "*")))
                .credentials();
        assertThat(may(narrow, "s3:GetObject")).isTrue();
        assertThat(may(narrow, "s3:PutObject")).isFalse();
        try (StsClient session = as(narrow)) {
            refused("AccessDenied", 403, "", () -> assume(session, "second"));
        }
        Credentials powerless = administrator
                .assumeRole(assume -> assume.roleArn(arn("powerless"))
                        .roleSessionName("session")
                        .policy(allow("s3:GetObject", "*")))
                .credentials();
        try (StsClient session = as(powerless)) {
            refused("AccessDenied", 403, "", () -> assume(session, "named"));
        }
    }

    @Test
    void a_chained_session_lasts_an_hour_at_most() {
        running.roles.put(TestRoles.withMaxSession(role("long", trust(ACCOUNT, ANYTHING, "{}")), Duration.ofHours(12)));
        assumeFor(administrator, "long", 43_200);
        try (StsClient session = as(assume(administrator, "first").credentials())) {
            assumeFor(session, "long", 3600);
            refused(
                    "ValidationError",
                    400,
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
                    () -> assumeFor(session, "long", 3601));
        }
        refused(
                "ValidationError",
                400,
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
                () -> assumeFor(administrator, "second", 3601));
        refused("ValidationError", 400, "1 validation error detected", () -> assumeFor(administrator, "second", 899));
    }

    @Test
    void transitive_tags_and_the_source_identity_go_on_and_cannot_be_overridden() {
        Credentials first = administrator
                .assumeRole(assume -> assume.roleArn(arn("first"))
                        .roleSessionName("session")
                        .tags(tag("Dept", "sales"), tag("site", "berlin"))
                        .transitiveTagKeys("Dept")
                        .sourceIdentity("alice"))
                .credentials();
        try (StsClient session = as(first)) {
            AssumeRoleResponse second = assume(session, "second");
            assertThat(second.sourceIdentity()).isEqualTo("alice");
            SignedCaller caller = caller(second.credentials());
            assertThat(caller.context().find("aws:PrincipalTag/Dept")).contains(List.of("sales"));
            assertThat(caller.context().find("aws:PrincipalTag/site")).isEmpty();
            assertThat(caller.context().find("aws:SourceIdentity")).contains(List.of("alice"));
            refused(
                    "InvalidParameterValue",
                    400,
                    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag"
                            + " key from the calling session.",
                    () -> session.assumeRole(assume -> second(assume).tags(tag("dept", "board"))));
            refused(
                    "InvalidParameterValue",
                    400,
                    "",
                    () -> session.assumeRole(assume -> second(assume).sourceIdentity("mallory")));
        }
    }

    @Test
    void parameters_that_make_no_sense_are_refused_in_stss_words() {
        for (String arn : List.of(
                "nothing-valid-in-here",
                "arn::b:::something/test-role",
                "arn:a::::something/test-role",
                "arn:a:::something/test-role",
                "arn:a:a::aaaaaaaaaa:")) {
            refused(
                    "ValidationError",
                    400,
                    arn + " is invalid",
                    () -> administrator.assumeRole(assume -> assume.roleArn(arn).roleSessionName("session")));
        }
        refused(
                "ValidationError",
                400,
                "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: [\\w+=,.@-]*",
                () -> administrator.assumeRole(
                        assume -> assume.roleArn(arn("first")).roleSessionName("Session1:2")));
        refused(
                "InvalidParameterValue",
                400,
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
                () -> administrator.assumeRole(assume -> second(assume).tags(tag("name", "1"), tag("NAME", "2"))));
        refused(
                "InvalidParameterValue",
                400,
                "The specified transitive tag key must be included in the requested tags.",
                () -> administrator.assumeRole(
                        assume -> second(assume).tags(tag("name", "1")).transitiveTagKeys("other")));
        refused(
                "AccessDenied",
                403,
                "MultiFactorAuthentication failed",
                () -> administrator.assumeRole(assume -> second(assume)
                        .serialNumber("arn:aws:iam::000000000000:mfa/a")
                        .tokenCode("123456")));
    }

    @Test
    void policies_that_cannot_be_read_or_have_no_room_are_refused() {
        assertThatExceptionOfType(MalformedPolicyDocumentException.class)
                .isThrownBy(
                        () -> administrator.assumeRole(assume -> second(assume).policy("{\"Statement\":")))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(400));
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tags.add(tag("key" + i, "v".repeat(256)));
        }
        assertThatExceptionOfType(PackedPolicyTooLargeException.class)
                .isThrownBy(
                        () -> administrator.assumeRole(assume -> second(assume).tags(tags)));
    }

    @Test
    void an_external_id_is_a_condition_of_the_trust_policy() {
        administrator.assumeRole(assume ->
                assume.roleArn(arn("external")).roleSessionName("session").externalId("secret"));
        refused("AccessDenied", 403, "", () -> assume(administrator, "external"));
    }

    @Test
    void revoked_credentials_cannot_even_tell_who_they_are_and_nor_can_those_derived_from_them() {
        Credentials first = assume(administrator, "first").credentials();
        try (StsClient session = as(first);
                StsClient derived = as(assume(session, "second").credentials())) {
            derived.getCallerIdentity();
            running.pools.sessionRevocations().revokeSession(first.accessKeyId());
            assertThatExceptionOfType(StsException.class).isThrownBy(session::getCallerIdentity);
            assertThatExceptionOfType(StsException.class).isThrownBy(derived::getCallerIdentity);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.poolgate.identitypool.TestSubjects#unusable")
    void a_token_of_nobody_with_a_usable_id_is_invalid(String subject) {
        running.providers.token(
                "odd-subject", new WebIdentity("accounts.google.com", "accounts.google.com", subject, "app", Map.of()));
        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> webIdentity("classic", "odd-subject"))
                .withMessageContaining("The subject of the token is too long or has characters that are not allowed");
    }

    @Test
    void all_credentials_of_an_identity_end_also_those_of_the_classic_flow() {
        running.providers.token("ours", cognito(POOL, Map.of("amr", List.of("authenticated"))));
        Credentials credentials = webIdentity("classic", "ours").credentials();
        running.pools.sessionRevocations().revokeIdentity(IDENTITY);
        assertThat(lookup(credentials)).isInstanceOf(CallerLookup.Expired.class);
    }

    @Test
    void nobody_copies_an_administrators_rights_into_temporary_credentials() {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(administrator::getSessionToken)
                .withMessageContaining("is not authorized to perform: sts:GetSessionToken")
                .satisfies(refusal ->
                        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(() -> administrator.getFederationToken(get -> get.name("alice")))
                .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
    }

    @Test
    void keys_belong_to_the_account_and_no_message_is_ours_to_decode() {
        assertThat(administrator
                        .getAccessKeyInfo(get -> get.accessKeyId("ASIAAAAAAAAAAAAAAAAA"))
                        .account())
                .isEqualTo("000000000000");
        assertThatExceptionOfType(InvalidAuthorizationMessageException.class)
                .isThrownBy(() -> administrator.decodeAuthorizationMessage(decode -> decode.encodedMessage("abc")))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(400));
    }

    private static AssumeRoleRequest.Builder second(AssumeRoleRequest.Builder assume) {
        return assume.roleArn(arn("second")).roleSessionName("session");
    }

    private static AssumeRoleResponse assume(StsClient client, String role) {
        return client.assumeRole(assume -> assume.roleArn(arn(role)).roleSessionName("session"));
    }

    private static void assumeFor(StsClient client, String role, int seconds) {
        client.assumeRole(
                assume -> assume.roleArn(arn(role)).roleSessionName("session").durationSeconds(seconds));
    }

    private static AssumeRoleWithWebIdentityResponse webIdentity(String role, String token) {
        return anonymous.assumeRoleWithWebIdentity(
                assume -> assume.roleArn(arn(role)).roleSessionName("app").webIdentityToken(token));
    }

    private static AssumeRoleWithSamlResponse saml(String response) {
        return anonymous.assumeRoleWithSAML(assume ->
                assume.roleArn(arn("corp")).principalArn(SAML_PROVIDER).samlAssertion(response));
    }

    private static WebIdentity cognito(String pool, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(more);
        claims.put("iss", "https://cognito-identity.amazonaws.com");
        claims.put("sub", IDENTITY);
        claims.put("iat", Instant.now().getEpochSecond());
        return new WebIdentity(
                "cognito-identity.amazonaws.com",
                "cognito-identity.amazonaws.com",
                IDENTITY,
                pool,
                claims,
                Lineage.of(IDENTITY, List.of()));
    }

    private static SamlIdentity saml(List<String> roles, Optional<String> sessionName) {
        return new SamlIdentity(
                SAML_PROVIDER,
                "https://idp.corp/saml",
                "alice",
                "persistent",
                "https://signin.aws.amazon.com/saml",
                roles,
                sessionName,
                Optional.of(Duration.ofMinutes(30)),
                Map.of("dept", "sales"),
                Map.of());
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static CallerLookup lookup(Credentials credentials) {
        return running.pools.callers().find(credentials.accessKeyId(), credentials.sessionToken());
    }

    private static SignedCaller caller(Credentials credentials) {
        return ((CallerLookup.Found) lookup(credentials)).caller();
    }

    private static boolean may(Credentials credentials, String action) {
        SignedCaller caller = caller(credentials);
        return caller.permissions()
                .decide(new IamRequest(action, "arn:aws:s3:::bucket/key", caller.context()))
                .allowed();
    }

    private static void refused(String code, int status, String message, ThrowingCallable call) {
        assertThatExceptionOfType(StsException.class).isThrownBy(call).satisfies(error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(error.awsErrorDetails().errorMessage()).startsWith(message);
            assertThat(error.statusCode()).isEqualTo(status);
        });
    }

    private static StsClient as(Credentials credentials) {
        return running.sts(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())));
    }
}
