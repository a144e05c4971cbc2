package dev.poolgate.userpool.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;

final class GroupClaimsTest {

    @Test
    void lower_precedence_is_better_zero_is_best_and_none_is_worst() {
        GroupClaims claims =
                GroupClaims.of(List.of(group("none", null, "n"), group("seven", 7, "s"), group("zero", 0, "z")));

        assertThat(claims.names()).containsExactly("zero", "seven", "none");
        assertThat(claims.roles()).containsExactly("z", "s", "n");
        assertThat(claims.preferredRole()).contains("z");
    }

    @Test
    void a_tie_of_different_roles_prefers_none() {
        assertThat(GroupClaims.of(List.of(group("a", 1, "x"), group("b", 1, "y"), group("c", 2, "z")))
                        .preferredRole())
                .isEmpty();
        assertThat(GroupClaims.of(List.of(group("a", null, "x"), group("b", null, "y")))
                        .preferredRole())
                .isEmpty();
    }

    @Test
    void a_tie_of_the_same_role_prefers_it() {
        GroupClaims claims = GroupClaims.of(List.of(group("a", 1, "x"), group("b", 1, "x"), group("c", 2, "y")));

        assertThat(claims.preferredRole()).contains("x");
        assertThat(claims.roles()).containsExactly("x", "y");
    }

    @Test
    void a_single_role_is_preferred_whatever_its_precedence() {
        assertThat(GroupClaims.of(List.of(group("a", 0, null), group("b", 9, "x")))
                        .preferredRole())
                .contains("x");
    }

    @Test
    void groups_without_roles_have_none() {
        GroupClaims claims = GroupClaims.of(List.of(group("b", 1, null), group("a", 1, null)));

        assertThat(claims.names()).containsExactly("a", "b");
        assertThat(claims.roles()).isEmpty();
        assertThat(claims.preferredRole()).isEmpty();
    }

    private static GroupType group(String name, @Nullable Integer precedence, @Nullable String role) {
        return GroupType.builder()
                .groupName(name)
                .precedence(precedence)
                .roleArn(role)
                .build();
    }
}
