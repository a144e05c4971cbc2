package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class AdminUpdateUserAttributesTest {
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

    private static AttributeType attribute(String attribute, String value) {
        return AttributeType.builder().name(attribute).value(value).build();
    }

    @Test
    void an_administrator_may_say_that_an_email_is_verified() {
        signedIn(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL), Map.of("name", "Anna"));

        update(attribute("email", "anna@example.com"), attribute("email_verified", "true"));

        assertThat(attributes(name)).containsEntry("email_verified", "true");
        assertThat(pools.signIn(clientId, "anna@example.com")).isNotNull();
    }

    @Test
    void nobody_writes_what_the_pool_knows_of_linked_identities() {
        signedIn(settings -> settings, Map.of());

        assertThatThrownBy(() -> update(attribute("identities", "[{\"userId\":\"somebody\"}]")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Cannot modify the non-mutable attribute identities");
        assertThat(attributes(name)).doesNotContainKey("identities");
    }

    @Test
    void what_is_no_text_is_no_value() {
        signedIn(settings -> settings, Map.of());

        for (String broken : List.of("a\u0000b", "a\uD800b", "\uDC00", "b\uDBFF")) {
            assertThatThrownBy(() -> update(attribute("name", broken))).isInstanceOf(InvalidParameterException.class);
        }
        update(attribute("name", "\uD83D\uDE00"));
    }

    @Test
    void else_a_new_email_is_not_verified_and_the_user_is_asked_where_the_pool_verifies() {
        signedIn(
                settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL),
                Map.of("email", "old@example.com", "email_verified", "true"));

        update(attribute("email", "new@example.com"));

        assertThat(attributes(name)).containsEntry("email_verified", "false");
        assertThat(pools.messages.get(pools.messages.size() - 1).to()).isEqualTo("new@example.com");
    }

    @Test
    void what_is_not_there_is_not_verified() {
        signedIn(settings -> settings, Map.of());

        assertThatThrownBy(() -> update(attribute("phone_number_verified", "true")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> update(attribute("sub", "x"))).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void another_users_alias_is_not_taken() {
        signedIn(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL), Map.of());
        pools.pools()
                .seeding()
                .user(
                        poolId,
                        "bert",
                        Fixture.PASSWORD,
                        Map.of("email", "bert@example.com", "email_verified", "true"),
                        Set.of());

        assertThatThrownBy(() -> update(attribute("email", "bert@example.com"), attribute("email_verified", "true")))
                .isInstanceOf(AliasExistsException.class);
        assertThat(attributes(name)).isEmpty();
    }

    @Test
    void a_verified_email_that_is_no_longer_verified_signs_in_no_more() {
        signedIn(
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL),
                Map.of("email", "anna@example.com", "email_verified", "true"));

        update(attribute("email_verified", "false"));

        assertThatThrownBy(() -> pools.signIn(clientId, "anna@example.com")).isInstanceOf(UserNotFoundException.class);
    }

    private void update(AttributeType... given) {
        pools.call(AdminUpdateUserAttributesRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .userAttributes(given)
                .build());
    }
}
