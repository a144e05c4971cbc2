package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.claims;
import static dev.poolgate.userpool.cognito.Fixture.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

final class GetTokensFromRefreshTokenTest {
    private final Fixture pools = new Fixture();
    private final String name = pools.confirmedUser();

    @Test
    void without_rotation_the_refresh_token_stays_what_it_is() {
        String client = pools.clientId();
        AuthenticationResultType first = pools.signIn(client, name);
        pools.clock.pass(Duration.ofMinutes(5));

        AuthenticationResultType second = refresh(client, first.refreshToken());

        assertThat(second.refreshToken()).isNull();
        assertThat(claims(second.accessToken()).getClaim("origin_jti"))
                .isEqualTo(claims(first.accessToken()).getClaim("origin_jti"));
        assertThat(seconds(claims(second.idToken()), "auth_time"))
                .isEqualTo(seconds(claims(first.idToken()), "auth_time"));
        assertThat(refresh(client, first.refreshToken()).idToken()).isNotEmpty();
    }

    @Test
    void with_rotation_the_next_refresh_token_goes_on_where_the_first_ended() {
        String client = rotating(0);
        String token = pools.signIn(client, name).refreshToken();

        for (int hour = 1; hour <= 23; hour++) {
            pools.clock.pass(Duration.ofHours(1));
            token = refresh(client, token).refreshToken();
        }
        String last = token;
        pools.clock.pass(Duration.ofHours(1));

        assertThatThrownBy(() -> refresh(client, last))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Refresh Token has expired");
    }

