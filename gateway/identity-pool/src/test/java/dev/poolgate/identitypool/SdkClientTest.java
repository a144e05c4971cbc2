package dev.poolgate.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.authorizer.sign.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;

/** The enhanced flow by the AWS SDK for Java, with real tokens, over a real wire. */
class SdkClientTest {
    private static final String READER = "arn:aws:iam::000000000000:role/reader";
    private static final String WRITER = "arn:aws:iam::000000000000:role/writer";
    private static RunningPools running;
    private static CognitoIdentityClient administrator;
    private static CognitoIdentityClient caller;

    @BeforeAll
    static void start() {
        running = new RunningPools();
        administrator = running.cognito(RunningPools.AS_ADMINISTRATOR);
        caller = running.cognito(RunningPools.AS_ANYBODY);
    }

    @AfterAll
    static void stop() {
        administrator.close();
        caller.close();
        running.close();
    }

    @Test
    void a_user_gets_credentials_that_the_gateway_recognises() {
        String pool = newPool();
        String identity = getId(pool, token("alice"));
        GetCredentialsForIdentityResponse answer = getCredentials(identity, token("alice"));
        assertThat(answer.identityId()).isEqualTo(identity);
        assertThat(answer.credentials().expiration())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(59)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        AccessKey key = running.pools
                .accessKeys()
                .find(answer.credentials().accessKeyId(), answer.credentials().sessionToken())
                .orElseThrow();
        assertThat(key.secretAccessKey()).isEqualTo(answer.credentials().secretKey());
        assertThat(key.principalArn())
                .isEqualTo("arn:aws:sts::000000000000:assumed-role/reader/CognitoIdentityCredentials");
    }

    @Test
    void s33_two_callers_never_share_credentials() {
        String pool = newPool();
        Credentials alice =
                getCredentials(getId(pool, token("alice")), token("alice")).credentials();
        Credentials bob =
                getCredentials(getId(pool, token("bob")), token("bob")).credentials();
        assertThat(alice.accessKeyId()).isNotEqualTo(bob.accessKeyId());
        assertThat(alice.secretKey()).isNotEqualTo(bob.secretKey());
        assertThat(alice.sessionToken()).isNotEqualTo(bob.sessionToken());
        String aliceId = getId(pool, token("alice"));
        refused(
                "Logins don't match. Please include at least one valid login for this identity or identity pool.",
                () -> getCredentials(aliceId, token("bob")));
    }

    @Test
    void a_client_that_takes_the_key_from_the_token_is_the_same_caller() {
        String pool = newPool();
        String identity = getId(pool, token("amy"));
        String key = running.issuer.url().replaceFirst("^http://", "");
        assertThat(caller.getId(get -> get.identityPoolId(pool).logins(Map.of(key, token("amy"))))
                        .identityId())
                .isEqualTo(identity);
        refused(
                "Invalid login token. Couldn't verify signed token.",
                () -> caller.getId(get -> get.identityPoolId(pool)
                        .logins(Map.of(
                                key,
                                TestIssuer.sign(
                                        running.issuer.idToken("amy", Instant.now()), TestIssuer.newKey("key-1"))))));
    }

    @Test
    void a_guest_signs_in_later_and_keeps_the_identity() {
        String pool = newPool();
        String guest = caller.getId(get -> get.identityPoolId(pool)).identityId();
        Credentials asGuest =
                caller.getCredentialsForIdentity(get -> get.identityId(guest)).credentials();
        assertThat(arn(asGuest)).contains("assumed-role/guest/");
        GetCredentialsForIdentityResponse asUser = getCredentials(guest, token("gina"));
        assertThat(asUser.identityId()).isEqualTo(guest);
        assertThat(arn(asUser.credentials())).contains("assumed-role/reader/");
        assertThat(getId(pool, token("gina"))).isEqualTo(guest);
    }

    @Test
    void every_kind_of_bad_token_is_refused_in_cognitos_words() {
        String pool = newPool();
        Instant now = Instant.now();
        TestIssuer issuer = running.issuer;
        refused(
                "Invalid login token. Couldn't verify signed token.",
                () -> getId(pool, TestIssuer.sign(issuer.idToken("alice", now), TestIssuer.newKey("key-1"))));
        refused(
                "Token is not from a supported provider of this identity pool.",
                () -> getId(pool, issuer.sign(issuer.idToken("alice", now).audience("client2"))));
        refused(
                "Invalid login token. Missing a required claim: aud",
                () -> getId(pool, issuer.sign(issuer.accessToken("alice", now))));
        refused(
                "Invalid login token. Issuer doesn't match providerName",
                () -> getId(pool, issuer.sign(issuer.idToken("alice", now).issuer(issuer.url() + "2"))));
        refused(
                "Invalid login token. Token expired: ",
                () -> getId(
                        pool,
                        issuer.sign(issuer.idToken("alice", now.minusSeconds(7200))
                                .expirationTime(Date.from(now.minusSeconds(3600))))));
        refused(
                "Token is not from a supported provider of this identity pool.",
                () -> caller.getId(get -> get.identityPoolId(pool)
                        .logins(Map.of("cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Xyz", token("alice")))));
    }

