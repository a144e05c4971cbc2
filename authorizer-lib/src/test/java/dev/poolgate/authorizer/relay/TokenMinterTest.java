package dev.poolgate.authorizer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.authorizer.exchange.Callers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.iam.IamContext;
import dev.poolgate.authorizer.sign.AccessKey;
import dev.poolgate.authorizer.signed.SignedCaller;
import dev.poolgate.authorizer.signed.Signers;
import dev.poolgate.authorizer.token.VerifiedJwt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenMinterTest {
    private static final String GATEWAY = "https://gateway.example.com";
    private static final RelayTarget ORDERS =
            new RelayTarget("https://orders.internal", Selection.only(Set.of("orders/read")), Selection.anyOf());

    private final SettableClock clock = SettableClock.atSomeTime();
    private final AtomicInteger ids = new AtomicInteger();
    private final RelayKeys keys;
    private final TokenMinter minter;

    TokenMinterTest(@TempDir Path directory) {
        keys = RelayKeys.open(directory.resolve("relay.jwks"), new SecureRandom());
        minter = new TokenMinter(
                GATEWAY,
                keys,
                Duration.ofMinutes(5),
                clock,
                () -> "id-" + ids.incrementAndGet(),
                new SimpleMeterRegistry());
    }

    @Test
    void a_token_about_a_signer_names_session_and_identity_and_ends_with_the_session() throws Exception {
        SignedCaller alice = Signers.alice(clock.instant().plus(Duration.ofMinutes(2)));
        JWTClaimsSet claims = verified(minter.mint(alice, ORDERS));

        assertThat(claims.getSubject()).isEqualTo("eu-central-1:alice");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(alice.expiresAt());
        assertThat(claims.getClaims())
                .containsEntry("principal_arn", Signers.ARN)
                .containsEntry("origin_iss", "https://cognito-identity.amazonaws.com")
                .containsEntry("cognito_identity_id", "eu-central-1:alice")
                .containsEntry("cognito_identity_pool_id", "eu-central-1:pool")
                .containsEntry("cognito_authentication_type", "authenticated")
                .containsEntry("cognito_authentication_provider", "issuer.example,issuer.example:CognitoSignIn:1")
                .doesNotContainKeys("scope", "groups");
    }

    @Test
    void a_signer_from_elsewhere_is_told_by_user_id_and_two_sessions_share_no_token() throws Exception {
        SignedCaller alice = Signers.alice(Instant.MAX);
        SignedCaller iam =
                new SignedCaller(alice.key(), "AIDAUSER", alice.expiresAt(), alice.permissions(), IamContext.EMPTY);
        SignedCaller other = new SignedCaller(
                new AccessKey("ASIAOTHER", "secret", Signers.ARN),
                "AIDAOTHER",
                alice.expiresAt(),
                alice.permissions(),
                IamContext.EMPTY);

        JWTClaimsSet claims = verified(minter.mint(iam, ORDERS));
        assertThat(claims.getSubject()).isEqualTo("AIDAUSER");
        assertThat(claims.getClaims()).doesNotContainKeys("origin_iss", "cognito_identity_id");
        assertThat(minter.mint(iam, ORDERS)).isEqualTo(minter.mint(iam, ORDERS));
        assertThat(verified(minter.mint(other, ORDERS)).getSubject()).isEqualTo("AIDAOTHER");
    }

    @Test
    void s66_a_relayed_token_is_for_the_backend_only_and_shorter_than_its_origin() throws Exception {
        VerifiedJwt alice = Callers.alice(clock);
        JWTClaimsSet claims = verified(minter.mint(alice, ORDERS));

        assertThat(claims.getIssuer()).isEqualTo(GATEWAY);
        assertThat(claims.getAudience()).containsExactly("https://orders.internal");
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(5)))
                .isBefore(alice.expiresAt());
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(clock.instant());
    }

    @Test
    void a_relayed_token_says_who_the_caller_is_and_where_that_was_proven() throws Exception {
        VerifiedJwt alice = Callers.alice(clock);
        JWTClaimsSet claims = verified(minter.mint(alice, ORDERS));

        assertThat(claims.getSubject()).isEqualTo(alice.subject());
        assertThat(claims.getStringClaim("client_id")).isEqualTo(TokenText.CLIENT);
        assertThat(claims.getStringClaim("origin_iss")).isEqualTo(TokenText.COGNITO_ISSUER);
        assertThat(claims.getStringClaim("origin_jti")).isEqualTo("origin-1");
        assertThat(claims.getClaim("act")).isEqualTo(Map.of("sub", GATEWAY));
        assertThat(claims.getLongClaim("auth_time")).isEqualTo(clock.instant().getEpochSecond());
        assertThat(claims.getJWTID()).isEqualTo("id-1");
        assertThat(claims.getClaims()).doesNotContainKeys("username", "token_use", "cognito:groups");
    }

    @Test
    void s66_scopes_and_groups_are_narrowed_to_what_the_route_lists() throws Exception {
        VerifiedJwt alice = Callers.alice(clock);
        assertThat(verified(minter.mint(alice, ORDERS)).getStringClaim("scope")).isEqualTo("orders/read");
        assertThat(verified(minter.mint(alice, ORDERS)).getStringListClaim("groups"))
                .containsExactly("readers");

        RelayTarget nothing = new RelayTarget("b", Selection.none(), Selection.none());
        assertThat(verified(minter.mint(alice, nothing)).getClaims()).doesNotContainKeys("scope", "groups");

        RelayTarget wished =
                new RelayTarget("b", Selection.only(Set.of("orders/write")), Selection.only(Set.of("admins")));
        assertThat(verified(minter.mint(alice, wished)).getClaims()).doesNotContainKeys("scope", "groups");

        RelayTarget all = new RelayTarget("b", Selection.anyOf(), Selection.anyOf());
        assertThat(verified(minter.mint(alice, all)).getStringClaim("scope"))
                .isEqualTo("aws.cognito.signin.user.admin orders/read");
    }

    @Test
    void s66_a_token_that_ends_sooner_than_the_cap_ends_the_relayed_one() throws Exception {
        Instant end = clock.instant().plus(Duration.ofSeconds(100));
        VerifiedJwt short1 = Callers.verified(TokenText.cognitoAccess(clock).claim("exp", end.getEpochSecond()), clock);
        RelayedToken token = minter.mint(short1, ORDERS);

        assertThat(token.expiresAt()).isEqualTo(end);
        clock.set(end.minusSeconds(1));
        assertThat(minter.mint(short1, ORDERS)).isSameAs(token);
    }

    @Test
    void the_header_names_type_key_and_algorithm() throws Exception {
        SignedJWT token =
                SignedJWT.parse(minter.mint(Callers.alice(clock), ORDERS).compact());
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.getHeader().getKeyID())
                .isEqualTo(JWKSet.parse(keys.publicJwkSet()).getKeys().get(0).getKeyID());
    }

    @Test
    void a_token_is_signed_once_and_handed_out_until_30_seconds_before_its_end() {
        VerifiedJwt alice = Callers.alice(clock);
        RelayedToken first = minter.mint(alice, ORDERS);

        clock.set(first.expiresAt().minusSeconds(31));
        assertThat(minter.mint(alice, ORDERS)).isSameAs(first);
        clock.set(first.expiresAt().minusSeconds(30));
        RelayedToken second = minter.mint(alice, ORDERS);
        assertThat(second).isNotSameAs(first);
        assertThat(second.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void two_tokens_backends_or_selections_never_share_a_relayed_token() {
        VerifiedJwt alice = Callers.alice(clock);
        VerifiedJwt again = Callers.verified(TokenText.cognitoAccess(clock).claim("jti", "token-2"), clock);
        RelayTarget other = new RelayTarget("https://other.internal", ORDERS.scopes(), ORDERS.groups());
        RelayTarget wider = new RelayTarget(ORDERS.audience(), Selection.anyOf(), ORDERS.groups());

        assertThat(List.of(
                        minter.mint(alice, ORDERS).compact(),
                        minter.mint(again, ORDERS).compact(),
                        minter.mint(alice, other).compact(),
                        minter.mint(alice, wider).compact()))
                .doesNotHaveDuplicates();
        assertThat(ids).hasValue(4);
    }

    @Test
    void s68_a_relayed_token_does_not_print_itself() {
        RelayedToken token = minter.mint(Callers.alice(clock), ORDERS);
        assertThat(token.toString()).doesNotContain("eyJ").contains("redacted");
    }

    @Test
    void what_makes_no_sense_cannot_be_configured() {
        assertThatThrownBy(() -> new RelayTarget(" ", Selection.none(), Selection.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RelayLifetime(Duration.ofSeconds(59)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private JWTClaimsSet verified(RelayedToken token) throws Exception {
        SignedJWT parsed = SignedJWT.parse(token.compact());
        ECKey key = (ECKey) JWKSet.parse(keys.publicJwkSet())
                .getKeyByKeyId(parsed.getHeader().getKeyID());
        assertThat(parsed.verify(new ECDSAVerifier(key))).isTrue();
        return parsed.getJWTClaimsSet();
    }
}
