package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

final class ListUsersTest {
    private final Fixture pools = new Fixture();
    private final String poolId = pools.pool(settings -> settings).id();

    ListUsersTest() {
        user("anna", Map.of("email", "Anna@example.com", "given_name", "Ann \"A\" O'Neil", "phone_number", "+4930111"));
        user("bert", Map.of("email", "bert@example.com", "family_name", "Oe_%", "name", "Bert"));
        user("Carl", Map.of("email", "carl@elsewhere.org", "preferred_username", "charly"));
    }

    @Test
    void without_a_filter_everybody_is_listed() {
        assertThat(names(null)).containsExactlyInAnyOrder("anna", "bert", "Carl");
        assertThat(names("")).hasSize(3);
    }

    @Test
    void a_user_is_listed_as_an_administrator_gets_one() {
        AdminGetUserResponse got = pools.call(AdminGetUserRequest.builder()
                .userPoolId(poolId)
                .username("anna")
                .build());

        assertThat(list(request -> request.filter("username = \"anna\"")).users())
                .containsExactly(UserType.builder()
                        .username("anna")
                        .attributes(got.userAttributes())
                        .userCreateDate(got.userCreateDate())
                        .userLastModifiedDate(got.userLastModifiedDate())
                        .enabled(got.enabled())
                        .userStatus(got.userStatus())
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "username = \"anna\" | anna",
                "username ^= \"a\" | anna",
                "username = \"carl\" | ",
                "username = \"Carl\" | Carl",
                "email = \"anna@EXAMPLE.com\" | anna",
                "email ^= \"bert@\" | bert",
                "email=\"bert@example.com\" | bert",
                "email ^= \"%\" | ",
                "family_name = \"oe_%\" | bert",
                "family_name ^= \"o%\" | ",
                "name = \"Bert\" | bert",
                "given_name = \"ann \\\"a\\\" o'neil\" | anna",
                "phone_number ^= \"+4930\" | anna",
                "preferred_username ^= \"CH\" | Carl",
                "status = \"Disabled\" | ",
                "status = \"disabled\" | ",
                "cognito:user_status = \"UNCONFIRMED\" | ",
                "cognito:user_status = \"confirmed\" | ",
                "sub = \"00000000-0000-0000-0000-000000000000\" | ",
                "sub ^= \"nobody\" | ",
            })
    void a_filter_finds(String filter, @Nullable String name) {
        assertThat(names(filter)).isEqualTo(name == null ? List.of() : List.of(name));
    }

    @Test
    void status_and_state_are_filters_too() {
        pools.call(AdminDisableUserRequest.builder()
                .userPoolId(poolId)
                .username("bert")
                .build());
        pools.call(AdminSetUserPasswordRequest.builder()
                .userPoolId(poolId)
                .username("anna")
                .password(Fixture.PASSWORD)
                .permanent(false)
                .build());

        assertThat(names("status = \"Disabled\"")).containsExactly("bert");
        assertThat(names("status = \"disabled\"")).isEmpty();
        assertThat(names("status ^= \"x\"")).isEmpty();
        assertThat(names("status ^= \"En\"")).containsExactlyInAnyOrder("anna", "Carl");
        assertThat(names("cognito:user_status = \"FORCE_CHANGE_PASSWORD\"")).containsExactly("anna");
        assertThat(names("cognito:user_status ^= \"CONF\"")).containsExactlyInAnyOrder("bert", "Carl");
    }

    @Test
    void a_sub_and_its_beginning_find_the_user() {
        String sub = list(request -> request.filter("username = \"anna\"")).users().get(0).attributes().stream()
                .filter(attribute -> attribute.name().equals("sub"))
                .findFirst()
                .orElseThrow()
                .value();

        assertThat(names("sub = \"" + sub + "\"")).containsExactly("anna");
        assertThat(names("sub ^= \"" + sub.substring(0, 20) + "\"")).containsExactly("anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "email = anna",
                "email != \"a\"",
                "email = \"a\" AND name = \"b\"",
                "custom:x = \"a\"",
                "nickname = \"a\"",
                "email = \"a\u0000\"",
                "email = \"a\\\"",
                "status ^= \"\"",
            })
    void what_is_no_filter_is_said(String filter) {
        assertThatThrownBy(() -> names(filter)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_long_filter_is_read_in_no_time() {
        String filter = "email = \"" + "\\a".repeat(120) + "\"";

        assertThat(names(filter)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "email ^= \"\"", "username ^= \"\"", "status = \"Enabled\""})
    void pages_stay_right_while_users_come_and_go(String filter) {
        for (int i = 0; i < 6; i++) {
            user("user" + i, Map.of("email", "same@example.com"));
        }
        List<String> before = names(filter);
        List<String> seen = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            String next = token;
            ListUsersResponse page =
                    list(request -> request.filter(filter).limit(2).paginationToken(next));
            page.users().forEach(user -> seen.add(user.username()));
            token = page.paginationToken();
            if (pages++ == 1) {
                delete(seen.get(0));
                user("newcomer", Map.of("email", "new@example.com"));
            }
        } while (token != null);

        seen.remove("newcomer");
        assertThat(seen).containsExactlyElementsOf(before);
    }

    @Test
    void attributes_may_be_chosen() {
        assertThat(list(request -> request.filter("username = \"anna\"").attributesToGet("email", "name"))
                        .users()
                        .get(0)
                        .attributes())
                .containsExactly(AttributeType.builder()
                        .name("email")
                        .value("Anna@example.com")
                        .build());
        assertThatThrownBy(() -> list(request -> request.attributesToGet("custom:none")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("One or more requested attributes do not exist in user pool.");
    }

    @Test
    void an_unknown_pool_and_a_broken_token_are_said() {
        assertThatThrownBy(() -> list(request -> request.userPoolId("eu-west-1_nothing")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> list(request -> request.paginationToken("%")))
                .isInstanceOf(InvalidParameterException.class);
        String nul = Base64.getEncoder().encodeToString("\0".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> list(request -> request.paginationToken(nul)))
                .isInstanceOf(InvalidParameterException.class);
    }

    private List<String> names(@Nullable String filter) {
        return list(request -> request.filter(filter)).users().stream()
                .map(UserType::username)
                .toList();
    }

    private ListUsersResponse list(UnaryOperator<ListUsersRequest.Builder> change) {
        return pools.call(
                change.apply(ListUsersRequest.builder().userPoolId(poolId)).build());
    }

    private void user(String name, Map<String, String> attributes) {
        pools.pools().seeding().user(poolId, name, Fixture.PASSWORD, attributes, Set.of());
    }

    private void delete(String name) {
        pools.call(AdminDeleteUserRequest.builder()
                .userPoolId(poolId)
                .username(name)
                .build());
    }
}
