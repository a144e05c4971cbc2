package dev.poolgate.userpool.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

final class DescribeIdentityProviderTest {
    private final Fixture pools = new Fixture();

    private static final Map<String, String> DETAILS = Map.of(
            "client_id", "app",
            "client_secret", "hidden",
            "attributes_request_method", "GET",
            "authorize_scopes", "openid email",
            "oidc_issuer", "https://idp.example.com");
    private final String poolId = pools.pool(settings -> settings).id();

    private IdentityProviderType create(UnaryOperator<CreateIdentityProviderRequest.Builder> change) {
        CreateIdentityProviderResponse created = pools.call(change.apply(CreateIdentityProviderRequest.builder()
                        .userPoolId(poolId)
                        .providerName("corp")
                        .providerType(IdentityProviderTypeType.OIDC)
                        .providerDetails(DETAILS)
                        .idpIdentifiers("example.com"))
                .build());
        return created.identityProvider();
    }

    private IdentityProviderType describe(String name) {
        DescribeIdentityProviderResponse answer = pools.call(DescribeIdentityProviderRequest.builder()
                .userPoolId(poolId)
                .providerName(name)
                .build());
        return answer.identityProvider();
    }

    @Test
    void details_survive_a_restart() {
        IdentityProviderType made = create(provider -> provider);

        pools.restart();

        assertThat(describe("corp")).isEqualTo(made);
    }

    @Test
    void an_unknown_one_is_not_found() {
        assertThatThrownBy(() -> describe("nobody"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Identity provider nobody does not exist.");
    }

    @Test
    void s68_its_secret_is_not_in_the_database_in_the_open() throws Exception {
        create(provider -> provider);

        try (var connection = Fixture.DATABASE.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT document || sealed_details FROM up_identity_provider")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain("hidden");
            }
        }
    }
}
