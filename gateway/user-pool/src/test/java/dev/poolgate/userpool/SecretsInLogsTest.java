package dev.poolgate.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.poolgate.userpool.passwords.SrpClient;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Whatever a user does, and however talkative the server was made, no log tells what lets somebody in (S68). */
final class SecretsInLogsTest {
    private static final String NAME = "alice";
    private static final String PASSWORD = "Correct-Horse-7";
    /** The client of this test, in the same process, whose logs are its own. */
    private static final String CLIENT = "software.amazon.awssdk.";

    private final SeenSecrets secrets = new SeenSecrets();
    private final Lines logs = new Lines();
    private RunningPools running;
    private CognitoIdentityProviderClient aws;

    @BeforeEach
    void start() {
        logs.listen();
        running = new RunningPools();
        aws = running.aws(secrets);
    }

    @AfterEach
    void stop() {
        aws.close();
        running.close();
        logs.close();
    }

    @Test
    void s68_sign_ins_by_all_ways_leave_no_secret() {
        UserPoolClientType client = signedUp();
        AwsSdkAccounts.run(running, aws, client.userPoolId(), PublicClient.of(aws, client.userPoolId()));
        AwsSdkMfa.run(aws);
        AwsSdkDevices.run(aws);
        String refreshToken = bySrp(client);
        Map<String, String> wrong = Map.of("PASSWORD", "Wrong-Horse-9");
        assertThatThrownBy(() -> initiate(client, AuthFlowType.USER_PASSWORD_AUTH, wrong))
                .isInstanceOf(NotAuthorizedException.class);
        initiate(client, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", refreshToken));
        aws.revokeToken(revoke -> revoke.clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .token(refreshToken));

        assertSilent();
        assertThat(secrets.names())
                .contains(
                        "PASSWORD",
                        "SECRET_HASH",
                        "SecretHash",
                        "ClientSecret",
                        "ConfirmationCode",
                        "Session",
                        "SecretCode",
                        "UserCode",
                        "PASSWORD_CLAIM_SIGNATURE",
                        "AccessToken",
                        "IdToken",
                        "REFRESH_TOKEN",
                        "PreviousPassword");
    }

    @Test
    void s68_a_fault_is_told_without_what_it_was_about() throws Exception {
        UserPoolClientType client = signedUp();
        try (Connection connection = running.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop all objects");
        }

        assertThatThrownBy(() -> initiate(client, AuthFlowType.USER_PASSWORD_AUTH, Map.of("PASSWORD", PASSWORD)))
                .isInstanceOf(CognitoIdentityProviderException.class)
                .hasMessageContaining("500");

        assertThat(logs.text()).contains("JdbcSQL");
        assertSilent();
    }

    private void assertSilent() {
        assertThat(logs.lines).anyMatch(line -> line.contains("HTTP POST"));
        List<String> leaks = secrets.values().stream()
                .map(SecretsInLogsTest::recognisable)
                .flatMap(secret ->
                        logs.lines.stream().filter(line -> secret.matcher(line).find()))
                .map(line -> line.substring(0, Math.min(line.length(), 300)))
                .distinct()
                .toList();
        assertThat(leaks).isEmpty();
        assertThat(logs.text()).doesNotContain("eyJ");
    }

    /** A log may have only the beginning of a long one; a short one may be part of any number. */
    private static Pattern recognisable(String secret) {
        String beginning = Pattern.quote(secret.substring(0, Math.min(secret.length(), 16)));
        return Pattern.compile(secret.length() < 16 ? "\\b" + beginning + "\\b" : beginning);
    }

    /** A user who signed up with a client that has a secret. */
    private UserPoolClientType signedUp() {
        String poolId = aws.createUserPool(
                        pool -> pool.poolName("staff").autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
                .userPool()
                .id();
        UserPoolClientType client = aws.createUserPoolClient(create -> create.userPoolId(poolId)
                        .clientName("backend")
                        .generateSecret(true)
                        .explicitAuthFlows(
                                ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                                ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                                ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH))
                .userPoolClient();
        aws.signUp(user -> user.clientId(client.clientId())
                .secretHash(hash(client, NAME))
                .username(NAME)
                .password(PASSWORD)
                .userAttributes(AttributeType.builder()
                        .name("email")
                        .value("alice@example.com")
                        .build()));
        aws.confirmSignUp(confirm -> confirm.clientId(client.clientId())
                .secretHash(hash(client, NAME))
                .username(NAME)
                .confirmationCode(running.lastCode()));
        return client;
    }

    /** @return a refresh token */
    private String bySrp(UserPoolClientType client) {
        SrpClient srp = new SrpClient(client.userPoolId());
        InitiateAuthResponse challenge =
                initiate(client, AuthFlowType.USER_SRP_AUTH, Map.of("SRP_A", srp.publicValue()));
        Map<String, String> answer =
                new HashMap<>(srp.answer(challenge.challengeParameters(), PASSWORD, Instant.now()));
        answer.put("SECRET_HASH", hash(client, answer.getOrDefault("USERNAME", "")));
        return aws.respondToAuthChallenge(respond -> respond.clientId(client.clientId())
                        .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                        .session(challenge.session())
                        .challengeResponses(answer))
                .authenticationResult()
                .refreshToken();
    }

    private InitiateAuthResponse initiate(UserPoolClientType client, AuthFlowType flow, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("USERNAME", NAME);
        parameters.put("SECRET_HASH", hash(client, NAME));
        return aws.initiateAuth(
                auth -> auth.clientId(client.clientId()).authFlow(flow).authParameters(parameters));
    }

    private static String hash(UserPoolClientType client, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(client.clientSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal((name + client.clientId()).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** All that is logged from DEBUG on, by our own code from TRACE on, traces of exceptions included. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final Logger own = (Logger) LoggerFactory.getLogger("dev.poolgate");
        private final Level before = root.getLevel();

        void listen() {
            setContext(root.getLoggerContext());
            start();
            root.setLevel(Level.DEBUG);
            own.setLevel(Level.TRACE);
            root.addAppender(this);
        }

        void close() {
            root.detachAppender(this);
            root.setLevel(before);
            own.setLevel(null);
            stop();
        }

        String text() {
            return String.join("\n", lines);
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (!event.getLoggerName().startsWith(CLIENT)) {
                String trace = event.getThrowableProxy() == null
                        ? ""
                        : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
                lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + trace);
            }
        }
    }
}
