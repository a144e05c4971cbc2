package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeRequest;

final class VerifyUserAttributeTest {
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

    private void verify(String token, String attribute, String code) {
        pools.call(VerifyUserAttributeRequest.builder()
                .accessToken(token)
                .attributeName(attribute)
                .code(code)
                .build());
    }

    private static final Map<String, String> OLD = Map.of("email", "old@example.com", "email_verified", "true");

    @Test
    void the_code_verifies_and_signs_in() {
        String token = signedIn(
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL),
                OLD);
        update(token, attribute("email", "new@example.com"));
        String code = pools.lastCode();

        verify(token, "email", code);

        assertThat(attributes(name)).isEqualTo(Map.of("email", "new@example.com", "email_verified", "true"));
        assertThat(pools.signIn(clientId, "new@example.com")).isNotNull();
        assertThatThrownBy(() -> verify(token, "email", code)).isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void what_waited_takes_the_place_of_the_old() {
        String token = signedIn(
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                        .userAttributeUpdateSettings(update ->
                                update.attributesRequireVerificationBeforeUpdate(VerifiedAttributeType.EMAIL)),
                OLD);
        update(token, attribute("email", "new@example.com"));

        verify(token, "email", pools.lastCode());

        assertThat(attributes(name)).isEqualTo(Map.of("email", "new@example.com", "email_verified", "true"));
        assertThat(pools.signIn(clientId, "new@example.com")).isNotNull();
        assertThatThrownBy(() -> pools.signIn(clientId, "old@example.com")).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void a_code_does_not_prove_what_came_after_it() {
        String token = signedIn(settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL), OLD);
        update(token, attribute("email", "mine@example.com"));
        String code = pools.lastCode();
        pools.call(AdminUpdateUserAttributesRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .userAttributes(attribute("email", "victim@example.com"), attribute("email_verified", "false"))
                .build());

        assertThatThrownBy(() -> verify(token, "email", code))
                .isInstanceOfAny(ExpiredCodeException.class, CodeMismatchException.class);
        assertThat(attributes(name)).containsEntry("email_verified", "false");
    }

    @Test
    void an_alias_that_another_proved_first_is_not_taken() {
        String token = signedIn(
                settings -> settings.aliasAttributes(AliasAttributeType.EMAIL)
                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL),
                OLD);
        pools.pools()
                .seeding()
                .user(
                        poolId,
                        "bert",
                        Fixture.PASSWORD,
                        Map.of("email", "bert@example.com", "email_verified", "true"),
                        Set.of());
        update(token, attribute("email", "bert@example.com"));

        assertThatThrownBy(() -> verify(token, "email", pools.lastCode())).isInstanceOf(AliasExistsException.class);
        assertThat(attributes(name)).containsEntry("email_verified", "false");
    }

    @Test
    void wrong_codes_are_limited_and_other_attributes_have_none() {
        String token = signedIn(settings -> settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL), OLD);
        update(token, attribute("email", "new@example.com"));
        String code = pools.lastCode();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 15; i++) {
            assertThatThrownBy(() -> verify(token, "email", wrong)).isInstanceOf(CodeMismatchException.class);
        }
        assertThatThrownBy(() -> verify(token, "email", code)).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> verify(token, "name", code)).isInstanceOf(InvalidParameterException.class);
    }
}
