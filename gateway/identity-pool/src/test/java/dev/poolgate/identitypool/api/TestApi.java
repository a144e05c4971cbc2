package dev.poolgate.identitypool.api;

import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.authorizer.sign.AccessKeys;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.AwsService;
import dev.poolgate.aws.Operation;
import dev.poolgate.aws.model.ServiceModel;
import dev.poolgate.identitypool.TestRoles;
import dev.poolgate.identitypool.directory.IdentifierSource;
import dev.poolgate.identitypool.directory.IdentityDirectory;
import dev.poolgate.identitypool.directory.PoolArns;
import dev.poolgate.identitypool.directory.Stores;
import dev.poolgate.identitypool.exchange.CredentialExchange;
import dev.poolgate.identitypool.exchange.RoleAssumption;
import dev.poolgate.identitypool.session.CredentialIssuer;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.KnownRoles;
import dev.poolgate.identitypool.session.SealedLineages;
import dev.poolgate.identitypool.session.SealingKey;
import dev.poolgate.identitypool.session.SessionAccessKeys;
import dev.poolgate.identitypool.session.SessionCallers;
import dev.poolgate.identitypool.session.SessionRevocations;
import dev.poolgate.identitypool.session.SessionTokens;
import dev.poolgate.identitypool.storage.Storage;
import dev.poolgate.identitypool.token.PoolTokens;
import dev.poolgate.identitypool.token.TokenKeys;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcConnectionPool;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * All operations over a real database in memory, called by name as the wire does. One for all tests: pools do not meet.
 */
final class TestApi {
    static final TestApi API = new TestApi();
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final String ADMINISTRATOR = "arn:aws:iam::000000000000:user/administrator";
    static final String READER = "arn:aws:iam::000000000000:role/reader";
    static final String WRITER = "arn:aws:iam::000000000000:role/writer";
    static final String GUEST = "arn:aws:iam::000000000000:role/guest";
    static final String DEVELOPER = "dev.example";
    static final String NO_POOL = "eu-west-1:00000000-0000-4000-8000-000000000000";

    final FakeLogins logins = new FakeLogins();
    final Stores stores;
    final AwsService service;
    private final ServiceModel model = ServiceModel.of("cognito-identity");
    final TestRoles roles = TestRoles.trustingPools("reader", "writer", "guest");
    final SessionCallers callers;
    final AccessKeys accessKeys;
    final PoolTokens poolTokens;
    /** What user pools revoked. */
    final RevocationList signOuts;

    final SessionRevocations revocations;

