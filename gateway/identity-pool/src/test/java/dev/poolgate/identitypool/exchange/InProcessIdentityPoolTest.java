package dev.poolgate.identitypool.exchange;

import static dev.poolgate.authorizer.token.NetworkAccess.PRIVATE_PLAIN_HTTP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.poolgate.identitypool.FakeProviders;
import dev.poolgate.identitypool.IdentityPoolSeed;
import dev.poolgate.identitypool.IdentityPools;
import dev.poolgate.identitypool.IdentityPoolsConfig;
import dev.poolgate.identitypool.ProviderLogins;
import dev.poolgate.identitypool.ProviderLoginsConfig;
import dev.poolgate.identitypool.TestIssuer;
import dev.poolgate.identitypool.TestRoles;
import dev.poolgate.identitypool.login.ProviderMapping;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.SealingKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.MappingRule;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RulesConfigurationType;

/** With tokens that the library's authorizer really verified. */
class InProcessIdentityPoolTest {
    private static final String READER = "arn:aws:iam::000000000000:role/reader";
    private static final String ADMIN = "arn:aws:iam::000000000000:role/admin";
    private static final String GUEST = "arn:aws:iam::000000000000:role/guest";
    private static final InMemoryRevocationList REVOCATIONS = new InMemoryRevocationList(Clock.systemUTC());
    private static final TestIssuer ISSUER = TestIssuer.start("eu-west-1_AbC");
    private static TokenAuthorizer authorizer;
    private static IdentityPools pools;

    @BeforeAll
    static void start() {
        authorizer = TokenAuthorizer.trusting(List.of(trusted())).build();
        pools = open(Runnable::run);
    }

    @AfterAll
    static void stop() {
        pools.close();
        authorizer.close();
        ISSUER.close();
    }

    @Test
    void an_access_token_is_exchanged_by_the_rules_of_the_pool() {
        String pool = seeded(true);
        ExchangeResult.Granted reader = granted(pool, verified(ISSUER.accessToken("alice", Instant.now())));
        assertThat(reader.roleArn()).isEqualTo(READER);
        assertThat(reader.principalTags())
                .containsExactlyInAnyOrderEntriesOf(Map.of("user", "alice", "app", TestIssuer.CLIENT));
        ExchangeResult.Granted admin = granted(
                pool, verified(ISSUER.accessToken("bob", Instant.now()).claim("cognito:groups", List.of("admins"))));
        assertThat(admin.roleArn()).isEqualTo(ADMIN);
    }

    @Test
    void an_id_token_and_an_access_token_of_one_user_lead_to_one_identity() {
        String pool = seeded(true);
        ExchangeResult.Granted byAccessToken = granted(pool, verified(ISSUER.accessToken("alice", Instant.now())));
        ExchangeResult.Granted byIdToken = granted(pool, verified(ISSUER.idToken("alice", Instant.now())));
        assertThat(byIdToken.identityId()).isEqualTo(byAccessToken.identityId());
        assertThat(byIdToken.principalTags()).isEqualTo(byAccessToken.principalTags());
    }

    @Test
    void s33_two_callers_never_share_credentials() {
        String pool = seeded(true);
        ExchangeResult.Granted alice = granted(pool, verified(ISSUER.accessToken("alice", Instant.now())));
        ExchangeResult.Granted bob = granted(pool, verified(ISSUER.accessToken("bob", Instant.now())));
        assertThat(alice.identityId()).isNotEqualTo(bob.identityId());
        assertThat(alice.credentials().accessKeyId())
                .isNotEqualTo(bob.credentials().accessKeyId());
        assertThat(pools.accessKeys()
                        .find(
                                alice.credentials().accessKeyId(),
                                bob.credentials().sessionToken()))
                .isEmpty();
        assertThat(pools.accessKeys()
                        .find(
                                alice.credentials().accessKeyId(),
                                alice.credentials().sessionToken()))
                .isPresent();
    }

    @Test
    void all_guests_of_the_gateway_are_one_identity_with_credentials_of_their_own() {
        String pool = seeded(true);
        ExchangeResult.Granted first = granted(pool, new VerifiedIdentity.Guest());
        ExchangeResult.Granted second = granted(pool, new VerifiedIdentity.Guest());
        assertThat(first.roleArn()).isEqualTo(GUEST);
        assertThat(first.identityId()).isEqualTo(second.identityId());
        assertThat(first.credentials().accessKeyId())
                .isNotEqualTo(second.credentials().accessKeyId());
        assertThat(first.principalTags()).isEmpty();
    }

    @Test
    void a_guest_is_refused_where_the_pool_admits_none() {
        assertRefused(seeded(false), new VerifiedIdentity.Guest(), "guests_not_admitted");
    }

    @Test
    void a_pool_that_is_not_there_refuses() {
        assertRefused("eu-west-1:" + UUID.randomUUID(), new VerifiedIdentity.Guest(), "identity_pool_unknown");
    }

    @Test
    void a_client_that_the_pool_does_not_name_is_refused() {
        VerifiedIdentity other =
                verified(ISSUER.accessToken("alice", Instant.now()).claim("client_id", "client2"));
        assertRefused(seeded(true), other, "provider_untrusted");
    }

