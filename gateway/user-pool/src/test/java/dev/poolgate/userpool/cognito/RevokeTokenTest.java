package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedOperationException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class RevokeTokenTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_revoked_token_refreshes_no_more_and_its_access_tokens_are_refused() {
        AuthenticationResultType tokens = pools.signIn(client, pools.confirmedUser());

        revoke(client, tokens.refreshToken(), null);

        assertThatThrownBy(() -> pools.refresh(client, tokens.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Refresh Token has been revoked");
        assertThatThrownBy(() -> pools.call(GetUserRequest.builder()
                        .accessToken(tokens.accessToken())
                        .build()))
                .hasMessage("Access Token has been revoked");
    }

    @Test
    void other_sessions_of_the_user_go_on() {
        String name = pools.confirmedUser();
        AuthenticationResultType other = pools.signIn(client, name);

        revoke(client, pools.signIn(client, name).refreshToken(), null);

        assertThat(pools.refresh(client, other.refreshToken()).accessToken()).isNotEmpty();
        pools.call(GetUserRequest.builder().accessToken(other.accessToken()).build());
    }

    @Test
    void the_gateway_is_told_the_session_at_once_and_again_after_a_restart() {
        AuthenticationResultType tokens = pools.signIn(client, pools.confirmedUser());
        String session = (String) claims(tokens.accessToken()).getClaim("origin_jti");
        revoke(client, tokens.refreshToken(), null);
        String told = pools.pools().issuer(pools.poolId()) + " " + session + " 2026-03-02T10:00:00.250Z";
        assertThat(pools.revocations.sessions).containsExactly(told);
        pools.revocations.sessions.clear();

        pools.restart();

        assertThat(pools.revocations.sessions).contains(told);
    }

    @Test
    void an_unknown_token_or_another_clients_is_success_and_changes_nothing() {
        AuthenticationResultType tokens = pools.signIn(client, pools.confirmedUser());

        revoke(client, "unknown", null);
        revoke(pools.clientId(), tokens.refreshToken(), null);

        assertThat(pools.refresh(client, tokens.refreshToken())).isNotNull();
    }

    @Test
    void only_refresh_tokens_are_revoked() {
        String token = pools.signIn(client, pools.confirmedUser()).accessToken();

        assertThatThrownBy(() -> revoke(client, token, null)).isInstanceOf(UnsupportedTokenTypeException.class);
    }

    @Test
    void the_client_has_to_allow_it_and_to_prove_its_secret() {
        String loose = pools.client(pools.poolId(), settings -> settings.enableTokenRevocation(false))
                .clientId();
        UserPoolClientType secret = pools.client(pools.poolId(), settings -> settings.generateSecret(true));

        assertThatThrownBy(() -> revoke(loose, "x", null)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> revoke(secret.clientId(), "x", null)).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> revoke(secret.clientId(), "x", "wrong")).isInstanceOf(UnauthorizedException.class);
        revoke(secret.clientId(), "x", secret.clientSecret());
    }

    private void revoke(String clientId, String token, @Nullable String secret) {
        pools.call(RevokeTokenRequest.builder()
                .clientId(clientId)
                .clientSecret(secret)
                .token(token)
                .build());
    }
}
