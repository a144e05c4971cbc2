package dev.poolgate.gateway.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorizeArgumentsTest {
    private final AuthorizeArguments anyUser = AuthorizeArguments.anyUser();

    @Test
    void requirements_add_up() {
        AuthorizeArguments arguments =
                anyUser.withGroups("admins").withClaim("department", "sales").withClaim("level", "1", "2");

        assertThat(arguments.groups()).containsExactly("admins");
        assertThat(arguments.claims()).isEqualTo(Map.of("department", List.of("sales"), "level", List.of("1", "2")));
    }

    @Test
    void s58_a_requirement_without_a_value_does_not_mean_no_requirement() {
        String[] none = {};

        assertThatIllegalArgumentException().isThrownBy(() -> anyUser.withGroups(none));
        assertThatIllegalArgumentException().isThrownBy(() -> anyUser.withScopes(none));
        assertThatIllegalArgumentException().isThrownBy(() -> anyUser.withIssuers(none));
    }
}