    private TestApi() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);
        SecureRandom random = new SecureRandom();
        signOuts = new InMemoryRevocationList(clock);
        KeyRing ring = KeyRing.of(SealingKey.generate("test", random));
        SessionTokens tokens = new SessionTokens(ring, random);
        IdentifierSource ids = new IdentifierSource(random);
        stores = Storage.open(JdbcConnectionPool.create("jdbc:h2:mem:api;DB_CLOSE_DELAY=-1", "sa", ""), clock);
        KnownRoles known = new KnownRoles(roles);
        CredentialExchange exchange = new CredentialExchange(
                new RoleAssumption(roles, known, new CredentialIssuer(tokens, random, clock), TestRoles.ACCOUNT, clock),
                Duration.ofHours(1));
        IdentityDirectory directory = new IdentityDirectory(stores.identities(), ids, clock);
        TokenKeys keys = new TokenKeys(stores.tokenKeys(), ring, "eu-west-1", random, clock);
        poolTokens = new PoolTokens(
                keys,
                URI.create("https://pools.example"),
                new PoolArns("000000000000"),
                new SealedLineages(ring, random),
                clock);
        revocations = new SessionRevocations(stores.revocations(), signOuts, clock);
        service = new IdentityApi(stores, directory, ids, logins, exchange, poolTokens, revocations).service();
        callers = new SessionCallers(tokens, known, revocations, clock);
        accessKeys = new SessionAccessKeys(callers);
    }

    /** @param output the response class of the operation */
    <O> O call(Class<O> output, SdkPojo input) {
        String name = output.getSimpleName().replace("Response", "");
        Operation<?, ?> operation = service.operations().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        // as the endpoint in front does before it calls an operation
        model.violations(name, input).ifPresent(text -> {
            throw InvalidParameterException.builder().message(text).build();
        });
        return output.cast(handle(operation, input, callBy(ADMINISTRATOR)));
    }

    /** Calls an operation with an empty input. */
    void callAs(String principalArn, Operation<?, ?> operation) {
        handle(operation, (SdkPojo) ((Buildable) operation.newInput()).build(), callBy(principalArn));
    }

    private static AwsCall callBy(String principalArn) {
        return new AwsCall("request", "eu-west-1", "000000000000", Optional.of(principalArn));
    }

    @SuppressWarnings("unchecked") // a test names the operation by its own response class
    private static <I extends SdkPojo> SdkPojo handle(Operation<I, ?> operation, SdkPojo input, AwsCall call) {
        return operation.handle((I) input, call);
    }

    /** A pool that trusts one client of one user pool and has a role for each kind of caller. */
    String newPool() {
        String id = newPool(false);
        setRoles(id, Map.of("authenticated", READER, "unauthenticated", GUEST));
        return id;
    }

    /** The same without roles. */
    String newPool(boolean serverSideTokenCheck) {
        return call(
                        CreateIdentityPoolResponse.class,
                        CreateIdentityPoolRequest.builder()
                                .identityPoolName("demo")
                                .allowUnauthenticatedIdentities(true)
                                .cognitoIdentityProviders(
                                        client(FakeLogins.IDP, serverSideTokenCheck),
                                        client(FakeLogins.OTHER_IDP, serverSideTokenCheck))
                                .build())
                .identityPoolId();
    }

    /** One that also has a developer provider and allows the classic flow. */
    String newDeveloperPool() {
        String id = newPool();
        changeSettings(id, settings -> settings.toBuilder()
                .developerProviderName(DEVELOPER)
                .allowClassicFlow(true)
                .build());
        return id;
    }

    void changeSettings(String poolId, UnaryOperator<DescribeIdentityPoolResponse> change) {
        stores.pools().changeSettings(poolId, change);
    }

    /** Registers a developer's user, or finds it. */
    GetOpenIdTokenForDeveloperIdentityResponse developer(String poolId, String user) {
        return call(
                GetOpenIdTokenForDeveloperIdentityResponse.class,
                GetOpenIdTokenForDeveloperIdentityRequest.builder()
                        .identityPoolId(poolId)
                        .logins(Map.of(DEVELOPER, user))
                        .build());
    }

    /** Links one more of the developer's users to an identity. */
    void link(String poolId, String identityId, String user) {
        call(
                GetOpenIdTokenForDeveloperIdentityResponse.class,
                GetOpenIdTokenForDeveloperIdentityRequest.builder()
                        .identityPoolId(poolId)
                        .identityId(identityId)
                        .logins(Map.of(DEVELOPER, user))
                        .build());
    }

    void setRoles(String poolId, Map<String, String> roles) {
        stores.pools()
                .replaceRoles(stores.pools().find(poolId).orElseThrow().roles().toBuilder()
                        .roles(roles)
                        .build());
    }

    void setRoles(SetIdentityPoolRolesRequest roles) {
        call(SetIdentityPoolRolesResponse.class, roles);
    }

    String getId(String poolId, Map<String, String> logins) {
        return call(
                        GetIdResponse.class,
                        GetIdRequest.builder()
                                .identityPoolId(poolId)
                                .logins(logins)
                                .build())
                .identityId();
    }

    private static CognitoIdentityProvider client(String provider, boolean serverSideTokenCheck) {
        return CognitoIdentityProvider.builder()
                .providerName(provider)
                .clientId(FakeLogins.CLIENT)
                .serverSideTokenCheck(serverSideTokenCheck)
                .build();
    }
}
