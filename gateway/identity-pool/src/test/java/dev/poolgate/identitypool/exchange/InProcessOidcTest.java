package dev.poolgate.identitypool.exchange;

import static dev.poolgate.authorizer.token.NetworkAccess.PRIVATE_PLAIN_HTTP;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.authorizer.TokenAuthorizer;
import dev.poolgate.authorizer.VerifiedIdentity;
import dev.poolgate.authorizer.exchange.ExchangeRequest;
import dev.poolgate.authorizer.exchange.ExchangeResult;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.Profile;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenUse;
import dev.poolgate.authorizer.token.TrustedIssuer;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.identitypool.FakeProviders;
import dev.poolgate.identitypool.IdentityPools;
import dev.poolgate.identitypool.IdentityPoolsConfig;
import dev.poolgate.identitypool.ProviderLogins;
import dev.poolgate.identitypool.ProviderLoginsConfig;
import dev.poolgate.identitypool.TestRoles;
import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.login.oidc.IssuerNetworks;
import dev.poolgate.identitypool.login.oidc.TestOidc;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.SealingKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;

/** Callers of an issuer outside, which the gateway trusts and which is an OpenID Connect provider of the account. */
class InProcessOidcTest {
    private static final TestOidc CORP = new TestOidc();
    private static final TestOidc STRANGER = new TestOidc();
    private static final InMemoryRevocationList REVOCATIONS = new InMemoryRevocationList(Clock.systemUTC());
    private static TokenAuthorizer authorizer;
    private static IdentityPools pools;

    @BeforeAll
    static void start() {
        authorizer = TokenAuthorizer.trusting(List.of(trusted("corp", CORP), trusted("stranger", STRANGER)))
                .build();
        ProviderLoginsConfig usual = ProviderLoginsConfig.defaults();
        DataSource database =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pools = IdentityPools.open(
                IdentityPoolsConfig.of(
                        "eu-west-1",
                        "000000000000",
                        KeyRing.of(SealingKey.generate("k", new SecureRandom())),
                        ProviderMapping.userPoolsAt("http://127.0.0.1:1/{poolId}", PRIVATE_PLAIN_HTTP)),
                database,
                TestRoles.trustingPools("reader"),
                ProviderLogins.open(
                        new ProviderLoginsConfig(
                                usual.publicOidc(),
                                IssuerNetworks.withPrivate(CORP.issuer(), STRANGER.issuer()),
                                usual.social(),
                                usual.saml(),
                                usual.keys(),
                                usual.clock()),
                        new FakeProviders().withOidc(CORP.url(), "client1", "orders"),
                        database,
                        new SimpleMeterRegistry()),
                REVOCATIONS,
                new SimpleMeterRegistry(),
                Runnable::run);
    }

    @AfterAll
    static void stop() {
        pools.close();
        authorizer.close();
        CORP.close();
        STRANGER.close();
    }

    @Test
    void an_id_token_leads_to_the_identity_that_it_has_at_the_api() {
        String pool = poolOf(CORP);
        String token = CORP.sign(idToken(CORP, "alice"));

        ExchangeResult.Granted granted = granted(pool, token);

        assertThat(granted.roleArn()).isEqualTo(TestRoles.arn("reader"));
        assertThat(granted.identityId()).isEqualTo(getId(pool, token));
    }

    @Test
    void an_access_token_counts_by_its_audience_as_it_does_to_sts() {
        String pool = poolOf(CORP);
        ExchangeResult.Granted granted = granted(
                pool,
                CORP.sign(idToken(CORP, "alice")
                        .audience("orders")
                        .claim("azp", "any")
                        .claim("scope", "x")));

        assertThat(granted.identityId()).isEqualTo(getId(pool, CORP.sign(idToken(CORP, "alice"))));
        assertUntrusted(
                pool,
                CORP.sign(idToken(CORP, "alice")
                        .audience("billing")
                        .claim("azp", "client1")
                        .claim("scope", "x")));
    }

    @Test
    void a_client_that_is_not_registered_is_refused() {
        assertUntrusted(poolOf(CORP), CORP.sign(idToken(CORP, "alice").audience("client3")));
        assertUntrusted(poolOf(CORP), CORP.sign(idToken(CORP, "alice").claim("azp", "client3")));
    }

