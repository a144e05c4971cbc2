package dev.poolgate.userpool.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.aws.AwsCall;
import dev.poolgate.aws.Operation;
import dev.poolgate.userpool.UserPools;
import dev.poolgate.userpool.UserPoolsConfig;
import dev.poolgate.userpool.accounts.Message;
import dev.poolgate.userpool.passwords.HashingCost;
import dev.poolgate.userpool.triggers.Triggers;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/**
 * User pools in memory, with time, messages and revocations in hand. The database is one for all tests, because keys
 * are slow to make; users differ by a number instead.
 */
final class Fixture {
    static final String PASSWORD = "Correct-Horse-7";
    static final String ISSUER_BASE = "https://pools.example.com/";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    static final DataSource DATABASE = JdbcConnectionPool.create("jdbc:h2:mem:operations;DB_CLOSE_DELAY=-1", "sa", "");
    private static final String POOL = "eu-west-1_shared001";

    final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T10:00:00.250Z"));
    final List<Message> messages = new ArrayList<>();
    final TriggerRecord triggers = new TriggerRecord();
    final RevocationRecord revocations = new RevocationRecord();
    private UserPools pools;

    private final DataSource database;
    private final byte[] masterKey;

    Fixture() {
        this(DATABASE, new byte[32]);
        // what other tests revoked
        revocations.sessions.clear();
        revocations.subjects.clear();
        pools.seeding()
                .pool(
                        POOL,
                        CreateUserPoolRequest.builder()
                                .poolName("shared")
                                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                                .build());
    }

    /** Another server. */
    Fixture(DataSource database, byte[] masterKey) {
        this.database = database;
        this.masterKey = masterKey;
        restart();
    }

    /** As if the process had ended: everything in memory is new. */
    void restart() {
        pools = UserPools.open(config(), database, revocations);
    }

    UserPools pools() {
        return pools;
    }

    String poolId() {
        return POOL;
    }

    /** A client of the shared pool, new for each fixture, with all flows. */
    String clientId() {
        return client(POOL, settings -> settings).clientId();
    }

    UserPoolType pool(UnaryOperator<CreateUserPoolRequest.Builder> settings) {
        CreateUserPoolResponse created =
                call(settings.apply(CreateUserPoolRequest.builder().poolName("made by a test"))
                        .build());
        return created.userPool();
    }

    UserPoolClientType client(String poolId, UnaryOperator<CreateUserPoolClientRequest.Builder> settings) {
        CreateUserPoolClientResponse created = call(settings.apply(CreateUserPoolClientRequest.builder()
                        .userPoolId(poolId)
                        .clientName("made by a test")
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .build());
        return created.userPoolClient();
    }

    /** A name nobody has. */
    static String unique(String name) {
        return name + NUMBERS.incrementAndGet();
    }

    SignUpResponse signUp(String clientId, String name, Map<String, String> attributes) {
        return call(SignUpRequest.builder()
                .clientId(clientId)
                .username(name)
                .password(PASSWORD)
                .userAttributes(attributes(attributes))
                .build());
    }

    /** A pool that tracks devices, shared by all tests that say the same of it. */
    String trackingPool(boolean challenged, boolean prompted) {
        String id = "eu-west-1_tracking" + (challenged ? 1 : 0) + (prompted ? 1 : 0);
        pools.seeding()
                .pool(
                        id,
                        CreateUserPoolRequest.builder()
                                .poolName("tracking")
                                .deviceConfiguration(devices -> devices.challengeRequiredOnNewDevice(challenged)
                                        .deviceOnlyRememberedOnUserPrompt(prompted))
                                .build());
        return id;
    }

    /** A user who can sign in with {@link #PASSWORD}. */
    String confirmedUser(String poolId) {
        String name = unique("alice");
        pools.seeding().user(poolId, name, PASSWORD, Map.of("email", name + "@example.com"), java.util.Set.of());
        return name;
    }

    /** A user of the shared pool who can sign in with {@link #PASSWORD}. */
    String confirmedUser() {
        String name = unique("alice");
        pools.seeding().user(POOL, name, PASSWORD, Map.of("email", name + "@example.com"), java.util.Set.of());
        return name;
    }

    /** {@code SECRET_HASH}, as clients compute it. */
    static String secretHash(String clientId, String secret, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal((name + clientId).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    void setPassword(String name, String password, boolean permanent) {
        call(AdminSetUserPasswordRequest.builder()
                .userPoolId(POOL)
                .username(name)
                .password(password)
                .permanent(permanent)
                .build());
    }

    InitiateAuthResponse initiate(String clientId, AuthFlowType flow, Map<String, String> parameters) {
        return call(InitiateAuthRequest.builder()
                .clientId(clientId)
                .authFlow(flow)
                .authParameters(parameters)
                .build());
    }

    InitiateAuthResponse password(String clientId, String name, String password) {
        return initiate(clientId, AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", name, "PASSWORD", password));
    }

    AuthenticationResultType signIn(String clientId, String name) {
        return password(clientId, name, PASSWORD).authenticationResult();
    }

    AuthenticationResultType refresh(String clientId, String refreshToken) {
        return initiate(clientId, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", refreshToken))
                .authenticationResult();
    }

    /** The code in the newest message. */
    String lastCode() {
        Matcher matcher = CODE.matcher(messages.get(messages.size() - 1).text());
        if (!matcher.find()) {
            throw new AssertionError("no code in the last message");
        }
        return matcher.group();
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** A time claim as it is on the wire. */
    static long seconds(JWTClaimsSet claims, String name) {
        return ((Number) Objects.requireNonNull(claims.toJSONObject().get(name))).longValue();
    }

    static List<AttributeType> attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(entry -> AttributeType.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }

    /** Calls the operation that the input belongs to. */
    // an operation's name, input and output belong together in the SDK, so the test may name the output it expects
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <I extends SdkPojo, O extends SdkPojo> O call(I input) {
        String name = input.getClass().getSimpleName().replaceAll("Request$", "");
        Operation<I, O> operation = (Operation<I, O>) pools.service().operations().stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
        return operation.handle(input, new AwsCall("request-1", "eu-west-1", "000000000000", Optional.empty()));
    }

    private UserPoolsConfig config() {
        return new UserPoolsConfig(
                URI.create(ISSUER_BASE),
                "eu-west-1",
                "000000000000",
                new SecretKeySpec(masterKey, "AES"),
                List.of(),
                messages::add,
                new Triggers(Map.of(TriggerRecord.ARN, triggers)),
                Runnable::run, // so that tests see at once what callers must not
                new HashingCost(8, 1, 4),
                clock,
                new SecureRandom());
    }
}