    @ParameterizedTest
    @MethodSource("unusableSubjects")
    void who_has_no_usable_id_is_refused(String subject) {
        assertRefused(seeded(true), verified(ISSUER.accessToken(subject, Instant.now())), "subject_unusable");
    }

    private static Stream<String> unusableSubjects() {
        return Stream.of("al\0ice", "alice\n", "x".repeat(1025));
    }

    @Test
    void a_revoked_session_is_refused_though_the_token_was_verified_before() {
        VerifiedIdentity carol = verified(ISSUER.accessToken("carol", Instant.now()));
        String pool = seeded(true);
        granted(pool, carol);
        REVOCATIONS.revokeSession(
                ISSUER.url(), "session-of-carol", Instant.now().plusSeconds(3600));
        assertRefused(pool, carol, "token_revoked");
    }

    @Test
    void a_claim_that_no_tag_can_hold_refuses_the_exchange() {
        VerifiedIdentity odd = verified(ISSUER.accessToken("al*ice", Instant.now()));
        assertRefused(seeded(true), odd, "tag_not_allowed");
    }

    @Test
    void a_saturated_executor_fails_the_stage_and_never_the_caller() {
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        try (IdentityPools saturated = open(full)) {
            ExchangeRequest request = new ExchangeRequest("eu-west-1:x", new VerifiedIdentity.Guest());
            assertThatThrownBy(() -> saturated
                            .inProcess()
                            .exchange(request)
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void seeding_again_changes_nothing() {
        String pool = seeded(true);
        assertThat(pools.seed(seed(pool, false))).isFalse();
        assertThat(granted(pool, new VerifiedIdentity.Guest()).roleArn()).isEqualTo(GUEST);
    }

    private static IdentityPools open(Executor executor) {
        ProviderMapping providers = ProviderMapping.userPoolsAt(ISSUER.template(), PRIVATE_PLAIN_HTTP);
        SealingKey key = SealingKey.generate("k", new SecureRandom());
        DataSource database =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        return IdentityPools.open(
                IdentityPoolsConfig.of("eu-west-1", "000000000000", KeyRing.of(key), providers),
                database,
                TestRoles.trustingPools("reader", "admin", "guest"),
                ProviderLogins.open(
                        ProviderLoginsConfig.defaults(), new FakeProviders(), database, new SimpleMeterRegistry()),
                REVOCATIONS,
                new SimpleMeterRegistry(),
                executor);
    }

    private static String seeded(boolean guests) {
        String id = pools.newPoolId();
        assertThat(id).startsWith("eu-west-1:");
        assertThat(pools.seed(seed(id, guests))).isTrue();
        return id;
    }

    private static IdentityPoolSeed seed(String id, boolean guests) {
        RoleMapping admins = RoleMapping.builder()
                .type("Rules")
                .ambiguousRoleResolution("AuthenticatedRole")
                .rulesConfiguration(RulesConfigurationType.builder()
                        .rules(MappingRule.builder()
                                .claim("cognito:groups")
                                .matchType("Contains")
                                .value("\"admins\"")
                                .roleARN(ADMIN)
                                .build())
                        .build())
                .build();
        CognitoIdentityProvider client = CognitoIdentityProvider.builder()
                .providerName(ISSUER.provider())
                .clientId(TestIssuer.CLIENT)
                .build();
        return new IdentityPoolSeed(
                id,
                "demo",
                guests,
                List.of(client),
                Map.of("authenticated", READER, "unauthenticated", GUEST),
                Map.of(ISSUER.provider() + ":" + TestIssuer.CLIENT, admins),
                Map.of(ISSUER.provider(), Map.of("user", "sub", "app", "aud")));
    }

    private static TrustedIssuer trusted() {
        return TrustedIssuer.named("test")
                .issuer(ISSUER.url())
                .profile(Profile.COGNITO)
                .keys(KeySource.uri(ISSUER.url() + "/.well-known/jwks.json"))
                .algorithms(SignatureAlgorithm.RS256)
                .audiences(AllowList.any())
                .clientIds(AllowList.any())
                .tokenUse(TokenUse.ANY)
                .network(PRIVATE_PLAIN_HTTP)
                .build();
    }

    private static VerifiedIdentity verified(JWTClaimsSet.Builder claims) {
        return Identities.verified(authorizer, ISSUER.sign(claims));
    }

    private static ExchangeResult.Granted granted(String pool, VerifiedIdentity identity) {
        ExchangeResult result = exchange(pool, identity);
        assertThat(result).isInstanceOf(ExchangeResult.Granted.class);
        return (ExchangeResult.Granted) result;
    }

    private static void assertRefused(String pool, VerifiedIdentity identity, String code) {
        ExchangeResult result = exchange(pool, identity);
        assertThat(result).isInstanceOf(ExchangeResult.Refused.class);
        assertThat(((ExchangeResult.Refused) result).code()).isEqualTo(code);
    }

    private static ExchangeResult exchange(String pool, VerifiedIdentity identity) {
        return pools.inProcess()
                .exchange(new ExchangeRequest(pool, identity))
                .toCompletableFuture()
                .join();
    }
}