    @Test
    void a_pool_that_does_not_list_the_provider_refuses_its_users() {
        assertUntrusted(poolOf(STRANGER), CORP.sign(idToken(CORP, "alice")));
    }

    @Test
    void an_issuer_that_is_no_provider_of_the_account_is_refused_also_where_a_pool_lists_it() {
        assertUntrusted(poolOf(STRANGER), STRANGER.sign(idToken(STRANGER, "alice")));
    }

    @Test
    void a_revoked_user_is_refused() {
        String pool = poolOf(CORP);
        VerifiedIdentity carol = verified(CORP.sign(idToken(CORP, "carol")));
        REVOCATIONS.revokeSubject(
                CORP.issuer(),
                "carol",
                Instant.now().plusSeconds(60),
                Instant.now().plusSeconds(3600));

        assertThat(exchange(pool, carol))
                .isInstanceOfSatisfying(ExchangeResult.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("token_revoked"));
    }

    private static JWTClaimsSet.Builder idToken(TestOidc issuer, String subject) {
        Instant now = Instant.now();
        return issuer.idToken()
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private static String poolOf(TestOidc issuer) {
        String id = call(
                        CreateIdentityPoolResponse.class,
                        CreateIdentityPoolRequest.builder()
                                .identityPoolName("corp")
                                .allowUnauthenticatedIdentities(false)
                                .openIdConnectProviderARNs(FakeProviders.oidcArn(issuer.url()))
                                .build())
                .identityPoolId();
        call(
                SetIdentityPoolRolesResponse.class,
                SetIdentityPoolRolesRequest.builder()
                        .identityPoolId(id)
                        .roles(Map.of("authenticated", TestRoles.arn("reader")))
                        .build());
        return id;
    }

    private static String getId(String pool, String token) {
        return call(
                        GetIdResponse.class,
                        GetIdRequest.builder()
                                .identityPoolId(pool)
                                .logins(Map.of(CORP.url(), token))
                                .build())
                .identityId();
    }

    private static <O> O call(Class<O> output, SdkPojo input) {
        Operation<?, ?> operation = pools.service().operations().stream()
                .filter(each -> each.name().equals(output.getSimpleName().replace("Response", "")))
                .findFirst()
                .orElseThrow();
        return output.cast(handle(operation, input));
    }

    @SuppressWarnings("unchecked") // the operation's own input class is what the test built
    private static <I extends SdkPojo> SdkPojo handle(Operation<I, ?> operation, SdkPojo input) {
        AwsCall call = new AwsCall("request", "eu-west-1", "000000000000", Optional.of("arn:aws:iam::0:user/admin"));
        return operation.handle((I) input, call);
    }

    private static TrustedIssuer trusted(String name, TestOidc issuer) {
        return TrustedIssuer.named(name)
                .issuer(issuer.issuer())
                .profile(Profile.OAUTH)
                .keys(KeySource.uri(issuer.keysAddress().toString()))
                .algorithms(SignatureAlgorithm.RS256)
                .audiences(AllowList.any())
                .clientIds(AllowList.any())
                .tokenUse(TokenUse.ANY)
                .network(PRIVATE_PLAIN_HTTP)
                .build();
    }

    private static VerifiedIdentity verified(String token) {
        return Identities.verified(authorizer, token);
    }

    private static ExchangeResult.Granted granted(String pool, String token) {
        ExchangeResult result = exchange(pool, verified(token));
        assertThat(result).isInstanceOf(ExchangeResult.Granted.class);
        return (ExchangeResult.Granted) result;
    }

    private static void assertUntrusted(String pool, String token) {
        assertThat(exchange(pool, verified(token)))
                .isInstanceOfSatisfying(ExchangeResult.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("provider_untrusted"));
    }

    private static ExchangeResult exchange(String pool, VerifiedIdentity identity) {
        return pools.inProcess()
                .exchange(new ExchangeRequest(pool, identity))
                .toCompletableFuture()
                .join();
    }
}
