package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminResetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminResetUserPasswordTest {
    private final Fixture pools = new Fixture();

    private final String clientId = pools.clientId();

    @Test
    void the_user_is_sent_a_code_and_has_to_use_it() {
        String name = user(Map.of("email_verified", "true"));

        reset(name);

        assertThat(pools.lastCode()).hasSize(6);
        assertThatThrownBy(() -> pools.signIn(clientId, name)).isInstanceOf(PasswordResetRequiredException.class);
    }

    @Test
    void without_a_verified_address_nothing_changes() {
        String name = user(Map.of());

        assertThatThrownBy(() -> reset(name)).isInstanceOf(InvalidParameterException.class);

        assertThat(pools.signIn(clientId, name)).isNotNull();
    }

    @Test
    void an_unknown_user_is_said() {
        assertThatThrownBy(() -> reset("nobody")).isInstanceOf(UserNotFoundException.class);
    }

    private void reset(String name) {
        pools.call(AdminResetUserPasswordRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());
    }

    private String user(Map<String, String> more) {
        String name = unique("carl");
        Map<String, String> attributes = new java.util.HashMap<>(more);
        attributes.put("email", name + "@example.com");
        pools.pools().seeding().user(pools.poolId(), name, Fixture.PASSWORD, attributes, Set.of());
        return name;
    }
}
