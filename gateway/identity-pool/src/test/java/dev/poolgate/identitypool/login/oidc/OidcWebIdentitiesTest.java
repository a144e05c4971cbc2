package dev.poolgate.identitypool.login.oidc;

import static dev.poolgate.identitypool.login.oidc.TestOidc.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.identitypool.FakeProviders;
import dev.poolgate.identitypool.login.ProviderKeys;
import dev.poolgate.identitypool.login.WebIdentity;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.login.WebIdentityResult.Reason;
import dev.poolgate.identitypool.login.WebIdentityResult.Rejected;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OidcWebIdentitiesTest {
    private static final TestOidc PROVIDER = new TestOidc();
    private static final WebIdentity OWN =
            new WebIdentity("cognito-identity.amazonaws.com", "cognito-identity.amazonaws.com", "id", "pool", Map.of());

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ProviderKeys keys = new ProviderKeys(KeySettings.defaults(), clock, new SimpleMeterRegistry());
    private final FakeProviders registered = new FakeProviders().withOidc(PROVIDER.url(), "client1", "sts");
    private final OidcWebIdentities identities = new OidcWebIdentities(
            new OidcProviders(
                    List.of(
                            PublicOidcProvider.google()
                                    .withKeysAt(PROVIDER.keysAddress(), NetworkAccess.PRIVATE_PLAIN_HTTP),
                            PublicOidcProvider.apple()
                                    .withKeysAt(PROVIDER.keysAddress(), NetworkAccess.PRIVATE_PLAIN_HTTP)),
                    registered,
                    IssuerNetworks.withPrivate(PROVIDER.issuer())),
            new OidcTokens(keys, clock),
            Map.of("https://own.example", (token, provider) -> new WebIdentityResult.Verified(OWN)),
            clock);

    @AfterEach
    void closeKeys() {
        keys.close();
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void a_token_speaks_of_its_subject_under_the_providers_arn() {
        WebIdentity identity = verified(PROVIDER.sign(PROVIDER.idToken().claim("repository", "a/b")));
        assertThat(identity.principal()).isEqualTo(FakeProviders.oidcArn(PROVIDER.url()));
        assertThat(identity.keyPrefix()).isEqualTo(PROVIDER.url());
        assertThat(identity.subject()).isEqualTo("alice");
        assertThat(identity.audience()).isEqualTo("client1");
        assertThat(identity.claims()).containsEntry("repository", "a/b");
    }

    @Test
    void an_access_token_counts_by_its_audience_and_not_by_who_may_use_it() {
        assertThat(verified(PROVIDER.sign(PROVIDER.idToken().audience("sts").claim("scope", "x")))
                        .audience())
                .isEqualTo("sts");
        assertRejected(
                PROVIDER.sign(
                        PROVIDER.idToken().audience("api").claim("scope", "x").claim("azp", "client1")),
                Reason.INVALID,
                "Incorrect token audience");
    }

    @Test
    void google_is_known_to_sts_by_name_with_any_client() {
        WebIdentity identity = verified(PROVIDER.sign(PROVIDER.idToken()
                .issuer("https://accounts.google.com")
                .audience("backend")
                .claim("azp", "android")));
        assertThat(identity.principal()).isEqualTo("accounts.google.com");
        assertThat(identity.keyPrefix()).isEqualTo("accounts.google.com");
        assertThat(identity.audience()).isEqualTo("android");
        assertThat(identity.claims()).containsEntry("aud", "android").containsKey("oaud");
    }

    @Test
    void s4_an_issuer_that_is_not_registered_is_not_contacted() {
        try (TestOidc stranger = new TestOidc()) {
            assertRejected(
                    stranger.sign(stranger.idToken()),
                    Reason.INVALID,
                    "No OpenIDConnect provider found in your account for " + stranger.issuer());
            assertThat(stranger.requests()).isZero();
        }
    }

    @Test
    void apple_has_to_be_registered() {
        assertRejected(
                PROVIDER.sign(PROVIDER.idToken().issuer("https://appleid.apple.com")),
                Reason.INVALID,
                "No OpenIDConnect provider found in your account for https://appleid.apple.com");
    }

    @Test
    void s67_an_issuer_that_is_no_url_is_not_repeated() {
        assertRejected(
                PROVIDER.sign(PROVIDER.idToken().issuer("<script>\r\n")),
                Reason.INVALID,
                "No OpenIDConnect provider found in your account for the issuer of the token");
    }

    @Test
    void the_same_url_with_another_scheme_is_another_issuer() {
        assertRejected(
                PROVIDER.sign(PROVIDER.idToken().issuer("https://" + PROVIDER.url())),
                Reason.INVALID,
                "No OpenIDConnect provider found in your account for https://" + PROVIDER.url());
    }

    @Test
    void each_flaw_has_the_words_of_sts() {
        assertRejected(PROVIDER.sign(PROVIDER.idToken().audience("x")), Reason.INVALID, "Incorrect token audience");
        assertRejected(
                PROVIDER.sign(PROVIDER.idToken()
                        .issueTime(Date.from(NOW.minusSeconds(900)))
                        .expirationTime(Date.from(NOW.minusSeconds(300)))),
                Reason.EXPIRED,
                "Token expired: current date/time " + NOW.getEpochSecond() + " must be before the expiration date/time "
                        + (NOW.getEpochSecond() - 300));
        assertRejected(
                TestOidc.sign(PROVIDER.idToken(), JWSAlgorithm.RS256, TestOidc.strangersKey("new")),
                Reason.INVALID,
                "Couldn't retrieve verification key from your identity provider, "
                        + "please reference AssumeRoleWithWebIdentity documentation for requirements");
        assertRejected(
                TestOidc.sign(PROVIDER.idToken(), JWSAlgorithm.RS256, TestOidc.strangersKey("rsa")),
                Reason.INVALID,
                "Token signature invalid");
        assertRejected(
                "Atza|x",
                Reason.INVALID,
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        assertRejected(
                PROVIDER.sign(PROVIDER.idToken().subject(null)),
                Reason.INVALID,
                "A required claim of the token is missing or malformed");
        assertRejected(
                PROVIDER.sign(PROVIDER.idToken().issueTime(Date.from(NOW.plusSeconds(301)))),
                Reason.INVALID,
                "Token is not valid yet");
    }

    @Test
    void without_its_keys_a_provider_is_unavailable() {
        TestOidc gone = new TestOidc();
        registered.withOidc("issuer.invalid", "client1");
        String token = gone.sign(gone.idToken().issuer("https://issuer.invalid"));
        gone.close();
        assertThat(identities.verify(token, Optional.empty()))
                .isEqualTo(new WebIdentityResult.Unavailable("issuer.invalid"));
    }

    @Test
    void tokens_of_our_own_go_to_their_verifier() {
        assertThat(verified(PROVIDER.sign(PROVIDER.idToken().issuer("https://own.example"))))
                .isEqualTo(OWN);
    }

    private WebIdentity verified(String token) {
        WebIdentityResult result = identities.verify(token, Optional.empty());
        assertThat(result).isInstanceOf(WebIdentityResult.Verified.class);
        return ((WebIdentityResult.Verified) result).identity();
    }

    private void assertRejected(String token, Reason reason, String message) {
        assertThat(identities.verify(token, Optional.empty())).isEqualTo(new Rejected(reason, message));
    }
}
