package dev.poolgate.userpool.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.SecondFactor;
import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.passwords.AuthenticatorApp;
import dev.poolgate.userpool.passwords.SrpClient;
import dev.poolgate.userpool.storage.UserPoolStorage;
import dev.poolgate.userpool.transfer.TransferException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserPoolMfaConfigRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

final class PoolTransferTest {
    private static final byte[] KEY = new byte[32];

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;

    private final Fixture here = new Fixture();
    private final MfaPools mfa = new MfaPools(here);
    private final String poolId = here.pool(
                    settings -> settings.deviceConfiguration(devices -> devices.challengeRequiredOnNewDevice(false)))
            .id();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void a_pool_moves_to_another_server_with_all_that_its_users_need() throws Exception {
        here.call(SetUserPoolMfaConfigRequest.builder()
                .userPoolId(poolId)
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .softwareTokenMfaConfiguration(token -> token.enabled(true))
                .build());
        here.pools()
                .seeding()
                .group(CreateGroupRequest.builder()
                        .userPoolId(poolId)
                        .groupName("staff")
                        .precedence(1)
                        .build());
        UserPoolClientType client = here.client(poolId, settings -> settings.generateSecret(true));
        String open = mfa.client(poolId);
        here.pools()
                .seeding()
                .user(poolId, "anna", Fixture.PASSWORD, Map.of("email", "anna@example.com"), Set.of("staff"));
        here.pools().seeding().user(poolId, "bert", Fixture.PASSWORD, Map.of("name", "Bert \u00e9\n"), Set.of());
        AuthenticatorApp app = mfa.register(here.signIn(open, "bert").accessToken());
        mfa.prefer(poolId, "bert", SecondFactor.SOFTWARE_TOKEN_MFA, true);
        AuthenticationResultType before = here.signIn(open, "anna");
        for (int i = 0; i < 300; i++) {
            // more than a frame
            UserPoolStorage.open(Fixture.DATABASE)
                    .users()
                    .insert(
                            new User(
                                    poolId,
                                    "sub" + i,
                                    "user" + i,
                                    UserStatusType.CONFIRMED,
                                    true,
                                    Instant.EPOCH,
                                    Instant.EPOCH,
                                    Map.of("email", "user" + i + "@example.com", "name", "x".repeat(200))),
                            "user" + i);
        }

        byte[] file = exported();
        assertThat(file.length).isGreaterThan(128 * 1024);
        assertThat(new String(file, UTF_8)).doesNotContain("anna", "example.com", client.clientSecret());
        Fixture there = other("moved");
        there.clock.pass(Duration.between(there.clock.instant(), here.clock.instant()));
        assertThat(there.pools().transfer().read(KEY, new ByteArrayInputStream(file)))
                .isEqualTo(poolId);

        assertThat(settings(there)).isEqualTo(settings(here));
        DescribeUserPoolClientResponse described = there.call(DescribeUserPoolClientRequest.builder()
                .userPoolId(poolId)
                .clientId(client.clientId())
                .build());
        assertThat(described.userPoolClient().clientSecret()).isEqualTo(client.clientSecret());
        SrpClient srp = new SrpClient(poolId);
        InitiateAuthResponse asked = there.initiate(
                open, AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "anna", "SRP_A", srp.publicValue()));
        RespondToAuthChallengeResponse signedIn = there.call(RespondToAuthChallengeRequest.builder()
                .clientId(open)
                .challengeName(asked.challengeName())
                .challengeResponses(srp.answer(asked.challengeParameters(), Fixture.PASSWORD, there.clock.instant()))
                .build());
        assertThat(Fixture.claims(signedIn.authenticationResult().accessToken()).getClaim("cognito:groups"))
                .isEqualTo(List.of("staff"));
        // what was issued before goes on
        assertThat(there.initiate(
                                open,
                                AuthFlowType.REFRESH_TOKEN_AUTH,
                                Map.of(
                                        "REFRESH_TOKEN",
                                        before.refreshToken(),
                                        "DEVICE_KEY",
                                        before.newDeviceMetadata().deviceKey()))
                        .authenticationResult()
                        .accessToken())
                .isNotEmpty();
        GetUserResponse anna = there.call(
                GetUserRequest.builder().accessToken(before.accessToken()).build());
        assertThat(anna.username()).isEqualTo("anna");
        InitiateAuthResponse second = there.password(open, "bert", Fixture.PASSWORD);
        assertThat(second.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(new MfaPools(there)
                        .answer(open, "bert", second, app.code(there.clock.instant()))
                        .authenticationResult())
                .isNotNull();
        AdminGetUserResponse bert = there.call(AdminGetUserRequest.builder()
                .userPoolId(poolId)
                .username("bert")
                .build());
        assertThat(bert.userAttributes())
                .anyMatch(attribute -> attribute.value().equals("Bert \u00e9\n"));
        assertThatThrownBy(() -> there.pools().transfer().read(KEY, new ByteArrayInputStream(file)))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("is there already");
    }

    @Test
    void a_file_that_was_cut_off_or_changed_leaves_nothing() throws Exception {
        here.pools().seeding().user(poolId, "anna", Fixture.PASSWORD, Map.of(), Set.of());
        byte[] file = exported();
        Fixture there = other("kept");
        for (int length : new int[] {0, 10, 48, 50, 60, file.length / 2, file.length - 1}) {
            refused(there, KEY, Arrays.copyOf(file, length));
        }
        for (int at : new int[] {0, 20, 50, 60, file.length / 2, file.length - 1}) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            refused(there, KEY, changed);
        }
        refused(there, KEY, Arrays.copyOf(file, file.length + 1));
        byte[] other = KEY.clone();
        other[31] = 1;
        refused(there, other, file);
        refused(there, new byte[16], file);
        assertThatThrownBy(() -> settings(there)).isInstanceOf(ResourceNotFoundException.class);
        there.pools().transfer().read(KEY, new ByteArrayInputStream(file));
        assertThat(settings(there).id()).isEqualTo(poolId);
    }

    @Test
    void a_pool_that_is_not_there_is_not_written() {
        assertThatThrownBy(() -> here.pools().transfer().write("eu-west-1_nowhere1", KEY, new ByteArrayOutputStream()))
                .isInstanceOf(TransferException.class)
                .hasMessage("pool `eu-west-1_nowhere1` does not exist");
    }

    private byte[] exported() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        here.pools().transfer().write(poolId, KEY, file);
        return file.toByteArray();
    }

    private static void refused(Fixture there, byte[] key, byte[] file) {
        assertThatThrownBy(() -> there.pools().transfer().read(key, new ByteArrayInputStream(file)))
                .isInstanceOf(TransferException.class);
    }

    private UserPoolType settings(Fixture server) {
        DescribeUserPoolResponse described =
                server.call(DescribeUserPoolRequest.builder().userPoolId(poolId).build());
        return described.userPool();
    }

    private static Fixture other(String database) throws SQLException {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return new Fixture(postgres.getDatabase("postgres", database), key);
    }
}
