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
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class UpdateUserAttributesTest {
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

    private UpdateUserAttributesResponse update(String token, AttributeType... given) {
        return pools.call(UpdateUserAttributesRequest.builder()
                .accessToken(token)
                .userAttributes(given)
                .build());
    }

    @Test
    void attributes_are_set_and_taken_away() {
        String token = signedIn(settings -> settings, Map.of("given_name", "Anna", "nickname", "an"));

        update(token, attribute("given_name", "Zoë"), attribute("nickname", ""), attribute("name", "Zoë A"));

        assertThat(attributes(name)).isEqualTo(Map.of("given_name", "Zoë", "name", "Zoë A"));
    }

    @Test
    void a_new_email_is_not_verified_and_signs_in_no_more() {
        String token = signedIn(
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL),
                Map.of("email", "old@example.com", "email_verified", "true"));

        UpdateUserAttributesResponse answer = update(token, attribute("email", "new@example.com"));

        assertThat(answer.codeDeliveryDetailsList())
                .extracting(CodeDeliveryDetailsType::destination)
                .containsExactly("n***@e***");
        assertThat(attributes(name)).isEqualTo(Map.of("email", "new@example.com", "email_verified", "false"));
        assertThatThrownBy(() -> pools.signIn(clientId, "old@example.com")).isInstanceOf(UserNotFoundException.class);
        assertThatThrownBy(() -> pools.signIn(clientId, "new@example.com")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void the_same_email_again_stays_verified() {
        String token = signedIn(
                settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL),
                Map.of("email", "old@example.com", "email_verified", "true"));

        assertThat(update(token, attribute("email", "old@example.com")).codeDeliveryDetailsList())
                .isEmpty();
        assertThat(attributes(name)).containsEntry("email_verified", "true");
    }

    @Test
    void where_the_pool_asks_for_it_the_old_email_stays_until_the_new_is_proved() {
        String token = signedIn(
                settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .userAttributeUpdateSettings(update ->
                                update.attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL)),
                Map.of("email", "old@example.com", "email_verified", "true"));

        update(token, attribute("email", "new@example.com"));

        assertThat(attributes(name)).isEqualTo(Map.of("email", "old@example.com", "email_verified", "true"));
        assertThat(pools.messages.get(pools.messages.size() - 1).to()).isEqualTo("new@example.com");
    }

    @Test
    void where_the_email_is_the_name_the_new_one_signs_in_at_once() {
        name = "old@example.com";
        String token = signedIn(
                settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL),
                Map.of("email", "old@example.com"));

        update(token, attribute("email", "new@example.com"));

        assertThat(pools.signIn(clientId, "new@example.com")).isNotNull();
        assertThatThrownBy(() -> pools.signIn(clientId, "old@example.com")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void another_users_name_is_not_taken_and_nothing_changes() {
        name = "old@example.com";
        String token = signedIn(
                settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL),
                Map.of("email", "old@example.com", "given_name", "Anna"));
        pools.pools().seeding().user(poolId, "bert@example.com", Fixture.PASSWORD, Map.of(), Set.of());

        assertThatThrownBy(() -> update(token, attribute("given_name", "Eve"), attribute("email", "BERT@example.com")))
                .isInstanceOf(AliasExistsException.class)
                .hasMessageContaining("An account with the email already exists.");

        assertThat(attributes(name)).containsEntry("given_name", "Anna").containsEntry("email", "old@example.com");
        assertThat(pools.signIn(clientId, "old@example.com")).isNotNull();
    }

    @Test
    void a_user_claims_nothing_that_only_others_may_say() {
        String token = signedIn(settings -> settings, Map.of("email", "old@example.com"));

        assertThatThrownBy(() -> update(token, attribute("email_verified", "true")))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> update(token, attribute("sub", "x"))).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> update(token, attribute("email", "no address")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void what_is_required_or_set_for_good_stays() {
        UnaryOperator<CreateUserPoolRequest.Builder> schema = settings -> settings.schema(
                SchemaAttributeType.builder()
                        .name("given_name")
                        .attributeDataType(AttributeDataType.STRING)
                        .mutable(true)
                        .required(true)
                        .build(),
                SchemaAttributeType.builder()
                        .name("badge")
                        .attributeDataType(AttributeDataType.STRING)
                        .mutable(false)
                        .build());
        String token = signedIn(schema, Map.of("given_name", "Anna", "custom:badge", "1"));

        assertThatThrownBy(() -> update(token, attribute("given_name", "")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> update(token, attribute("custom:badge", "2")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("custom:badge: Attribute cannot be updated.");
        update(token, attribute("custom:badge", "1"), attribute("given_name", "Zoë"));
    }
}
