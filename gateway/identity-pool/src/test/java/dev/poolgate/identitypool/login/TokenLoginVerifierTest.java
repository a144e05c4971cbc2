package dev.poolgate.identitypool.login;

import static dev.poolgate.authorizer.token.NetworkAccess.PRIVATE_PLAIN_HTTP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.revocation.RevocationList;
import dev.poolgate.identitypool.TestIssuer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenLoginVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final TestIssuer ISSUER = TestIssuer.start("eu-west-1_AbC");
    private static final TestIssuer OTHER = TestIssuer.start("eu-west-1_Xyz");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final RevocationList revocations = new InMemoryRevocationList(clock);
    private final ProviderMapping providers = ProviderMapping.of(List.of(
            ProviderRule.of(ISSUER.provider(), ISSUER.url(), PRIVATE_PLAIN_HTTP),
            ProviderRule.of(OTHER.provider(), OTHER.url(), PRIVATE_PLAIN_HTTP)));
    private final TokenLoginVerifier verifier = new TokenLoginVerifier(
            providers,
            new ProviderKeys(KeySettings.defaults(), clock, new SimpleMeterRegistry()),
            new TokenLogins(providers, revocations),
            clock);

    @AfterEach
    void closeVerifier() {
        verifier.close();
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
        OTHER.close();
    }

    @Test
    void an_id_token_proves_its_subject_and_client() {
        LoginResult result = verifier.verify(ISSUER.provider(), ISSUER.sign(idToken()));
        VerifiedLogin login = ((LoginResult.Verified) result).login();
        assertThat(login.login()).isEqualTo(new Login(ISSUER.provider(), "alice"));
        assertThat(login.clientId()).isEqualTo(TestIssuer.CLIENT);
        assertThat(login.claims()).containsEntry("cognito:username", "alice");
        assertThat(login.revoked()).isFalse();
    }

    @Test
    void keys_are_fetched_once_for_many_tokens() {
        int before = ISSUER.fetches();
        for (int i = 0; i < 20; i++) {
            verifier.verify(ISSUER.provider(), ISSUER.sign(ISSUER.idToken("user" + i, NOW)));
        }
        assertThat(ISSUER.fetches() - before).isEqualTo(1);
    }

    @Test
    void a_token_forged_with_another_key_of_the_same_id_is_refused() {
        assertRejected(
                TestIssuer.sign(idToken(), TestIssuer.newKey("key-1")),
                "Invalid login token. Couldn't verify signed token.");
    }

    @Test
    void a_token_of_an_unpublished_key_is_refused() {
        assertRejected(
                TestIssuer.sign(idToken(), TestIssuer.newKey("key-2")),
                "Invalid login token. Couldn't verify signed token.");
    }

    @Test
    void a_token_with_changed_claims_is_refused() {
        String[] parts = ISSUER.sign(idToken()).split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("alice", "bobby");
        String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8));
        assertRejected(parts[0] + "." + changed + "." + parts[2], "Invalid login token. Couldn't verify signed token.");
    }

    @Test
    void a_token_without_a_signature_is_refused() {
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));
        String[] parts = ISSUER.sign(idToken()).split("\\.", -1);
        LoginResult result = verifier.verify(ISSUER.provider(), none + "." + parts[1] + ".");
        assertThat(result).isInstanceOf(LoginResult.Rejected.class);
    }

    @Test
    void a_token_is_expired_exactly_at_its_expiry_and_the_allowed_skew() {
        assertThat(verifier.verify(ISSUER.provider(), ISSUER.sign(expiring(NOW.minusSeconds(29)))))
                .isInstanceOf(LoginResult.Verified.class);
        assertRejected(
                ISSUER.sign(expiring(NOW.minusSeconds(30))),
                "Invalid login token. Token expired: " + NOW.getEpochSecond() + " >= " + (NOW.getEpochSecond() - 30));
    }

    @Test
    void the_token_of_another_pool_is_refused_whoever_presents_it_as_ours() {
        assertRejected(
                OTHER.sign(OTHER.idToken("alice", NOW)), "Invalid login token. Issuer doesn't match providerName");
    }

    @Test
    void a_token_of_another_pool_that_claims_our_issuer_is_refused() {
        assertRejected(OTHER.sign(idToken()), "Invalid login token. Couldn't verify signed token.");
    }

    @Test
    void an_access_token_is_refused_for_lack_of_an_audience() {
        assertRejected(
                ISSUER.sign(ISSUER.accessToken("alice", NOW)), "Invalid login token. Missing a required claim: aud");
    }

    @Test
    void an_access_token_bound_to_a_resource_is_refused_all_the_same() {
        assertRejected(
                ISSUER.sign(ISSUER.accessToken("alice", NOW).audience(TestIssuer.CLIENT)),
                "Invalid login token. Not a valid OpenId Connect identity token.");
    }

    @Test
    void a_token_without_expiry_or_from_the_future_is_refused() {
        assertRejected(
                ISSUER.sign(idToken().expirationTime(null)),
                "Invalid login token. Not a valid OpenId Connect identity token.");
        assertRejected(
                ISSUER.sign(ISSUER.idToken("alice", NOW.plusSeconds(3600))),
                "Invalid login token. Not a valid OpenId Connect identity token.");
    }

    @Test
    void text_that_is_no_token_is_refused() {
        for (String text : List.of("", "alice", "a.b.c", "x".repeat(50_000))) {
            assertRejected(text, "Invalid login token. Not a valid OpenId Connect identity token.");
        }
    }

    @Test
    void a_provider_that_no_rule_knows_is_refused_and_nothing_is_fetched() {
        assertThat(verifier.verify("cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Nope", ISSUER.sign(idToken())))
                .isEqualTo(LoginError.UNSUPPORTED_PROVIDER.rejected());
    }

    @Test
    void a_revoked_session_is_reported() {
        revocations.revokeSession(ISSUER.url(), "session-of-alice", NOW.plusSeconds(3600));
        LoginResult result = verifier.verify(ISSUER.provider(), ISSUER.sign(idToken()));
        assertThat(((LoginResult.Verified) result).login().revoked()).isTrue();
    }

    @Test
    void a_user_signed_out_everywhere_is_reported() {
        revocations.revokeSubject(ISSUER.url(), "alice", NOW.plusSeconds(1), NOW.plusSeconds(3600));
        LoginResult result = verifier.verify(ISSUER.provider(), ISSUER.sign(idToken()));
        assertThat(((LoginResult.Verified) result).login().revoked()).isTrue();
    }

    @Test
    void without_its_keys_a_provider_is_unavailable_and_nobody_is_let_in() {
        TestIssuer gone = TestIssuer.start("eu-west-1_Gone");
        String token = gone.sign(gone.idToken("alice", NOW));
        gone.close();
        ProviderMapping mapping =
                ProviderMapping.of(List.of(ProviderRule.of(gone.provider(), gone.url(), PRIVATE_PLAIN_HTTP)));
        try (TokenLoginVerifier cut = new TokenLoginVerifier(
                mapping,
                new ProviderKeys(KeySettings.defaults(), clock, new SimpleMeterRegistry()),
                new TokenLogins(mapping, revocations),
                clock)) {
            assertThat(cut.verify(gone.provider(), token)).isEqualTo(new LoginResult.Unavailable(gone.provider()));
        }
    }

    private static JWTClaimsSet.Builder idToken() {
        return ISSUER.idToken("alice", NOW);
    }

    private static JWTClaimsSet.Builder expiring(Instant expiry) {
        return ISSUER.idToken("alice", NOW.minusSeconds(7200)).expirationTime(Date.from(expiry));
    }

    private void assertRejected(String token, String message) {
        LoginResult result = verifier.verify(ISSUER.provider(), token);
        assertThat(result).isInstanceOf(LoginResult.Rejected.class);
        assertThat(((LoginResult.Rejected) result).message()).isEqualTo(message);
    }
}
