package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

final class SignUpTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_user_signs_up_and_is_sent_a_code() {
        String name = unique("jane");

        SignUpResponse answer = pools.signUp(client, name, Map.of("email", name + "@example.com"));

        assertThat(answer.userConfirmed()).isFalse();
        assertThat(answer.userSub()).matches("[0-9a-f-]{36}");
        assertThat(answer.codeDeliveryDetails())
                .isEqualTo(CodeDeliveryDetailsType.builder()
                        .destination("j***@e***")
                        .deliveryMedium("EMAIL")
                        .attributeName("email")
                        .build());
        assertThat(pools.messages).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo(name + "@example.com");
            assertThat(message.text()).matches("Your confirmation code is \\d{6}");
        });
    }

    @Test
    void nothing_is_sent_where_there_is_no_address() {
        assertThat(pools.signUp(client, unique("jane"), Map.of()).codeDeliveryDetails())
                .isNull();
        assertThat(pools.messages).isEmpty();
    }

    @Test
    void a_name_is_taken_once() {
        String name = unique("jane");
        pools.signUp(client, name, Map.of());

        assertThatThrownBy(() -> pools.signUp(client, name, Map.of()))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessage("User already exists");
    }

    @Test
    void names_in_another_case_are_other_names_unless_the_pool_ignores_case() {
        String name = unique("jane");
        pools.signUp(client, name, Map.of());
        assertThat(pools.signUp(client, name.toUpperCase(Locale.ROOT), Map.of()))
                .isNotNull();

        UserPoolType folding = pools.pool(
                settings -> settings.usernameConfiguration(configuration -> configuration.caseSensitive(false)));
        String foldingClient = pools.client(folding.id(), settings -> settings).clientId();
        pools.signUp(foldingClient, "Jane", Map.of());
        assertThatThrownBy(() -> pools.signUp(foldingClient, "jANE", Map.of()))
                .isInstanceOf(UsernameExistsException.class);
    }

    @Test
    void where_the_email_is_the_name_the_username_is_the_sub_and_the_email_is_taken_at_once() {
        UserPoolType byEmail = pools.pool(settings -> settings.usernameAttributes(UsernameAttributeType.EMAIL)
                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
        String byEmailClient = pools.client(byEmail.id(), settings -> settings).clientId();

        SignUpResponse answer = pools.signUp(byEmailClient, "fixture@example.com", Map.of());

        assertThat(answer.codeDeliveryDetails().destination()).isEqualTo("f***@e***");
        AdminGetUserResponse user = pools.call(AdminGetUserRequest.builder()
                .userPoolId(byEmail.id())
                .username("Fixture@example.com")
                .build());
        assertThat(user.username()).isEqualTo(answer.userSub());
        assertThatThrownBy(() -> pools.signUp(byEmailClient, "FIXTURE@example.com", Map.of()))
                .isInstanceOf(UsernameExistsException.class)
                .hasMessage("User already exists");
        assertThatThrownBy(() -> pools.signUp(byEmailClient, "jane", Map.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Username should be an email.");
    }

    @Test
    void where_the_email_is_an_alias_a_name_may_not_look_like_one() {
        UserPoolType withAlias = pools.pool(settings -> settings.aliasAttributes(AliasAttributeType.EMAIL));
        String aliasClient = pools.client(withAlias.id(), settings -> settings).clientId();

        assertThatThrownBy(() -> pools.signUp(aliasClient, "jane@example.com", Map.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Username cannot be of email format, since user pool is configured for email alias.");
    }

    @Test
    void a_password_against_the_policy_is_refused_with_the_reason() {
        assertPasswordRefused("Aa1!", "Password not long enough");
        assertPasswordRefused("alllower-1", "Password must have uppercase characters");
        assertPasswordRefused("ALLUPPER-1", "Password must have lowercase characters");
        assertPasswordRefused("NoNumbers-", "Password must have numeric characters");
        assertPasswordRefused("NoSymbols1", "Password must have symbol characters");
    }

    @Test
    void attributes_against_the_schema_are_refused_with_the_reason() {
        assertThatThrownBy(() -> pools.signUp(client, unique("jane"), Map.of("email", "not an email")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid email address format.");
        assertThatThrownBy(() -> pools.signUp(client, unique("jane"), Map.of("phone_number", "0123")))
                .hasMessage("Invalid phone number format.");
        assertThatThrownBy(() -> pools.signUp(client, unique("jane"), Map.of("shoe", "42")))
                .hasMessage(
                        "Attributes did not conform to the schema: shoe: Attribute does not exist in the schema.\n");
        assertThatThrownBy(() -> pools.signUp(client, unique("jane"), Map.of("birthdate", "1990")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void nobody_verifies_himself_or_writes_what_the_client_may_not() {
        assertThatThrownBy(() -> pools.signUp(client, unique("jane"), Map.of("email_verified", "true")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("A client attempted to write unauthorized attribute");
        String narrow = pools.client(pools.poolId(), settings -> settings.writeAttributes("name"))
                .clientId();
        assertThatThrownBy(() -> pools.signUp(narrow, unique("jane"), Map.of("email", "jane@example.com")))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void a_client_without_a_list_lets_the_user_write_the_pools_own_attributes() {
        UserPoolType pool = pools.pool(settings ->
                settings.schema(SchemaAttributeType.builder().name("tier").build()));
        String open = pools.client(pool.id(), settings -> settings).clientId();

        pools.signUp(open, "jane", Map.of("custom:tier", "gold"));

        AdminGetUserResponse user = pools.call(AdminGetUserRequest.builder()
                .userPoolId(pool.id())
                .username("jane")
                .build());
        assertThat(user.userAttributes())
                .contains(AttributeType.builder()
                        .name("custom:tier")
                        .value("gold")
                        .build());
    }

    @Test
    void nobody_writes_for_the_developer_or_an_identity_provider_even_where_the_client_lists_it() {
        UserPoolType pool = pools.pool(settings -> settings.schema(SchemaAttributeType.builder()
                .name("level")
                .developerOnlyAttribute(true)
                .build()));
        String open = pools.client(pool.id(), settings -> settings).clientId();
        String listed = pools.client(
                        pool.id(), settings -> settings.writeAttributes("dev:custom:level", "identities", "sub"))
                .clientId();

        for (String privileged : List.of("dev:custom:level", "identities", "sub")) {
            for (String app : List.of(open, listed)) {
                assertThatThrownBy(() -> pools.signUp(app, unique("jane"), Map.of(privileged, "1")))
                        .isInstanceOf(NotAuthorizedException.class)
                        .hasMessage("A client attempted to write unauthorized attribute");
            }
        }
    }

    @Test
    void a_required_attribute_has_to_be_there() {
        UserPoolType strict = pools.pool(settings -> settings.schema(
                SchemaAttributeType.builder().name("email").required(true).build()));
        String strictClient = pools.client(strict.id(), settings -> settings).clientId();

        assertThatThrownBy(() -> pools.signUp(strictClient, "jane", Map.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Attributes did not conform to the schema: email: The attribute is required\n");
    }

    @Test
    void a_closed_pool_takes_no_sign_ups() {
        UserPoolType closed =
                pools.pool(settings -> settings.adminCreateUserConfig(config -> config.allowAdminCreateUserOnly(true)));
        String closedClient = pools.client(closed.id(), settings -> settings).clientId();

        assertThatThrownBy(() -> pools.signUp(closedClient, "jane", Map.of()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("SignUp is not permitted for this user pool");
    }

    @Test
    void a_client_with_a_secret_wants_the_proof_of_it() {
        UserPoolClientType secret =
                pools.client(pools.poolId(), settings -> settings.clientSecret("secretsecretsecretsecret123"));

        assertThatThrownBy(() -> pools.signUp(secret.clientId(), unique("jane"), Map.of()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage(
                        "Client " + secret.clientId() + " is configured with secret but SECRET_HASH was not received");
        assertThatThrownBy(() -> pools.call(SignUpRequest.builder()
                        .clientId(secret.clientId())
                        .username("jane")
                        .password(PASSWORD)
                        .secretHash("FPh2mnyCgfeVCaNboogUMaXEvGqSGRkzSR8dbvbqVKA=")
                        .build()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Unable to verify secret hash for client " + secret.clientId());
    }

    private void assertPasswordRefused(String password, String reason) {
        assertThatThrownBy(() -> pools.call(SignUpRequest.builder()
                        .clientId(client)
                        .username(unique("jane"))
                        .password(password)
                        .build()))
                .isInstanceOf(InvalidPasswordException.class)
                .hasMessage("Password did not conform with policy: " + reason);
    }
}