    @Test
    void the_role_follows_the_token_and_nobody_chooses_another() {
        String pool = newPool();
        administrator.setIdentityPoolRoles(set -> set.identityPoolId(pool)
                .roles(Map.of("authenticated", READER))
                .roleMappings(Map.of(
                        running.issuer.provider() + ":" + TestIssuer.CLIENT,
                        RoleMapping.builder()
                                .type("Token")
                                .ambiguousRoleResolution("Deny")
                                .build())));
        String writer = running.issuer.sign(running.issuer
                .idToken("walter", Instant.now())
                .claim("cognito:roles", List.of(WRITER))
                .claim("cognito:preferred_role", WRITER));
        String identity = getId(pool, writer);
        assertThat(arn(getCredentials(identity, writer).credentials())).contains("assumed-role/writer/");
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> caller.getCredentialsForIdentity(
                        get -> get.identityId(identity).logins(logins(writer)).customRoleArn(READER)));
    }

    @Test
    void a_user_signed_out_everywhere_is_refused_where_the_pool_checks_that() {
        String pool = newPool();
        String identity = getId(pool, token("sid"));
        String token = token("sid");
        running.revocations.revokeSubject(
                running.issuer.url(),
                "sid",
                Instant.now().plusSeconds(1),
                Instant.now().plusSeconds(3600));
        refused("Invalid login token. Token has been revoked.", () -> getCredentials(identity, token));
    }

    @Test
    void a_pool_without_roles_is_not_configured_and_one_that_is_gone_not_found() {
        String pool = newPool();
        administrator.setIdentityPoolRoles(set -> set.identityPoolId(pool).roles(Map.of()));
        String identity = getId(pool, token("alice"));
        assertThatExceptionOfType(InvalidIdentityPoolConfigurationException.class)
                .isThrownBy(() -> getCredentials(identity, token("alice")));
        administrator.deleteIdentityPool(delete -> delete.identityPoolId(pool));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> getCredentials(identity, token("alice")));
    }

    @Test
    void s39_credentials_of_the_pool_administer_nothing() {
        String pool = newPool();
        Credentials credentials =
                getCredentials(getId(pool, token("alice")), token("alice")).credentials();
        try (CognitoIdentityClient user = running.cognito(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken())))) {
            assertThatExceptionOfType(AwsServiceException.class)
                    .isThrownBy(() -> user.describeIdentityPool(describe -> describe.identityPoolId(pool)));
        }
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> caller.describeIdentityPool(describe -> describe.identityPoolId(pool)));
    }

    private static String newPool() {
        String pool = administrator
                .createIdentityPool(create -> create.identityPoolName("demo")
                        .allowUnauthenticatedIdentities(true)
                        .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                .providerName(running.issuer.provider())
                                .clientId(TestIssuer.CLIENT)
                                .serverSideTokenCheck(true)
                                .build()))
                .identityPoolId();
        administrator.setIdentityPoolRoles(set -> set.identityPoolId(pool)
                .roles(Map.of("authenticated", READER, "unauthenticated", "arn:aws:iam::000000000000:role/guest")));
        return pool;
    }

    private static String token(String subject) {
        return running.issuer.sign(running.issuer.idToken(subject, Instant.now()));
    }

    private static Map<String, String> logins(String token) {
        return Map.of(running.issuer.provider(), token);
    }

    private static String getId(String pool, String token) {
        return caller.getId(get -> get.identityPoolId(pool).logins(logins(token)))
                .identityId();
    }

    private static GetCredentialsForIdentityResponse getCredentials(String identity, String token) {
        return caller.getCredentialsForIdentity(get -> get.identityId(identity).logins(logins(token)));
    }

    private static String arn(Credentials credentials) {
        return running.pools
                .accessKeys()
                .find(credentials.accessKeyId(), credentials.sessionToken())
                .orElseThrow()
                .principalArn();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(call).satisfies(error -> assertThat(
                        error.awsErrorDetails().errorMessage())
                .startsWith(message));
    }
}
