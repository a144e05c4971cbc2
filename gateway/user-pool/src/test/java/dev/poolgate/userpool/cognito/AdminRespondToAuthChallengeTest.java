package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class AdminRespondToAuthChallengeTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_server_answers_for_a_user() {
        String name = invited();

        AdminRespondToAuthChallengeResponse answer = respond(pools.poolId(), name, session(name));

        assertThat(answer.authenticationResult().accessToken()).isNotEmpty();
        assertThat(answer.challengeName()).isNull();
    }

    @Test
    void a_client_of_another_pool_is_not_found() {
        String name = invited();
        String session = session(name);
        String other = pools.pool(settings -> settings).id();

        assertThatThrownBy(() -> respond(other, name, session)).isInstanceOf(ResourceNotFoundException.class);
    }

    private String invited() {
        String name = pools.confirmedUser();
        pools.setPassword(name, "Temporary-1!", false);
        return name;
    }

    private String session(String name) {
        return pools.password(client, name, "Temporary-1!").session();
    }

    private AdminRespondToAuthChallengeResponse respond(String poolId, String name, String session) {
        return pools.call(AdminRespondToAuthChallengeRequest.builder()
                .userPoolId(poolId)
                .clientId(client)
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                .session(session)
                .challengeResponses(Map.of("USERNAME", name, "NEW_PASSWORD", "Another-Horse-8"))
                .build());
    }
}
