package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DemoServer.class)
class AwsCliIT {
    private static final String PASSWORD = "Correct-horse-1";

    private final ServerProcess server;
    private final DemoClient client;
    private final AwsCli aws;

    AwsCliIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
        this.aws = AwsCli.orSkip(client);
    }

    @Test
    void the_cli_takes_a_user_from_sign_up_to_credentials() throws Exception {
        String pool = client.value("POOLGATE_USER_POOL_ID");
        String app = client.value("POOLGATE_CLIENT_ID");
        aws.run("cognito-idp", "sign-up", "--client-id", app, "--username", "carol", "--password", PASSWORD);
        aws.run("cognito-idp", "admin-confirm-sign-up", "--user-pool-id", pool, "--username", "carol");

        String refresh = signIn(app, "AuthenticationResult.RefreshToken");
        String access = refresh(app, refresh, "AuthenticationResult.AccessToken");
        String id = refresh(app, refresh, "AuthenticationResult.IdToken");

        assertThat(aws.run("cognito-idp", "get-user", "--access-token", access, "--query", "Username"))
                .isEqualTo("carol");
        assertThat(server.get(server.gateway("/orders/1"), "Authorization", "Bearer " + access)
                        .statusCode())
                .isEqualTo(200);
        assertThat(credentials(pool, id)).startsWith("ASIA");
    }

    private String credentials(String pool, String idToken) throws Exception {
        String logins = "cognito-idp.%s.amazonaws.com/%s=%s".formatted(client.value("AWS_REGION"), pool, idToken);
        String identityPool = client.value("POOLGATE_IDENTITY_POOL_ID");
        String identity = aws.run(
                "cognito-identity",
                "get-id",
                "--identity-pool-id",
                identityPool,
                "--logins",
                logins,
                "--query",
                "IdentityId");
        return aws.run(
                "cognito-identity",
                "get-credentials-for-identity",
                "--identity-id",
                identity,
                "--logins",
                logins,
                "--query",
                "Credentials.AccessKeyId");
    }

    private String signIn(String app, String query) throws Exception {
        return initiate(app, "USER_PASSWORD_AUTH", "USERNAME=carol,PASSWORD=" + PASSWORD, query);
    }

    private String refresh(String app, String token, String query) throws Exception {
        return initiate(app, "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN=" + token, query);
    }

    private String initiate(String app, String flow, String parameters, String query) throws Exception {
        return aws.run(
                "cognito-idp",
                "initiate-auth",
                "--client-id",
                app,
                "--auth-flow",
                flow,
                "--auth-parameters",
                parameters,
                "--query",
                query);
    }
}
