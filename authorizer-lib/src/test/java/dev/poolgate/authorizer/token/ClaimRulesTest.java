package dev.poolgate.authorizer.token;

import static dev.poolgate.authorizer.token.Verification.accepted;
import static dev.poolgate.authorizer.token.Verification.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRulesTest {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration MILLI = Duration.ofMillis(1);

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SigningKey key = SigningKey.rs256("key-1");
    private final TrustedIssuer pool = Issuers.cognito(key).clockSkew(SKEW).build();
    private final TrustedIssuer oauth = Issuers.oauth(key).build();

    @Test
    void s16_exp_missing_is_rejected() {
        assertThat(rejection(access().without("exp"))).contains(TokenError.CLAIMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "\"9999999999\"",
                "9223372036854775807",
                "9223372036854775808",
                "253402300800",
                "-9223372036854775808",
                "1e18",
                "true",
                "[1]",
                "{}"
            })
    void s16_an_exp_that_is_no_sane_number_is_rejected(String exp) {
        assertThat(rejectionOf(withRaw("exp", exp))).contains(TokenError.CLAIMS);
    }

    @Test
    void s16_an_exp_too_large_for_any_number_is_rejected() {
        assertThat(rejectionOf(withRaw("exp", "1e400"))).contains(TokenError.MALFORMED);
    }

    @Test
    void s16_a_decimal_exp_counts_to_the_millisecond() {
        Instant exp = clock.instant().plusSeconds(60);
        String token = access().claim("exp", exp.getEpochSecond() + 0.5).signedBy(key);

        clock.set(exp.plus(SKEW).plusMillis(499));
        assertThat(rejectionOf(token)).isEmpty();
        clock.set(exp.plus(SKEW).plusMillis(500));
        assertThat(rejectionOf(token)).contains(TokenError.EXPIRED);
    }

    @Test
    void a_token_lives_until_exp_and_skew_and_not_at_that_instant() {
        Instant exp = clock.instant().plusSeconds(3600);
        String token = access().claim("exp", exp.getEpochSecond()).signedBy(key);

        clock.set(exp.plus(SKEW).minus(MILLI));
        assertThat(rejectionOf(token)).isEmpty();
        clock.set(exp.plus(SKEW));
        assertThat(rejectionOf(token)).contains(TokenError.EXPIRED);
    }

    @Test
    void s17_nbf_is_honoured_to_the_skew() {
        Instant nbf = clock.instant().plus(SKEW);
        String token = access().claim("nbf", nbf.getEpochSecond()).signedBy(key);

        assertThat(rejectionOf(token)).isEmpty();
        clock.set(clock.instant().minus(MILLI));
        assertThat(rejectionOf(token)).contains(TokenError.NOT_YET_VALID);
    }

    @Test
    void s17_an_iat_beyond_the_skew_is_rejected() {
        Instant now = clock.instant();

        assertThat(rejection(access().claim("iat", now.plus(SKEW).getEpochSecond())))
                .isEmpty();
        assertThat(rejection(access().claim("iat", now.plus(SKEW).getEpochSecond() + 1)))
                .contains(TokenError.ISSUED_IN_FUTURE);
        assertThat(rejection(access().claim("iat", now.plus(Duration.ofDays(1)).getEpochSecond())
                        .claim("exp", now.plus(Duration.ofDays(2)).getEpochSecond())))
                .contains(TokenError.ISSUED_IN_FUTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "nbf"})
    void s17_a_time_that_is_text_is_rejected(String claim) {
        assertThat(rejection(access().claim(claim, "1000000000"))).contains(TokenError.CLAIMS);
    }

    @Test
    void s17_iat_missing_is_rejected_because_the_lifetime_could_not_be_told() {
        assertThat(rejection(access().without("iat"))).contains(TokenError.CLAIMS);
    }

    @Test
    void s17_a_token_that_lives_longer_than_allowed_is_rejected() {
        TrustedIssuer strict =
                Issuers.cognito(key).maxLifetime(Duration.ofHours(1)).build();
        long iat = clock.instant().getEpochSecond();

        assertThat(errorOf(verify(access().claim("exp", iat + 3600).signedBy(key), strict)))
                .isEmpty();
        assertThat(errorOf(verify(access().claim("exp", iat + 3601).signedBy(key), strict)))
                .contains(TokenError.LIFETIME);
    }

    @Test
    void s18_an_audience_is_a_member_of_the_array_or_the_text_exactly() {
        TrustedIssuer issuer =
                Issuers.oauth(key).audiences(AllowList.of("client1")).build();

        assertThat(audience(issuer, null)).contains(TokenError.AUDIENCE);
        assertThat(audience(issuer, List.of())).contains(TokenError.AUDIENCE);
        assertThat(audience(issuer, List.of(""))).contains(TokenError.AUDIENCE);
        assertThat(audience(issuer, "")).contains(TokenError.AUDIENCE);
        assertThat(audience(issuer, "client1x")).contains(TokenError.AUDIENCE);
        assertThat(audience(issuer, "CLIENT1")).contains(TokenError.AUDIENCE);
        assertThat(audience(issuer, "x client1")).contains(TokenError.AUDIENCE);
        assertThat(audience(issuer, List.of("x", "client1"))).isEmpty();
        assertThat(audience(issuer, "client1")).isEmpty();
    }

    @Test
    void s18_an_audience_of_another_type_is_rejected_also_where_any_is_accepted() {
        TrustedIssuer any = Issuers.oauth(key).audiences(AllowList.any()).build();

        assertThat(audience(any, 7)).contains(TokenError.CLAIMS);
        assertThat(audience(any, List.of("client1", 7))).contains(TokenError.CLAIMS);
        assertThat(audience(any, Map.of("client1", true))).contains(TokenError.CLAIMS);
        assertThat(audience(any, "whatever")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ".evil.com", "/x", " ", "#"})
    void s19_an_issuer_with_anything_added_is_another(String added) {
        assertThat(rejection(access().claim("iss", TokenText.COGNITO_ISSUER + added)))
                .contains(TokenError.ISSUER);
    }

    @Test
    void s19_an_issuer_is_compared_with_its_case_and_arrays_are_refused() {
        assertThat(rejection(access().claim("iss", "HTTPS" + TokenText.COGNITO_ISSUER.substring(5))))
                .contains(TokenError.ISSUER);
        assertThat(rejection(access().claim("iss", List.of(TokenText.COGNITO_ISSUER, "evil"))))
                .contains(TokenError.CLAIMS);
        assertThat(rejection(access().without("iss"))).contains(TokenError.CLAIMS);
    }

    @Test
    void s19_an_issuer_may_have_one_other_name_compared_exactly() {
        TrustedIssuer issuer = Issuers.cognito(key).alias("issuer.example").build();
        assertThat(errorOf(verify(access().claim("iss", "issuer.example").signedBy(key), issuer)))
                .isEmpty();
        assertThat(errorOf(verify(access().signedBy(key), issuer))).isEmpty();
        for (String other : List.of("ISSUER.example", "issuer.example.evil", "issuer.example/")) {
            assertThat(errorOf(verify(access().claim("iss", other).signedBy(key), issuer)))
                    .contains(TokenError.ISSUER);
        }
    }

    @Test
    void s20_a_cognito_id_token_is_no_access_token_and_the_reverse() {
        TrustedIssuer ids = Issuers.cognito(key).tokenUse(TokenUse.ID).build();
        TrustedIssuer either = Issuers.cognito(key).tokenUse(TokenUse.ANY).build();
        String id = TokenText.cognitoId(clock).signedBy(key);
        String access = access().signedBy(key);

        assertThat(errorOf(verify(id, pool))).contains(TokenError.TYPE);
        assertThat(errorOf(verify(access, ids))).contains(TokenError.TYPE);
        assertThat(errorOf(verify(id, ids))).isEmpty();
        assertThat(errorOf(verify(id, either))).isEmpty();
        assertThat(errorOf(verify(access, either))).isEmpty();
    }

    @Test
    void s20_a_cognito_token_of_no_or_another_use_is_rejected_also_where_any_is_accepted() {
        TrustedIssuer either = Issuers.cognito(key).tokenUse(TokenUse.ANY).build();

        assertThat(errorOf(verify(access().without("token_use").signedBy(key), either)))
                .contains(TokenError.TYPE);
        assertThat(errorOf(verify(access().claim("token_use", "refresh").signedBy(key), either)))
                .contains(TokenError.TYPE);
        assertThat(errorOf(verify(access().claim("token_use", List.of("access")).signedBy(key), either)))
                .contains(TokenError.CLAIMS);
    }

    @ParameterizedTest
    @CsvSource({"at+jwt", "application/at+jwt", "AT+JWT", "Application/At+Jwt", "JWT", "jwt"})
    void s20_an_access_token_may_carry_the_type_of_rfc_9068_or_jwt(String type) {
        assertThat(errorOf(verify(oauthAccess().header("typ", type).signedBy(key), oauth)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"logout+jwt", "secevent+jwt", "dpop+jwt", "at+jwt;x", "application/json"})
    void s20_a_token_of_a_type_of_its_own_is_rejected_also_where_any_is_accepted(String type) {
        TrustedIssuer either = Issuers.oauth(key).tokenUse(TokenUse.ANY).build();

        assertThat(errorOf(verify(oauthAccess().header("typ", type).signedBy(key), either)))
                .contains(TokenError.TYPE);
    }

    @Test
    void s20_without_the_type_of_rfc_9068_an_access_token_is_told_by_its_scope() {
        TrustedIssuer ids = Issuers.oauth(key).tokenUse(TokenUse.ID).build();
        TokenText plain = oauthAccess().header("typ", "JWT");

        assertThat(errorOf(verify(plain.signedBy(key), oauth))).isEmpty();
        assertThat(errorOf(verify(plain.signedBy(key), ids))).contains(TokenError.TYPE);
        assertThat(errorOf(
                        verify(plain.without("scope").claim("scp", List.of("a")).signedBy(key), oauth)))
                .isEmpty();
        assertThat(errorOf(verify(plain.without("scp").signedBy(key), oauth))).contains(TokenError.TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "at_hash", "c_hash"})
    void s20_a_mark_of_an_id_token_outweighs_a_scope(String mark) {
        String token = oauthAccess().header("typ", "JWT").claim(mark, "x").signedBy(key);

        assertThat(errorOf(verify(token, oauth))).contains(TokenError.TYPE);
    }

    @Test
    void s21_a_cognito_access_token_of_another_app_client_is_rejected() {
        assertThat(rejection(access().claim("client_id", "client2"))).contains(TokenError.CLIENT);
        assertThat(rejection(access().without("client_id"))).contains(TokenError.CLIENT);
        // aud is not where an access token names its client
        assertThat(rejection(access().without("client_id").claim("aud", TokenText.CLIENT)))
                .contains(TokenError.CLIENT);
        assertThat(rejection(access().without("client_id").claim("azp", "client2")))
                .contains(TokenError.CLIENT);
    }

    @Test
    void s21_a_cognito_id_token_of_another_app_client_is_rejected() {
        TrustedIssuer ids = Issuers.cognito(key).tokenUse(TokenUse.ID).build();

        assertThat(errorOf(verify(TokenText.cognitoId(clock).signedBy(key), ids)))
                .isEmpty();
        assertThat(errorOf(verify(
                        TokenText.cognitoId(clock).claim("aud", "client2").signedBy(key), ids)))
                .contains(TokenError.CLIENT);
        assertThat(errorOf(verify(
                        TokenText.cognitoId(clock)
                                .claim("aud", List.of("client2", TokenText.CLIENT))
                                .signedBy(key),
                        ids)))
                .contains(TokenError.CLIENT);
    }

    @Test
    void a_subject_is_needed() {
        assertThat(rejection(access().without("sub"))).contains(TokenError.CLAIMS);
        assertThat(rejection(access().claim("sub", ""))).contains(TokenError.CLAIMS);
        assertThat(rejection(access().claim("sub", 7))).contains(TokenError.CLAIMS);
    }

    @Test
    void groups_of_another_type_are_rejected() {
        assertThat(rejection(access().claim("cognito:groups", List.of("a", 7)))).contains(TokenError.CLAIMS);
        assertThat(rejection(access().claim("cognito:groups", Map.of()))).contains(TokenError.CLAIMS);
    }

    @Test
    void a_verified_token_tells_what_it_says() {
        VerifiedJwt token = accepted(verify(access().signedBy(key), pool));

        assertThat(token.issuerName()).isEqualTo("pool");
        assertThat(token.issuer()).isEqualTo(TokenText.COGNITO_ISSUER);
        assertThat(token.clientId()).contains(TokenText.CLIENT);
        assertThat(token.scopes()).containsExactlyInAnyOrder("aws.cognito.signin.user.admin", "orders/read");
        assertThat(token.groups()).containsExactly("readers");
        assertThat(token.session()).contains("origin-1");
        assertThat(token.tokenId()).contains("token-1");
        assertThat(token.keyId()).contains("key-1");
        assertThat(token.issuedAt()).isEqualTo(clock.instant());
        assertThat(token.expiresAt()).isEqualTo(clock.instant().plusSeconds(3600));
        assertThat(token.audiences()).isEmpty();
        assertThat(token).hasToString("VerifiedJwt[redacted]");
    }

    @Test
    void groups_may_be_nested() {
        TrustedIssuer keycloak =
                Issuers.oauth(key).groupsClaim("/realm_access/roles").build();
        String token = oauthAccess()
                .claim("realm_access", Map.of("roles", List.of("admins")))
                .signedBy(key);

        assertThat(accepted(verify(token, keycloak)).groups()).containsExactly("admins");
        assertThat(accepted(verify(oauthAccess().signedBy(key), keycloak)).groups())
                .isEmpty();
    }

    @Test
    void no_scope_is_no_scope_and_not_an_empty_one() {
        String token = access().without("scope").signedBy(key);

        assertThat(accepted(verify(token, pool)).scopes()).isEmpty();
    }

    private TokenText access() {
        return TokenText.cognitoAccess(clock);
    }

    private TokenText oauthAccess() {
        return TokenText.oauthAccess(clock, Issuers.OAUTH_ISSUER);
    }

    private Optional<TokenError> audience(TrustedIssuer issuer, @Nullable Object audience) {
        return errorOf(verify(oauthAccess().claim("aud", audience).signedBy(key), issuer));
    }

    private Optional<TokenError> rejection(TokenText token) {
        return rejectionOf(token.signedBy(key));
    }

    private Optional<TokenError> rejectionOf(String token) {
        return errorOf(verify(token, pool));
    }

    private TokenResult<VerifiedJwt> verify(String token, TrustedIssuer issuer) {
        return Verification.of(token, key, issuer, clock);
    }

    /** A token with one claim written as it is, for numbers that no Java type holds. */
    private String withRaw(String claim, String json) {
        String payload = access().without(claim).payload();
        String changed = payload.substring(0, payload.length() - 1) + ",\"" + claim + "\":" + json + "}";
        return key.sign("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", changed);
    }
}
