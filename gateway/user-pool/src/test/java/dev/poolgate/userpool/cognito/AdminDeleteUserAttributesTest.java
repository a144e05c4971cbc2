package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class AdminDeleteUserAttributesTest {
    private final Fixture pools = new Fixture();

    private String name = "anna";
    private String poolId = "";
    private String clientId = "";

    private String signedIn(UnaryOperator<CreateUserPoolRequest.Builder> settings, Map<String, String> attributes) {
        poolId = pools.pool(settings).id();
        clientId = pools.client(poolId, client -> client).clientId();
        pools.pools().seeding().user(poolId, name, Fixture.PASSWORD, attributes, Set.of());
        return pools.signIn(clientId, name).accessToken();
    }

    private Map<String, String> attributes(String user) {
        AdminGetUserResponse answer = pools.call(
                AdminGetUserRequest.builder().userPoolId(poolId).username(user).build());
        return answer.userAttributes().stream()
                .filter(attribute -> !attribute.name().equals("sub"))
                .collect(java.util.stream.Collectors.toMap(AttributeType::name, AttributeType::value));
    }

    @Test
    void an_administrator_takes_attributes_away() {
        signedIn(settings -> settings, Map.of("email", "anna@example.com", "email_verified", "true", "name", "A"));

        delete("email", "nickname");

        assertThat(attributes(name)).isEqualTo(Map.of("name", "A"));
    }

    @Test
    void unknown_attributes_and_users_are_said() {
        signedIn(settings -> settings, Map.of());

        assertThatThrownBy(() -> delete("custom:none")).isInstanceOf(InvalidParameterException.class);
        name = "nobody";
        assertThatThrownBy(() -> delete("email")).isInstanceOf(UserNotFoundException.class);
    }

    private void delete(String... names) {
        pools.call(AdminDeleteUserAttributesRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .userAttributeNames(names)
                .build());
    }
}
