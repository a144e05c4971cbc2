package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class DeleteUserAttributesTest {
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
    void what_is_named_goes_with_what_was_proved_of_it() {
        String token = signedIn(
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL),
                Map.of("email", "anna@example.com", "email_verified", "true", "name", "Anna"));

        delete(token, "email");

        assertThat(attributes(name)).isEqualTo(Map.of("name", "Anna"));
        assertThatThrownBy(() -> pools.signIn(clientId, "anna@example.com")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void unknown_and_privileged_ones_are_refused() {
        String token = signedIn(settings -> settings, Map.of("name", "Anna"));

        assertThatThrownBy(() -> delete(token, "custom:none")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> delete(token, "email_verified")).isInstanceOf(NotAuthorizedException.class);
        delete(token, "nickname");
    }

    private void delete(String token, String attribute) {
        pools.call(DeleteUserAttributesRequest.builder()
                .accessToken(token)
                .userAttributeNames(attribute)
                .build());
    }
}
