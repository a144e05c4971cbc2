package dev.poolgate.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.identitypool.login.WebIdentityResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.DeveloperUserAlreadyRegisteredException;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;

/** Classic flow, developer flow, linking and tags by the AWS SDK for Java, over a real wire. */
class DeveloperClientTest {
    private static final String DEVELOPER = "dev.example";
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
    void the_classic_flow_ends_in_a_token_that_sts_can_verify() throws Exception {
        String pool = newPool(true);
        Map<String, String> logins = logins("alice");
        String identity =
                caller.getId(get -> get.identityPoolId(pool).logins(logins)).identityId();
        GetOpenIdTokenResponse answer =
                caller.getOpenIdToken(get -> get.identityId(identity).logins(logins));
        assertThat(answer.identityId()).isEqualTo(identity);
        SignedJWT token = SignedJWT.parse(answer.token());
        assertThat(token.getJWTClaimsSet().getIssuer())
                .isEqualTo(running.pools.discovery().issuer().toString());
        assertThat(token.verify(new RSASSAVerifier(
                        JWKSet.parse(running.pools.discovery().jwkSet())
                                .getKeyByKeyId(token.getHeader().getKeyID())
                                .toRSAKey())))
                .isTrue();
        assertThat(running.pools.webIdentities().verify(answer.token(), Optional.empty()))
                .isInstanceOfSatisfying(
                        WebIdentityResult.Verified.class,
                        verified -> assertThat(verified.identity().subject()).isEqualTo(identity));
    }

    @Test
    void a_pool_without_the_classic_flow_gives_no_token() {
        String pool = newPool(false);
        Map<String, String> logins = logins("alice");
        String identity =
                caller.getId(get -> get.identityPoolId(pool).logins(logins)).identityId();
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() ->
                        caller.getOpenIdToken(get -> get.identityId(identity).logins(logins)))
                .satisfies(error -> assertThat(error.awsErrorDetails().errorMessage())
                        .isEqualTo("Basic (classic) flow is not enabled, please use enhanced flow."));
    }

    @Test
    void a_backend_vouches_for_a_user_whose_client_gets_credentials() {
        String pool = newPool(false);
        GetOpenIdTokenForDeveloperIdentityResponse user = register(pool, "alice");
        GetCredentialsForIdentityResponse answer = caller.getCredentialsForIdentity(get ->
                get.identityId(user.identityId()).logins(Map.of("cognito-identity.amazonaws.com", user.token())));
        assertThat(running.pools
                        .accessKeys()
                        .find(
                                answer.credentials().accessKeyId(),
                                answer.credentials().sessionToken())
                        .orElseThrow()
                        .secretAccessKey())
                .isEqualTo(answer.credentials().secretKey());
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> caller.getCredentialsForIdentity(
                        get -> get.identityId(register(pool, "bob").identityId())
                                .logins(Map.of("cognito-identity.amazonaws.com", user.token()))));
    }

    @Test
    void users_of_a_backend_are_looked_up_merged_and_unlinked() {
        String pool = newPool(false);
        String alice = register(pool, "alice").identityId();
        String other = register(pool, "alice2").identityId();
        assertThatExceptionOfType(DeveloperUserAlreadyRegisteredException.class)
                .isThrownBy(() -> administrator.getOpenIdTokenForDeveloperIdentity(
                        get -> get.identityPoolId(pool).identityId(alice).logins(Map.of(DEVELOPER, "alice2"))));
        assertThatExceptionOfType(ResourceConflictException.class)
                .isThrownBy(() -> administrator.lookupDeveloperIdentity(
                        look -> look.identityPoolId(pool).identityId(alice).developerUserIdentifier("alice2")));
        assertThat(administrator
                        .mergeDeveloperIdentities(merge -> merge.identityPoolId(pool)
                                .developerProviderName(DEVELOPER)
                                .sourceUserIdentifier("alice2")
                                .destinationUserIdentifier("alice"))
                        .identityId())
                .isEqualTo(alice)
                .isNotEqualTo(other);
        assertThat(users(pool, alice)).containsExactly("alice", "alice2");
        administrator.unlinkDeveloperIdentity(unlink -> unlink.identityPoolId(pool)
                .identityId(alice)
                .developerProviderName(DEVELOPER)
                .developerUserIdentifier("alice2"));
        assertThat(users(pool, alice)).containsExactly("alice");
        assertThat(register(pool, "alice2").identityId()).isNotIn(alice, other);
    }

    @Test
    void a_caller_unlinks_a_login_with_its_own_token_and_not_with_anothers() {
        String pool = newPool(false);
        String identity = caller.getId(get -> get.identityPoolId(pool).logins(logins("alice")))
                .identityId();
        List<String> provider = List.of(running.issuer.provider());
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> caller.unlinkIdentity(unlink ->
                        unlink.identityId(identity).logins(logins("mallory")).loginsToRemove(provider)));
        caller.unlinkIdentity(
                unlink -> unlink.identityId(identity).logins(logins("alice")).loginsToRemove(provider));
        assertThat(administrator
                        .describeIdentity(describe -> describe.identityId(identity))
                        .logins())
                .isEmpty();
    }

    @Test
    void a_pool_is_tagged_by_its_arn() {
        String pool = newPool(false);
        String arn = "arn:aws:cognito-identity:eu-west-1:000000000000:identitypool/" + pool;
        administrator.tagResource(tag -> tag.resourceArn(arn).tags(Map.of("stage", "test", "team", "red")));
        administrator.untagResource(untag -> untag.resourceArn(arn).tagKeys("team"));
        assertThat(administrator
                        .listTagsForResource(list -> list.resourceArn(arn))
                        .tags())
                .isEqualTo(Map.of("stage", "test"));
    }

    @Test
    void what_a_backend_does_needs_a_signature() {
        String pool = newPool(false);
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> caller.getOpenIdTokenForDeveloperIdentity(
                        get -> get.identityPoolId(pool).logins(Map.of(DEVELOPER, "alice"))));
        assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> caller.lookupDeveloperIdentity(
                        look -> look.identityPoolId(pool).developerUserIdentifier("alice")));
    }

    private static List<String> users(String pool, String identity) {
        return administrator
                .lookupDeveloperIdentity(look -> look.identityPoolId(pool).identityId(identity))
                .developerUserIdentifierList();
    }

    private static GetOpenIdTokenForDeveloperIdentityResponse register(String pool, String user) {
        return administrator.getOpenIdTokenForDeveloperIdentity(
                get -> get.identityPoolId(pool).logins(Map.of(DEVELOPER, user)).tokenDuration(60L));
    }

    private static String newPool(boolean classic) {
        String pool = administrator
                .createIdentityPool(create -> create.identityPoolName("demo")
                        .allowUnauthenticatedIdentities(false)
                        .allowClassicFlow(classic)
                        .developerProviderName(DEVELOPER)
                        .cognitoIdentityProviders(CognitoIdentityProvider.builder()
                                .providerName(running.issuer.provider())
                                .clientId(TestIssuer.CLIENT)
                                .build()))
                .identityPoolId();
        administrator.setIdentityPoolRoles(set ->
                set.identityPoolId(pool).roles(Map.of("authenticated", "arn:aws:iam::000000000000:role/reader")));
        return pool;
    }

    private static Map<String, String> logins(String subject) {
        return Map.of(running.issuer.provider(), running.issuer.sign(running.issuer.idToken(subject, Instant.now())));
    }
}
