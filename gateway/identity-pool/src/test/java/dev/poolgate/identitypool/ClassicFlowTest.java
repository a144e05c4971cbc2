package dev.poolgate.identitypool;

import static dev.poolgate.identitypool.TestRoles.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.poolgate.authorizer.signed.CallerLookup;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;

/** From a user pool's token by a pool's OpenID token to a session of STS, and what ends each of them. */
class ClassicFlowTest {
    private static RunningPools running;
    private static CognitoIdentityClient identities;
    private static StsClient sts;
    private static String pool;

    @BeforeAll
    static void start() {
        running = new RunningPools();
        running.pools.knownRoles().refresh();
        identities = at(CognitoIdentityClient.builder(), AnonymousCredentialsProvider.create())
                .build();
        sts = at(StsClient.builder(), AnonymousCredentialsProvider.create()).build();
        AwsBasicCredentials key = AwsBasicCredentials.create(
                RunningPools.ADMINISTRATOR.accessKeyId(), RunningPools.ADMINISTRATOR.secretAccessKey());
        try (CognitoIdentityClient administrator = at(
                        CognitoIdentityClient.builder(), StaticCredentialsProvider.create(key))
                .build()) {
            pool = administrator
                    .createIdentityPool(create -> create.identityPoolName("classic")
                            .allowClassicFlow(true)
                            .allowUnauthenticatedIdentities(true)
                            .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                    .providerName(running.issuer.provider())
                                    .clientId(TestIssuer.CLIENT)
                                    .build()))
                    .identityPoolId();
        }
    }

    @AfterAll
    static void stop() {
        identities.close();
        sts.close();
        running.close();
    }

    @Test
    void a_sign_out_at_the_user_pool_ends_the_session_and_the_token_it_came_from() {
        String token = openIdToken("alice");
        Credentials session = assume(token);
        Credentials ofSomebodyElse = assume(openIdToken("bob"));
        assertThat(lookup(session)).isInstanceOf(CallerLookup.Found.class);

        running.revocations.revokeSession(
                running.issuer.url(), "session-of-alice", Instant.now().plusSeconds(3600));

        assertThat(lookup(session)).isInstanceOf(CallerLookup.Expired.class);
        refused(token);
        assertThat(lookup(ofSomebodyElse)).isInstanceOf(CallerLookup.Found.class);
    }

    @Test
    void a_global_sign_out_ends_the_session_and_the_token_it_came_from() {
        String token = openIdToken("carol");
        Credentials session = assume(token);

        running.revocations.revokeSubject(
                running.issuer.url(),
                "carol",
                Instant.now().plusSeconds(1),
                Instant.now().plusSeconds(3600));

        assertThat(lookup(session)).isInstanceOf(CallerLookup.Expired.class);
        refused(token);
    }

    @Test
    void a_token_from_before_its_identity_was_revoked_gets_no_session() {
        String id = identities.getId(get -> get.identityPoolId(pool)).identityId();
        String token = identities.getOpenIdToken(get -> get.identityId(id)).token();
        Credentials session = assume(token);

        running.pools.sessionRevocations().revokeIdentity(id);

        assertThat(lookup(session)).isInstanceOf(CallerLookup.Expired.class);
        refused(token);
    }

    private static String openIdToken(String user) {
        Map<String, String> logins =
                Map.of(running.issuer.provider(), running.issuer.sign(running.issuer.idToken(user, Instant.now())));
        String id =
                identities.getId(get -> get.identityPoolId(pool).logins(logins)).identityId();
        return identities
                .getOpenIdToken(get -> get.identityId(id).logins(logins))
                .token();
    }

    private static Credentials assume(String token) {
        return sts.assumeRoleWithWebIdentity(assume ->
                        assume.roleArn(arn("reader")).roleSessionName("app").webIdentityToken(token))
                .credentials();
    }

    private static void refused(String token) {
        assertThatExceptionOfType(InvalidIdentityTokenException.class)
                .isThrownBy(() -> assume(token))
                .satisfies(error -> assertThat(error.statusCode()).isEqualTo(400));
    }

    private static CallerLookup lookup(Credentials credentials) {
        return running.pools.callers().find(credentials.accessKeyId(), credentials.sessionToken());
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(
            B builder, AwsCredentialsProvider credentials) {
        return builder.endpointOverride(running.uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create());
    }
}
