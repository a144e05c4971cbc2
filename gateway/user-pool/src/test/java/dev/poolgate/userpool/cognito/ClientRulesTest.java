package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateResourceServerRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidOAuthFlowException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class ClientRulesTest {
    private final Fixture pools = new Fixture();

    private static final String HERE = "https://app.example.com/back";

    @Test
    void a_client_of_the_code_flow_is_made_as_asked() {
        UserPoolClientType made = code(settings -> settings.defaultRedirectURI(HERE));

        assertThat(made.callbackURLs()).containsExactly(HERE);
        assertThat(made.allowedOAuthScopes()).containsExactly("openid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000/back",
                "http://127.0.0.1/back",
                "http://[::1]/back",
                "com.example.app://signed-in",
            })
    void a_redirect_may_lead_to_the_users_own_machine(String url) {
        assertThat(code(settings -> settings.callbackURLs(url)).callbackURLs()).containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/back",
                "https://app.example.com/back#here",
                "/back",
                "https://",
                "javascript:alert(1)",
                "data:text/html,hello",
                "https://user@app.example.com/",
                "http://localhost.evil.com/",
                "https://a b/",
            })
    void s17_a_redirect_leads_nowhere_else(String url) {
        assertThatThrownBy(() -> code(settings -> settings.callbackURLs(url)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> code(settings -> settings.logoutURLs(url)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void the_default_redirect_is_one_of_the_list() {
        assertThatThrownBy(() -> code(settings -> settings.defaultRedirectURI("https://elsewhere.example.com")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void machines_have_a_secret_and_no_other_flow() {
        UnaryOperator<CreateUserPoolClientRequest.Builder> machine =
                settings -> settings.allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS);

        assertThatThrownBy(() -> code(machine)).isInstanceOf(InvalidOAuthFlowException.class);
        assertThatThrownBy(() -> code(settings -> settings.generateSecret(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS, OAuthFlowType.CODE)))
                .isInstanceOf(InvalidOAuthFlowException.class);
        assertThat(code(settings -> machine.apply(settings).generateSecret(true))
                        .allowedOAuthFlows())
                .containsExactly(OAuthFlowType.CLIENT_CREDENTIALS);
    }

    @Test
    void what_oauth_needs_is_named() {
        assertThatThrownBy(() -> code(settings -> settings.allowedOAuthScopes(List.of())))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> code(settings -> settings.callbackURLs(List.of())))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void scopes_providers_and_attributes_are_the_pools() {
        pools.call(CreateResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier("https://orders.example.com/v" + unique(""))
                .name("orders")
                .build());
        String identifier = unique("orders");
        pools.call(CreateResourceServerRequest.builder()
                .userPoolId(pools.poolId())
                .identifier(identifier)
                .name("orders")
                .scopes(ResourceServerScopeType.builder()
                        .scopeName("read")
                        .scopeDescription("may read")
                        .build())
                .build());

        assertThat(code(settings -> settings.allowedOAuthScopes(identifier + "/read"))
                        .allowedOAuthScopes())
                .hasSize(1);
        assertThatThrownBy(() -> code(settings -> settings.allowedOAuthScopes(identifier + "/write")))
                .isInstanceOf(ScopeDoesNotExistException.class);
        assertThatThrownBy(() -> code(settings -> settings.supportedIdentityProviders("corp")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("The provider corp does not exist for User Pool");
        assertThatThrownBy(() -> code(settings -> settings.readAttributes("custom:none")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> code(settings -> settings.writeAttributes("custom:none")))
                .isInstanceOf(InvalidParameterException.class);
    }

    private UserPoolClientType code(UnaryOperator<CreateUserPoolClientRequest.Builder> change) {
        return pools.client(
                pools.poolId(),
                settings -> change.apply(settings.allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CODE)
                        .allowedOAuthScopes("openid")
                        .callbackURLs(HERE)));
    }
}
