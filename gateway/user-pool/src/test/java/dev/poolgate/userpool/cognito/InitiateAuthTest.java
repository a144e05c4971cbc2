package dev.poolgate.userpool.cognito;

import static dev.poolgate.userpool.cognito.Fixture.PASSWORD;
import static dev.poolgate.userpool.cognito.Fixture.claims;
import static dev.poolgate.userpool.cognito.Fixture.seconds;
import static dev.poolgate.userpool.cognito.Fixture.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

final class InitiateAuthTest {
    private final Fixture pools = new Fixture();
    private final String client = pools.clientId();

    @Test
    void a_right_password_gives_three_tokens() {
        InitiateAuthResponse answer = pools.password(client, pools.confirmedUser(), PASSWORD);

        assertThat(answer.challengeName()).isNull();
        assertThat(answer.hasChallengeParameters()).isTrue();
        assertThat(answer.challengeParameters()).isEmpty();
        AuthenticationResultType tokens = answer.authenticationResult();
        assertThat(tokens.tokenType()).isEqualTo("Bearer");
        assertThat(tokens.expiresIn()).isEqualTo(3600);
        assertThat(tokens.refreshToken()).isNotEmpty().matches("[A-Za-z0-9-_=.]+");
    }

    @Test
    void the_access_token_is_as_cognitos() throws ParseException {
        String name = pools.confirmedUser();
        String token = pools.signIn(client, name).accessToken();

        JWTClaimsSet claims = claims(token);
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "sub",
                        "iss",
                        "client_id",
                        "origin_jti",
                        "event_id",
                        "token_use",
                        "scope",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "username");
        assertThat(claims.getIssuer()).isEqualTo("https://pools.example.com/" + pools.poolId());
        assertThat(claims.getStringClaim("client_id")).isEqualTo(client);
        assertThat(claims.getStringClaim("token_use")).isEqualTo("access");
        assertThat(claims.getStringClaim("scope")).isEqualTo("aws.cognito.signin.user.admin");
        assertThat(claims.getStringClaim("username")).isEqualTo(name);
        assertThat(claims.getAudience()).isEmpty();
        assertThat(claims.getLongClaim("auth_time"))
                .isEqualTo(pools.clock.instant().getEpochSecond());
        assertThat(seconds(claims, "exp") - seconds(claims, "iat")).isEqualTo(3600);
    }

    @Test
    void the_id_token_is_as_cognitos_and_shares_session_and_event() throws ParseException {
        String name = pools.confirmedUser();
        AuthenticationResultType tokens = pools.signIn(client, name);

        JWTClaimsSet id = claims(tokens.idToken());
        JWTClaimsSet access = claims(tokens.accessToken());
        assertThat(id.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "sub",
                        "iss",
                        "aud",
                        "cognito:username",
                        "origin_jti",
                        "event_id",
                        "token_use",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "email");
        assertThat(id.getAudience()).containsExactly(client);
        assertThat(id.getStringClaim("token_use")).isEqualTo("id");
        assertThat(id.getStringClaim("email")).isEqualTo(name + "@example.com");
        assertThat(id.getStringClaim("origin_jti")).isEqualTo(access.getStringClaim("origin_jti"));
        assertThat(id.getStringClaim("event_id")).isEqualTo(access.getStringClaim("event_id"));
        assertThat(id.getJWTID()).isNotEqualTo(access.getJWTID());
    }

    @Test
    void the_header_has_no_type_and_each_use_its_own_key() throws ParseException {
        AuthenticationResultType tokens = pools.signIn(client, pools.confirmedUser());

        JWSHeader access = SignedJWT.parse(tokens.accessToken()).getHeader();
        JWSHeader id = SignedJWT.parse(tokens.idToken()).getHeader();
        assertThat(access.toJSONObject().keySet()).containsExactlyInAnyOrder("kid", "alg");
        assertThat(access.getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(access.getKeyID()).isNotEqualTo(id.getKeyID());
    }

    @Test
    void a_client_without_revocation_gives_tokens_without_their_session() {
        String loose = pools.client(pools.poolId(), settings -> settings.enableTokenRevocation(false))
                .clientId();

        AuthenticationResultType tokens = pools.signIn(loose, pools.confirmedUser());

        assertThat(claims(tokens.accessToken()).getClaims()).doesNotContainKey("origin_jti");
        assertThat(claims(tokens.idToken()).getClaims()).doesNotContainKeys("origin_jti", "jti");
    }

    @Test
    void lifetimes_are_the_clients() {
        String quick = pools.client(pools.poolId(), settings -> settings.accessTokenValidity(5)
                        .idTokenValidity(600)
                        .tokenValidityUnits(units ->
                                units.accessToken(TimeUnitsType.MINUTES).idToken(TimeUnitsType.SECONDS)))
                .clientId();

        AuthenticationResultType tokens = pools.signIn(quick, pools.confirmedUser());

        assertThat(tokens.expiresIn()).isEqualTo(300);
        JWTClaimsSet id = claims(tokens.idToken());
        assertThat(seconds(id, "exp") - seconds(id, "iat")).isEqualTo(600);
    }

    @Test
    void attributes_the_client_may_not_read_are_not_in_the_id_token() {
        String narrow = pools.client(pools.poolId(), settings -> settings.readAttributes("name"))
                .clientId();

        String token = pools.signIn(narrow, pools.confirmedUser()).idToken();

        assertThat(claims(token).getClaims()).doesNotContainKey("email");
    }

    @Test
    void a_wrong_password_is_refused() {
        String name = pools.confirmedUser();

        assertThatThrownBy(() -> pools.password(client, name, "wrong"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Incorrect username or password.");
    }

    @Test
    void an_unknown_user_is_told_where_the_client_does_not_mind() {
        assertThatThrownBy(() -> pools.password(client, unique("nobody"), PASSWORD))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessage("User does not exist.");
    }

    @Test
    void s69_an_unknown_user_reads_as_a_wrong_password_and_locks_out_as_one() {
        String discreet = discreetClient();
        String nobody = unique("nobody");

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> pools.password(discreet, nobody, PASSWORD))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessage("Incorrect username or password.");
        }
        assertThatThrownBy(() -> pools.password(discreet, nobody, PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Password attempts exceeded");
    }

    @Test
    void an_unconfirmed_user_is_told_after_the_right_password_only() {
        String name = unique("bob");
        pools.signUp(client, name, Map.of());

        assertThatThrownBy(() -> pools.password(client, name, "wrong")).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> pools.password(client, name, PASSWORD))
                .isInstanceOf(UserNotConfirmedException.class)
                .hasMessage("User is not confirmed.");
    }

    @Test
    void a_disabled_user_is_refused() {
        String name = pools.confirmedUser();
        pools.call(AdminDisableUserRequest.builder()
                .userPoolId(pools.poolId())
                .username(name)
                .build());

        assertThatThrownBy(() -> pools.password(client, name, PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User is disabled.");
    }

    @Test
    void five_wrong_passwords_lock_for_a_second_and_a_sixth_for_two() {
        String name = pools.confirmedUser();
        fail(name, 5);
        assertLocked(name);
        pools.clock.pass(Duration.ofMillis(999));
        assertLocked(name);
        pools.clock.pass(Duration.ofMillis(1));

        fail(name, 1);

        pools.clock.pass(Duration.ofMillis(1999));
        assertLocked(name);
        pools.clock.pass(Duration.ofMillis(1));
        assertThat(pools.signIn(client, name)).isNotNull();
    }

    @Test
    void a_sign_in_forgets_the_failures_before_it() {
        String name = pools.confirmedUser();
        fail(name, 4);
        pools.signIn(client, name);

        fail(name, 4);

        assertThat(pools.signIn(client, name)).isNotNull();
    }

    @Test
    void fifteen_quiet_minutes_forget_the_failures() {
        String name = pools.confirmedUser();
        fail(name, 4);
        pools.clock.pass(Duration.ofMinutes(15));

        fail(name, 4);

        assertThat(pools.signIn(client, name)).isNotNull();
    }

    @Test
    void a_temporary_password_asks_for_a_new_one() {
        String name = pools.confirmedUser();
        pools.setPassword(name, "Temporary-1!", false);

        InitiateAuthResponse answer = pools.password(client, name, "Temporary-1!");

        assertThat(answer.authenticationResult()).isNull();
        assertThat(answer.challengeNameAsString()).isEqualTo("NEW_PASSWORD_REQUIRED");
        assertThat(answer.session()).hasSizeBetween(20, 2048);
        assertThat(answer.challengeParameters())
                .containsEntry("USER_ID_FOR_SRP", name)
                .containsEntry("requiredAttributes", "[]")
                .containsEntry("userAttributes", "{\"email\":\"" + name + "@example.com\"}");
    }

    @Test
    void a_temporary_password_ends_after_its_days() {
        String name = pools.confirmedUser();
        pools.setPassword(name, "Temporary-1!", false);
        pools.clock.pass(Duration.ofDays(7).minusMillis(1));
        assertThat(pools.password(client, name, "Temporary-1!").session()).isNotNull();

        pools.clock.pass(Duration.ofMillis(1));

        assertThatThrownBy(() -> pools.password(client, name, "Temporary-1!"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Temporary password has expired and must be reset by an administrator.");
    }

    @Test
    void flows_the_client_does_not_allow_are_refused() {
        String closed = pools.client(
                        pools.poolId(),
                        settings -> settings.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH))
                .clientId();

        assertThatThrownBy(() -> pools.password(closed, "x", "y"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("USER_PASSWORD_AUTH flow not enabled for this client");
        assertThatThrownBy(() -> pools.refresh(closed, "x")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> pools.initiate(
                        client, AuthFlowType.ADMIN_USER_PASSWORD_AUTH, Map.of("USERNAME", "x", "PASSWORD", "y")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void missing_parameters_and_unknown_clients_are_told() {
        assertThatThrownBy(() -> pools.initiate(client, AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", "x")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Missing required parameter PASSWORD");
        assertThatThrownBy(() -> pools.password("nosuchclient", "x", "y"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessage("User pool client nosuchclient does not exist.");
    }

    @Test
    void a_refresh_gives_new_tokens_of_the_same_session_and_time() {
        AuthenticationResultType first = pools.signIn(client, pools.confirmedUser());
        pools.clock.pass(Duration.ofHours(2));

        AuthenticationResultType second = pools.refresh(client, first.refreshToken());

        assertThat(second.refreshToken()).isNull();
        JWTClaimsSet before = claims(first.accessToken());
        JWTClaimsSet after = claims(second.accessToken());
        for (String kept : List.of("origin_jti", "auth_time", "sub", "username")) {
            assertThat(after.getClaim(kept)).isEqualTo(before.getClaim(kept));
        }
        assertThat(after.getJWTID()).isNotEqualTo(before.getJWTID());
        assertThat(seconds(after, "iat") - seconds(before, "iat")).isEqualTo(7200);
    }

    @Test
    void a_refresh_token_ends_when_it_says() {
        String token = pools.signIn(client, pools.confirmedUser()).refreshToken();
        pools.clock.pass(Duration.ofDays(30).minusMillis(1));
        assertThat(pools.refresh(client, token)).isNotNull();

        pools.clock.pass(Duration.ofMillis(1));

        assertThatThrownBy(() -> pools.refresh(client, token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Refresh Token has expired");
    }

    @Test
    void a_refresh_token_of_another_client_is_none() {
        String token = pools.signIn(client, pools.confirmedUser()).refreshToken();

        assertThatThrownBy(() -> pools.refresh(pools.clientId(), token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Invalid Refresh Token");
    }

    @Test
    void a_refresh_token_survives_a_restart() {
        String token = pools.signIn(client, pools.confirmedUser()).refreshToken();

        pools.restart();

        assertThat(pools.refresh(client, token).accessToken()).isNotEmpty();
    }

    private String discreetClient() {
        return pools.client(
                        pools.poolId(),
                        settings -> settings.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
                .clientId();
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> pools.password(client, name, "wrong"))
                    .hasMessage("Incorrect username or password.");
        }
    }

    private void assertLocked(String name) {
        assertThatThrownBy(() -> pools.password(client, name, PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("Password attempts exceeded");
    }
}
