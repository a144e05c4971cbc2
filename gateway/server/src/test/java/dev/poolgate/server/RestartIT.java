package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

class RestartIT {

    @Test
    void a_killed_server_comes_back_with_its_users_keys_and_revocations(@TempDir Path home) throws Exception {
        ServerProcess killed = ServerProcess.start(home);
        DemoClient client = DemoClient.of(killed.data());
        AuthenticationResultType kept = client.signIn("alice");
        AuthenticationResultType revoked = client.signIn("alice");
        client.revoke(revoked);
        killed.kill();

        try (ServerProcess server = killed.startAgain()) {
            assertThat(DemoClient.of(server.data()).values()).isEqualTo(client.values());
            assertThat(orders(server, kept)).isEqualTo(200);
            assertThat(orders(server, revoked)).isEqualTo(401);
            assertThat(orders(server, client.signIn("bob"))).isEqualTo(200);
        }
    }

    private static int orders(ServerProcess server, AuthenticationResultType session) {
        return server.get(server.gateway("/orders/1"), "Authorization", "Bearer " + session.accessToken())
                .statusCode();
    }
}
