package dev.poolgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

@ExtendWith(DemoServer.class)
class RevocationIT {
    private final ServerProcess server;
    private final DemoClient client;

    RevocationIT(ServerProcess server, DemoClient client) {
        this.server = server;
        this.client = client;
    }

    @Test
    void a_revoked_session_is_refused_within_a_second_and_other_sessions_live_on() {
        AuthenticationResultType revoked = client.signIn("alice");
        AuthenticationResultType other = client.signIn("alice");
        assertThat(status(revoked)).isEqualTo(200);

        client.revoke(revoked);
        Instant answered = Instant.now();

        assertThat(status(revoked)).isEqualTo(401);
        assertThat(Duration.between(answered, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(status(other)).isEqualTo(200);
    }

    @Test
    void global_sign_out_ends_every_session_of_the_user() {
        AuthenticationResultType first = client.signIn("bob");
        AuthenticationResultType second = client.signIn("bob");
        assertThat(status(first)).isEqualTo(200);

        try (CognitoIdentityProviderClient users = client.users()) {
            users.globalSignOut(request -> request.accessToken(second.accessToken()));
        }

        assertThat(status(first)).isEqualTo(401);
        assertThat(status(second)).isEqualTo(401);
    }

    private int status(AuthenticationResultType session) {
        return server.get(server.gateway("/orders/1"), "Authorization", "Bearer " + session.accessToken())
                .statusCode();
    }
}
