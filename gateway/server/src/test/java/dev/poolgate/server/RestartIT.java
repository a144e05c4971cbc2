package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
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

    @Test
    void after_the_master_key_was_replaced_what_was_issued_before_still_counts(@TempDir Path home) throws Exception {
        ServerProcess before = ServerProcess.start(home);
        DemoClient client = DemoClient.of(before.data());
        AuthenticationResultType alice = client.signIn("alice");
        AwsSessionCredentials credentials = client.credentials(alice);
        before.close();
        Path previous = Files.move(before.data().resolve("master.key"), home.resolve("master-1.key"));

        try (ServerProcess server = before.startAgain(Map.of("POOLGATE_PREVIOUS_MASTER_KEYS", previous.toString()))) {
            assertThat(Files.readAllBytes(server.data().resolve("master.key")))
                    .isNotEqualTo(Files.readAllBytes(previous));
            assertThat(orders(server, alice)).isEqualTo(200);
            assertThat(orders(server, client.signIn("bob"))).isEqualTo(200);
            assertThat(ledger(server, credentials)).isEqualTo(200);
            assertThat(ledger(server, client.credentials(client.signIn("alice"))))
                    .isEqualTo(200);
        }
    }

    private static int ledger(ServerProcess server, AwsSessionCredentials credentials) {
        return SignedRequest.of("GET", server.gateway("/ledger/1"), "", credentials)
                .send()
                .statusCode();
    }

    private static int orders(ServerProcess server, AuthenticationResultType session) {
        return server.get(server.gateway("/orders/1"), "Authorization", "Bearer " + session.accessToken())
                .statusCode();
    }
}
