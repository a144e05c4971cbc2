package dev.poolgate.identitypool.login.oidc;

import static dev.poolgate.identitypool.login.oidc.TestOidc.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.identitypool.FakeProviders;
import dev.poolgate.identitypool.login.Login;
import dev.poolgate.identitypool.login.LoginError;
import dev.poolgate.identitypool.login.LoginResult;
import dev.poolgate.identitypool.login.LoginSource;
import dev.poolgate.identitypool.login.ProviderKeys;
import dev.poolgate.identitypool.login.VerifiedLogin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcLoginsTest {
    private static final TestOidc PROVIDER = new TestOidc();
    private static final String UNVERIFIABLE = "Invalid login token. Couldn't verify signed token.";
    private static final String UNSUPPORTED = "Token is not from a supported provider of this identity pool.";

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ProviderKeys keys = new ProviderKeys(KeySettings.defaults(), clock, new SimpleMeterRegistry());
    private final FakeProviders registered = new FakeProviders().withOidc(PROVIDER.url(), "client1", "client2");
    private final OidcLogins logins = logins(IssuerNetworks.withPrivate(PROVIDER.issuer()));

    @AfterEach
    void closeKeys() {
        keys.close();
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    private OidcLogins logins(IssuerNetworks networks) {
        List<PublicOidcProvider> known = List.of(
                PublicOidcProvider.google().withKeysAt(PROVIDER.keysAddress(), NetworkAccess.PRIVATE_PLAIN_HTTP),
                PublicOidcProvider.apple().withKeysAt(PROVIDER.keysAddress(), NetworkAccess.PRIVATE_PLAIN_HTTP));
        return new OidcLogins(new OidcProviders(known, registered, networks), new OidcTokens(keys, clock), clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "ES256", "ES384", "ES512"})
    void an_id_token_of_each_algorithm_proves_subject_and_client(String algorithm) {
        VerifiedLogin login = verified(PROVIDER.url(), PROVIDER.sign(PROVIDER.idToken(), algorithm));
        assertThat(login.login()).isEqualTo(new Login(PROVIDER.url(), "alice"));
        assertThat(login.clientId()).isEqualTo("client1");
        assertThat(login.source()).isEqualTo(LoginSource.oidc(FakeProviders.oidcArn(PROVIDER.url())));
        assertThat(login.reference()).isEqualTo(FakeProviders.oidcArn(PROVIDER.url()) + ":OIDC:alice");
        assertThat(login.mappingKeys()).containsExactly(PROVIDER.url(), FakeProviders.oidcArn(PROVIDER.url()));
    }

    @Test
    void s2_a_token_of_an_algorithm_that_is_not_taken_causes_no_fetch() {
        int before = PROVIDER.requests();
        assertRejected(PROVIDER.sign(PROVIDER.idToken(), "PS256"), UNVERIFIABLE);
        assertThat(PROVIDER.requests()).isEqualTo(before);
    }

    @Test
    void s6_another_key_of_the_same_id_verifies_nothing() {
        assertRejected(
                TestOidc.sign(PROVIDER.idToken(), JWSAlgorithm.RS256, TestOidc.strangersKey("rsa")), UNVERIFIABLE);
        assertRejected(
                TestOidc.sign(PROVIDER.idToken(), JWSAlgorithm.RS256, TestOidc.strangersKey("new")), UNVERIFIABLE);
    }

    @Test
    void s18_the_audience_must_be_a_client_of_the_provider() {
        assertRejected(PROVIDER.sign(PROVIDER.idToken().audience("client1x")), UNSUPPORTED);
        assertRejected(PROVIDER.sign(PROVIDER.idToken().audience("")), UNSUPPORTED);
        assertThat(verified(PROVIDER.url(), PROVIDER.sign(PROVIDER.idToken().audience(List.of("x", "client2"))))
                        .clientId())
                .isEqualTo("client2");
    }

    @Test
    void s18_an_authorized_party_decides_over_the_audience() {
        assertRejected(PROVIDER.sign(PROVIDER.idToken().claim("azp", "stranger")), UNSUPPORTED);
        assertRejected(PROVIDER.sign(PROVIDER.idToken().claim("azp", List.of("client1"))), UNSUPPORTED);
        VerifiedLogin login = verified(
                PROVIDER.url(), PROVIDER.sign(PROVIDER.idToken().audience("api").claim("azp", "client2")));
        assertThat(login.clientId()).isEqualTo("client2");
        assertThat(login.claims()).containsEntry("aud", "client2");
    }

    @Test
    void s20_an_access_token_is_no_login() {
        assertRejected(
                PROVIDER.sign(PROVIDER.idToken().claim("scope", "openid").claim("azp", "client1")),
                "Invalid login token. Not a valid OpenId Connect identity token.");
    }

    @Test
    void s19_the_issuer_is_the_key_with_its_scheme_exactly() {
        for (String iss : List.of(PROVIDER.url(), PROVIDER.issuer() + "/", "https://" + PROVIDER.url())) {
            assertRejected(
                    PROVIDER.sign(PROVIDER.idToken().issuer(iss)),
                    "Invalid login token. Issuer doesn't match providerName");
        }
    }

    @Test
    void a_token_is_good_for_five_minutes_more_and_not_a_second_longer() {
        assertThat(logins.verify(PROVIDER.url(), PROVIDER.sign(expiring(NOW.minusSeconds(299)))))
                .isInstanceOf(LoginResult.Verified.class);
        assertRejected(
                PROVIDER.sign(expiring(NOW.minusSeconds(300))),
                "Invalid login token. Token expired: " + NOW.getEpochSecond() + " >= " + (NOW.getEpochSecond() - 300));
    }

    @Test
    void s16_a_token_without_expiry_or_subject_is_refused() {
        String words = "Invalid login token. Not a valid OpenId Connect identity token.";
        assertRejected(PROVIDER.sign(PROVIDER.idToken().expirationTime(null)), words);
        assertRejected(PROVIDER.sign(PROVIDER.idToken().subject(null)), words);
        assertRejected("no token", words);
    }

    @Test
    void s25_a_provider_at_a_private_address_is_not_asked_unless_configured() {
        OidcLogins strict = logins(IssuerNetworks.publicOnly());
        int before = PROVIDER.requests();
        String token = PROVIDER.sign(PROVIDER.idToken().issuer("https://" + PROVIDER.url()));
        assertThat(strict.verify(PROVIDER.url(), token)).isEqualTo(new LoginResult.Unavailable(PROVIDER.url()));
        assertThat(PROVIDER.requests()).isEqualTo(before);
        assertThatThrownBy(() -> IssuerNetworks.withPrivate("ftp://x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void s27_discovery_that_names_another_issuer_is_not_believed() {
        try (TestOidc liar = new TestOidc()) {
            liar.discoverAs("https://evil.example");
            registered.withOidc(liar.url(), "client1");
            OidcLogins both = logins(IssuerNetworks.withPrivate(liar.issuer()));
            assertThat(both.verify(liar.url(), liar.sign(liar.idToken())))
                    .isEqualTo(new LoginResult.Unavailable(liar.url()));
        }
    }

    @Test
    void a_provider_that_is_not_registered_is_not_contacted() {
        try (TestOidc stranger = new TestOidc()) {
            assertThat(logins.verify(stranger.url(), stranger.sign(stranger.idToken())))
                    .isEqualTo(LoginError.UNSUPPORTED_PROVIDER.rejected());
            assertThat(stranger.requests()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://accounts.google.com", "accounts.google.com"})
    void google_may_name_itself_with_or_without_a_scheme(String iss) {
        VerifiedLogin login =
                verified("accounts.google.com", PROVIDER.sign(PROVIDER.idToken().issuer(iss)));
        assertThat(login.login()).isEqualTo(new Login("accounts.google.com", "alice"));
        assertThat(login.source()).isEqualTo(LoginSource.PUBLIC);
        assertThat(login.reference()).isEqualTo("accounts.google.com:alice");
        assertThat(login.mappingKeys()).containsExactly("accounts.google.com");
    }

    @Test
    void s19_no_other_name_is_googles() {
        for (String iss : List.of("http://accounts.google.com", "accounts.google.com.evil.example")) {
            assertThat(logins.verify(
                            "accounts.google.com",
                            PROVIDER.sign(PROVIDER.idToken().issuer(iss))))
                    .isEqualTo(LoginError.ISSUER_MISMATCH.rejected());
        }
    }

    @Test
    void apple_is_known_and_a_token_for_several_names_nobody() {
        String apple = "https://appleid.apple.com";
        assertThat(verified(
                                "appleid.apple.com",
                                PROVIDER.sign(PROVIDER.idToken().issuer(apple)))
                        .clientId())
                .isEqualTo("client1");
        assertThat(logins.verify(
                        "appleid.apple.com",
                        PROVIDER.sign(PROVIDER.idToken().issuer(apple).audience(List.of("a", "b")))))
                .isEqualTo(LoginError.UNSUPPORTED_PROVIDER.rejected());
    }

    private static JWTClaimsSet.Builder expiring(Instant expiry) {
        return PROVIDER.idToken().issueTime(Date.from(NOW.minusSeconds(7200))).expirationTime(Date.from(expiry));
    }

    private VerifiedLogin verified(String provider, String token) {
        LoginResult result = logins.verify(provider, token);
        assertThat(result).isInstanceOf(LoginResult.Verified.class);
        return ((LoginResult.Verified) result).login();
    }

    private void assertRejected(String token, String message) {
        LoginResult result = logins.verify(PROVIDER.url(), token);
        assertThat(result).isInstanceOf(LoginResult.Rejected.class);
        assertThat(((LoginResult.Rejected) result).message()).isEqualTo(message);
    }
}
