package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.attributes;
import static dev.poolgate.userpool.cognito.Fixture.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.userpool.directory.User;
import dev.poolgate.userpool.storage.UserPoolStorage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Whatever signs one user in does not come to name another. */
final class NamesTest {
    private final Fixture pools = new Fixture();
    private final String pool = pools.pool(settings -> settings.aliasAttributes(
                            AliasAttributeType.EMAIL,
                            AliasAttributeType.PHONE_NUMBER,
                            AliasAttributeType.PREFERRED_USERNAME)
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
            .id();
    private final String client = pools.client(pool, settings -> settings).clientId();

    @Test
    void a_preferred_username_that_no_code_proves_is_not_taken_by_force() {
        confirmed("first", "nick");
        signUp("second", "nick");

        assertThatThrownBy(() -> confirm("second", true))
                .isInstanceOf(AliasExistsException.class)
                .hasMessage("An account with the preferred_username already exists.");
        assertThatThrownBy(() -> pools.call(AdminCreateUserRequest.builder()
                        .userPoolId(pool)
                        .username("third")
                        .userAttributes(attributes(Map.of("preferred_username", "nick")))
                        .forceAliasCreation(true)
                        .build()))
                .isInstanceOf(AliasExistsException.class);
        assertThat(signedInBy("nick")).isEqualTo("first");
    }

    @Test
    void a_preferred_username_may_not_look_like_another_alias() {
        assertThatThrownBy(() -> signUp("first", "victim@example.com"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Preferred username cannot be of email format, since user pool is configured for email"
                        + " alias.");
        assertThatThrownBy(() -> signUp("first", "+4312345678"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Preferred username cannot be of phone number format, since user pool is configured for"
                        + " phone number alias.");
    }

    @Test
    void a_value_held_under_one_attribute_is_not_claimed_under_another_but_proved() {
        confirmed("holder", "nick");
        UserPoolStorage.open(Fixture.DATABASE)
                .aliases()
                .insert(pool, user("holder").sub(), "preferred_username", "second@example.com");
        signUp("second", "other");

        assertThatThrownBy(() -> confirm("second", false)).isInstanceOf(AliasExistsException.class);
        confirm("second", true);

        assertThat(signedInBy("second@example.com")).isEqualTo("second");
    }

    @Test
    void a_new_user_is_not_named_as_anothers_sub_or_alias() {
        confirmed("first", "nick");

        assertThatThrownBy(() -> signUp(user("first").sub(), "other")).isInstanceOf(UsernameExistsException.class);
        assertThatThrownBy(() -> signUp("nick", "other")).isInstanceOf(UsernameExistsException.class);
    }

    @Test
    void a_preferred_username_is_not_anothers_name_or_sub() {
        confirmed("first", "nick");
        signUp("second", "first");
        signUp("third", user("first").sub());

        assertThatThrownBy(() -> confirm("second", false)).isInstanceOf(AliasExistsException.class);
        assertThatThrownBy(() -> confirm("third", false)).isInstanceOf(AliasExistsException.class);
    }

    @Test
    void ones_own_name_may_be_the_preferred_one() {
        confirmed("first", "first");

        assertThat(signedInBy("first")).isEqualTo("first");
    }

    @Test
    void a_sub_names_its_user_whatever_others_are_called() {
        confirmed("first", "nick");
        String sub = user("first").sub();
        User shadow = new User(
                pool,
                "f0000000-0000-4000-8000-000000000000",
                sub,
                UserStatusType.CONFIRMED,
                true,
                pools.clock.instant(),
                pools.clock.instant(),
                Map.of());
        UserPoolStorage.open(Fixture.DATABASE).users().insert(shadow, sub);

        assertThat(get(sub).username()).isEqualTo("first");
    }

    private void confirmed(String name, String preferred) {
        signUp(name, preferred);
        confirm(name, false);
    }

    private void signUp(String name, String preferred) {
        pools.signUp(client, name, Map.of("email", name + "@example.com", "preferred_username", preferred));
    }

    /** With the last code sent to the address. */
    private void confirm(String name, boolean force) {
        pools.call(ConfirmSignUpRequest.builder()
                .clientId(client)
                .username(name)
                .confirmationCode(codeOf(name))
                .forceAliasCreation(force)
                .build());
    }

    private String codeOf(String name) {
        return pools.messages.stream()
                .filter(message -> message.to().equals(name + "@example.com"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .text()
                .replaceAll("\\D", "");
    }

    private Object signedInBy(String name) {
        return claims(pools.signIn(client, name).accessToken()).getClaim("username");
    }

    private User user(String name) {
        return UserPoolStorage.open(Fixture.DATABASE)
                .users()
                .byUsername(pool, name)
                .orElseThrow();
    }

    private AdminGetUserResponse get(String name) {
        return pools.call(
                AdminGetUserRequest.builder().userPoolId(pool).username(name).build());
    }
}