    @Test
    void a_replaced_token_ends_the_session_and_every_token_of_it() {
        String client = rotating(0);
        String first = pools.signIn(client, name).refreshToken();
        AuthenticationResultType next = refresh(client, first);

        assertThatThrownBy(() -> refresh(client, first)).isInstanceOf(RefreshTokenReuseException.class);

        assertThatThrownBy(() -> refresh(client, next.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Refresh Token has been revoked");
        assertThatThrownBy(() -> pools.call(
                        GetUserRequest.builder().accessToken(next.accessToken()).build()))
                .hasMessage("Access Token has been revoked");
        assertThat(pools.revocations.sessions).hasSize(1);
    }

    @Test
    void another_session_of_the_user_goes_on() {
        String client = rotating(0);
        String other = pools.signIn(client, name).refreshToken();
        String first = pools.signIn(client, name).refreshToken();
        refresh(client, first);
        assertThatThrownBy(() -> refresh(client, first)).isInstanceOf(RefreshTokenReuseException.class);

        assertThat(refresh(client, other).refreshToken()).isNotEmpty();
    }

    @Test
    void within_its_grace_a_replaced_token_is_replaced_again_and_then_no_more() {
        String client = rotating(10);
        String first = pools.signIn(client, name).refreshToken();
        String second = refresh(client, first).refreshToken();
        pools.clock.pass(Duration.ofSeconds(10).minusMillis(1));

        String retried = refresh(client, first).refreshToken();

        assertThat(retried).isNotEqualTo(second);
        assertThat(refresh(client, retried).refreshToken()).isNotEmpty();
        pools.clock.pass(Duration.ofMillis(1));
        assertThatThrownBy(() -> refresh(client, first)).isInstanceOf(RefreshTokenReuseException.class);
        assertThatThrownBy(() -> refresh(client, second)).hasMessage("Refresh Token has been revoked");
    }

    @Test
    void of_many_at_once_one_gets_the_next_token() throws Exception {
        String client = rotating(0);
        String first = pools.signIn(client, name).refreshToken();
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    return refresh(client, first).refreshToken() != null;
                } catch (RefreshTokenReuseException | NotAuthorizedException lost) {
                    return false;
                }
            };
            int won = 0;
            for (Future<Boolean> result : executor.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
                won += result.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void a_replaced_token_is_remembered_over_a_restart() {
        String client = rotating(0);
        String first = pools.signIn(client, name).refreshToken();
        refresh(client, first);

        pools.restart();

        assertThatThrownBy(() -> refresh(client, first)).isInstanceOf(RefreshTokenReuseException.class);
    }

    @Test
    void revoking_any_token_of_a_session_or_signing_out_ends_the_newest_too() {
        String client = rotating(0);
        String first = pools.signIn(client, name).refreshToken();
        String second = refresh(client, first).refreshToken();
        pools.call(RevokeTokenRequest.builder().clientId(client).token(first).build());
        assertThatThrownBy(() -> refresh(client, second)).hasMessage("Refresh Token has been revoked");

        AuthenticationResultType next =
                refresh(client, pools.signIn(client, name).refreshToken());
        pools.call(
                GlobalSignOutRequest.builder().accessToken(next.accessToken()).build());
        assertThatThrownBy(() -> refresh(client, next.refreshToken())).hasMessage("Refresh Token has been revoked");
    }

    @Test
    void a_client_that_rotates_names_the_session_even_where_revoke_token_is_off() {
        String client = pools.client(
                        pools.poolId(), settings -> rotation(settings, 0).enableTokenRevocation(false))
                .clientId();
        AuthenticationResultType tokens = pools.signIn(client, name);

        assertThat(claims(tokens.accessToken()).getClaim("origin_jti")).isNotNull();
    }

    @Test
    void a_client_that_rotates_is_refused_the_old_flow() {
        String client = rotating(0);
        String token = pools.signIn(client, name).refreshToken();

        assertThatThrownBy(
                        () -> pools.initiate(client, AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", token)))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(refresh(client, token).refreshToken()).isNotEmpty();
    }

    @Test
    void a_client_that_may_not_refresh_is_refused() {
        String client = pools.client(
                        pools.poolId(),
                        settings -> settings.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH))
                .clientId();
        String token = pools.signIn(client, name).refreshToken();

        assertThatThrownBy(() -> refresh(client, token)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void the_client_has_to_prove_its_secret_before_anything_is_said_of_the_token() {
        UserPoolClientType secret = pools.client(pools.poolId(), settings -> settings.generateSecret(true));

        for (String wrong : new @Nullable String[] {null, "wrong"}) {
            assertThatThrownBy(() -> refresh(secret.clientId(), "unknown", wrong))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageContaining("secret");
        }
        assertThatThrownBy(() -> refresh(secret.clientId(), "unknown", secret.clientSecret()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid Refresh Token");
        assertThatThrownBy(() -> refresh(pools.clientId(), "unknown", "needless"))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void another_clients_token_an_unknown_client_and_a_disabled_user_are_refused() {
        String client = rotating(0);
        String token = pools.signIn(client, name).refreshToken();

        assertThatThrownBy(() -> refresh(rotating(0), token)).hasMessage("Invalid Refresh Token");
        assertThatThrownBy(() -> refresh("nosuchclient", token)).isInstanceOf(ResourceNotFoundException.class);
        pools.call(AdminDisableUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());
        assertThatThrownBy(() -> refresh(client, token)).isInstanceOf(NotAuthorizedException.class);
    }

    private String rotating(int grace) {
        return pools.client(pools.poolId(), settings -> rotation(settings, grace))
                .clientId();
    }

    private static CreateUserPoolClientRequest.Builder rotation(
            CreateUserPoolClientRequest.Builder settings, int grace) {
        return settings.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH)
                .refreshTokenValidity(1)
                .refreshTokenRotation(
                        rotation -> rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(grace));
    }

    private AuthenticationResultType refresh(String client, String token) {
        return refresh(client, token, null);
    }

    private AuthenticationResultType refresh(String client, String token, @Nullable String secret) {
        GetTokensFromRefreshTokenResponse response = pools.call(GetTokensFromRefreshTokenRequest.builder()
                .clientId(client)
                .clientSecret(secret)
                .refreshToken(token)
                .build());
        return response.authenticationResult();
    }
}
