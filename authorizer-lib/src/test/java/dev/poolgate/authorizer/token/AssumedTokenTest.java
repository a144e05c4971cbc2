package dev.poolgate.authorizer.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolgate.authorizer.fixture.Issuers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssumedTokenTest {
    private final TrustedIssuer issuer = Issuers.cognito().build();

    @Test
    void scopes_and_groups_are_read_as_those_of_the_issuer() {
        AssumedToken token = AssumedToken.of(
                issuer, Map.of("scope", "openid orders/read", "cognito:groups", List.of("admins"), "level", 7));

        assertThat(token.issuerName()).isEqualTo(issuer.name());
        assertThat(token.scopes()).containsExactly("openid", "orders/read");
        assertThat(token.groups()).containsExactly("admins");
        assertThat(token.claims()).containsEntry("level", 7);
    }

    @Test
    void a_claim_of_a_type_it_cannot_have_is_named() {
        assertThatThrownBy(() -> AssumedToken.of(issuer, Map.of("cognito:groups", 7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cognito:groups");
    }

    @Test
    void nothing_of_it_is_shown_by_accident() {
        assertThat(AssumedToken.of(issuer, Map.of("email", "alice@example.com")))
                .hasToString("AssumedToken[redacted]");
    }
}
