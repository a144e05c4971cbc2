package dev.poolgate.identitypool.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.identitypool.TestClock;
import dev.poolgate.identitypool.directory.PoolArns;
import dev.poolgate.identitypool.login.WebIdentityResult;
import dev.poolgate.identitypool.session.KeyRing;
import dev.poolgate.identitypool.session.Lineage;
import dev.poolgate.identitypool.session.MemoryRevocations;
import dev.poolgate.identitypool.session.Origin;
import dev.poolgate.identitypool.session.SealedLineages;
import dev.poolgate.identitypool.session.SealingKey;
import dev.poolgate.identitypool.session.SessionRevocations;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolTokensTest {
    private static final String POOL = "eu-west-1:11111111-2222-4333-8444-555555555555";
    private static final String IDENTITY = "eu-west-1:99999999-2222-4333-8444-555555555555";
    private static final List<String> GUEST = List.of("unauthenticated");
    private static final Origin ALICE =
            new Origin("https://idp", "alice", Optional.of("session-of-alice"), Instant.parse("2026-11-25T07:59:00Z"));
    private static final URI ISSUER = URI.create("https://pools.example/cognito-identity");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TestClock clock = new TestClock(Instant.parse("2026-11-25T08:00:00Z"));
    private static final KeyRing RING = KeyRing.of(SealingKey.generate("one", RANDOM));
    private static final SealedLineages LINEAGES = new SealedLineages(RING, RANDOM);

    private final TokenKeys keys = keys();
    private final PoolTokens tokens = new PoolTokens(keys, ISSUER, new PoolArns("000000000000"), LINEAGES, clock);
    private final InMemoryRevocationList signOuts = new InMemoryRevocationList(clock);
    private final SessionRevocations revocations = new SessionRevocations(new MemoryRevocations(), signOuts, clock);
    private final PoolTokenIdentities identities = new PoolTokenIdentities(tokens, revocations);

    @Test
    void a_token_has_the_header_and_the_claims_of_cognitos_own() throws Exception {
        SignedJWT token = SignedJWT.parse(tokens.issue(
                POOL,
                IDENTITY,
                List.of("authenticated", "idp"),
                List.of(),
                Map.of("dept", "sales"),
                Duration.ofMinutes(10)));
        assertThat(token.getHeader().toJSONObject())
                .isEqualTo(Map.of("kid", "eu-west-1-1", "typ", "JWS", "alg", "RS512"));
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(token.getPayload().toJSONObject());
        assertThat(claims.remove("lineage")).isInstanceOf(String.class);
        assertThat(claims)
                .isEqualTo(Map.of(
                        "sub",
                        IDENTITY,
                        "aud",
                        POOL,
                        "amr",
                        List.of("authenticated", "idp"),
                        "https://aws.amazon.com/tags",
                        Map.of(
                                "principal_tags", Map.of("dept", List.of("sales")),
                                "transitive_tag_keys", List.of("dept")),
                        "https://cognito-identity.amazonaws.com/identity-pool-arn",
                        "arn:aws:cognito-identity:eu-west-1:000000000000:identitypool/" + POOL,
                        "iss",
                        ISSUER.toString(),
                        "iat",
                        now,
                        "exp",
                        now + 600));
    }

    @Test
    void anybody_verifies_a_token_by_the_published_documents() throws Exception {
        PoolTokenDiscovery discovery = new PoolTokenDiscovery(ISSUER, keys);
        assertThat(discovery.metadata())
                .contains("\"issuer\":\"https:\\/\\/pools.example\\/cognito-identity\"")
                .contains("\"jwks_uri\":\"https:\\/\\/pools.example\\/cognito-identity\\/.well-known\\/jwks_uri\"")
                .contains("\"id_token_signing_alg_values_supported\":[\"RS512\"]");
        SignedJWT token = SignedJWT.parse(guestToken());
        RSAKey key = (RSAKey)
                JWKSet.parse(discovery.jwkSet()).getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }

    @Test
    void what_was_issued_is_verified_with_all_it_says() {
        String token = tokens.issue(POOL, IDENTITY, GUEST, List.of(), Map.of("a", "b"), Duration.ofMinutes(10));
        PoolToken verified = verified(token);
        assertThat(verified.identityId()).isEqualTo(IDENTITY);
        assertThat(verified.identityPoolId()).isEqualTo(POOL);
        assertThat(verified.amr()).isEqualTo(GUEST);
        assertThat(verified.principalTags()).isEqualTo(Map.of("a", "b"));
        assertThat(verified.expiresAt()).isEqualTo(clock.instant().plusSeconds(600));
    }

    @Test
    void a_token_is_over_at_its_expiry_and_not_before() {
        String token = guestToken();
        clock.advance(Duration.ofMinutes(10).minusNanos(1));
        assertThat(tokens.verify(token)).isInstanceOf(PoolTokenResult.Verified.class);
        clock.advance(Duration.ofNanos(1));
        assertThat(tokens.verify(token)).isEqualTo(new PoolTokenResult.Expired(clock.instant(), clock.instant()));
    }

    @Test
    void a_token_outlives_the_change_of_the_key_that_signed_it() {
        clock.advance(TokenKeys.SIGNS_FOR.minusSeconds(1));
        keys.current();
        String token = tokens.issue(POOL, IDENTITY, GUEST, List.of(), Map.of(), Duration.ofDays(1));
        clock.advance(Duration.ofHours(23));
        assertThat(tokens.verify(token)).isInstanceOf(PoolTokenResult.Verified.class);
    }

    @Test
    void s1_tokens_without_a_signature_are_invalid() throws Exception {
        JWTClaimsSet claims = claims();
        invalid(new PlainJWT(claims).serialize());
        String[] parts = guestToken().split("\\.", -1);
        invalid(parts[0] + "." + parts[1] + ".");
        invalid(parts[0] + "." + parts[1]);
        invalid("");
        invalid("x".repeat(60_000));
    }

    @Test
    void s2_the_public_key_is_no_secret_and_no_other_algorithm_counts() throws Exception {
        byte[] secret = keys.current().jwk().toRSAPublicKey().getEncoded();
        invalid(signed(JWSAlgorithm.HS512, keys.current().id(), new MACSigner(secret)));
        invalid(signed(
                JWSAlgorithm.RS256,
                keys.current().id(),
                new RSASSASigner(keys.current().jwk())));
    }

    @Test
    void s3_a_key_of_the_senders_own_proves_nothing_whatever_it_is_called() throws Exception {
        RSAKey own = TokenKey.generate(keys.current().id(), RANDOM);
        invalid(signed(JWSAlgorithm.RS512, own.getKeyID(), new RSASSASigner(own)));
        SignedJWT embedded = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS512)
                        .keyID(own.getKeyID())
                        .jwk(own.toPublicJWK())
                        .build(),
                claims());
        embedded.sign(new RSASSASigner(own));
        invalid(embedded.serialize());
        invalid(signed(
                JWSAlgorithm.RS512, "unknown", new RSASSASigner(keys.current().jwk())));
    }

    @Test
    void a_token_of_another_installation_or_for_another_issuer_is_invalid() {
        PoolTokens stranger = new PoolTokens(keys(), ISSUER, new PoolArns("000000000000"), LINEAGES, clock);
        invalid(stranger.issue(POOL, IDENTITY, GUEST, List.of(), Map.of(), Duration.ofMinutes(10)));
        PoolTokens renamed =
                new PoolTokens(keys, URI.create(ISSUER + "/"), new PoolArns("000000000000"), LINEAGES, clock);
        invalid(renamed.issue(POOL, IDENTITY, GUEST, List.of(), Map.of(), Duration.ofMinutes(10)));
    }

    @Test
    void a_changed_claim_breaks_the_token() {
        String[] parts = guestToken().split("\\.", -1);
        String[] other = tokens.issue(POOL, "eu-west-1:0", GUEST, List.of(), Map.of(), Duration.ofMinutes(10))
                .split("\\.", -1);
        invalid(parts[0] + "." + other[1] + "." + parts[2]);
    }

    @Test
    void sts_is_told_who_the_token_speaks_of() {
        WebIdentityResult result = identities.verify(guestToken(), Optional.empty());
        assertThat(result).isInstanceOfSatisfying(WebIdentityResult.Verified.class, verified -> {
            assertThat(verified.identity().principal()).isEqualTo("cognito-identity.amazonaws.com");
            assertThat(verified.identity().keyPrefix()).isEqualTo("cognito-identity.amazonaws.com");
            assertThat(verified.identity().subject()).isEqualTo(IDENTITY);
            assertThat(verified.identity().audience()).isEqualTo(POOL);
            assertThat(verified.identity().claims()).containsEntry("amr", GUEST).containsEntry("aud", POOL);
        });
    }

    @Test
    void sts_is_told_in_its_own_words_why_a_token_is_refused() {
        String token = guestToken();
        clock.advance(Duration.ofMinutes(10));
        long now = clock.instant().getEpochSecond();
        assertThat(identities.verify(token, Optional.empty()))
                .isEqualTo(new WebIdentityResult.Rejected(
                        WebIdentityResult.Reason.EXPIRED,
                        "Token expired: current date/time " + now + " must be before the expiration date/time " + now));
        assertThat(identities.verify("forged", Optional.empty()))
                .isInstanceOfSatisfying(WebIdentityResult.Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(WebIdentityResult.Reason.INVALID));
        assertThat(identities.verify(token, Optional.of("www.amazon.com")))
                .isInstanceOfSatisfying(WebIdentityResult.Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(WebIdentityResult.Reason.INVALID));
    }

    @Test
    void whom_to_ask_is_told_by_the_issuer() {
        assertThat(identities.speaksFor(guestToken())).isTrue();
        assertThat(identities.speaksFor("forged")).isFalse();
        PoolTokens other =
                new PoolTokens(keys, URI.create("https://other.example"), new PoolArns("0"), LINEAGES, clock);
        assertThat(identities.speaksFor(other.issue(POOL, IDENTITY, GUEST, List.of(), Map.of(), Duration.ofMinutes(1))))
                .isFalse();
    }

    @Test
    void no_user_is_named_in_a_log() {
        String token = tokens.issue(
                POOL, IDENTITY, List.of("authenticated", "alice"), List.of(), Map.of(), Duration.ofMinutes(1));
        assertThat(tokens.verify(token).toString()).doesNotContain("alice");
    }

    @Test
    void what_proved_the_identity_and_when_travels_with_the_token_and_shows_to_nobody() throws Exception {
        clock.advance(Duration.ofMillis(678));
        String token = aliceToken();
        assertThat(verified(token).lineage()).isEqualTo(Lineage.since(clock.instant(), IDENTITY, List.of(ALICE)));
        SignedJWT parsed = SignedJWT.parse(token);
        String sealed = parsed.getJWTClaimsSet().getStringClaim("lineage");
        StringBuilder readable = new StringBuilder(parsed.getPayload().toString());
        for (String part : sealed.split("\\.", -1)) {
            readable.append(new String(Base64.getUrlDecoder().decode(part), UTF_8));
        }
        assertThat(readable.toString()).doesNotContain("session-of-alice").doesNotContain("https://idp");
    }

    @Test
    void a_token_that_does_not_say_where_it_comes_from_is_refused() throws Exception {
        JWTClaimsSet claims = claims();
        JWTClaimsSet without =
                new JWTClaimsSet.Builder(claims).claim("lineage", null).build();
        JWTClaimsSet altered = new JWTClaimsSet.Builder(claims)
                .claim("lineage", claims.getStringClaim("lineage") + "A")
                .build();
        assertThat(tokens.verify(keys.current().sign(claims))).isInstanceOf(PoolTokenResult.Verified.class);
        invalid(keys.current().sign(without));
        invalid(keys.current().sign(altered));
    }

    @Test
    void a_sign_out_at_the_user_pool_ends_the_token_and_is_what_sessions_begun_with_it_end_by() {
        String token = aliceToken();
        assertThat(identities.verify(token, Optional.empty()))
                .isInstanceOfSatisfying(WebIdentityResult.Verified.class, verified -> assertThat(
                                verified.identity().lineage().origins())
                        .containsExactly(ALICE));
        signOuts.revokeSession(
                "https://idp", "session-of-alice", clock.instant().plusSeconds(3600));
        refusedBySts(token);
        assertThat(identities.verify(guestToken(), Optional.empty())).isInstanceOf(WebIdentityResult.Verified.class);
    }

    @Test
    void a_global_sign_out_ends_the_tokens_of_sign_ins_before_it() {
        String before = aliceToken();
        signOuts.revokeSubject(
                "https://idp", "alice", clock.instant(), clock.instant().plusSeconds(3600));
        refusedBySts(before);
    }

    @Test
    void tokens_from_before_their_identity_was_revoked_are_over_to_the_millisecond() {
        String before = guestToken();
        revocations.revokeIdentity(IDENTITY);
        refusedBySts(before);
        clock.advance(Duration.ofMillis(1));
        assertThat(identities.verify(guestToken(), Optional.empty())).isInstanceOf(WebIdentityResult.Verified.class);
        refusedBySts(before);
    }

    private void refusedBySts(String token) {
        assertThat(identities.verify(token, Optional.empty()))
                .isInstanceOfSatisfying(WebIdentityResult.Rejected.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(WebIdentityResult.Reason.INVALID));
    }

    private String aliceToken() {
        return tokens.issue(POOL, IDENTITY, List.of("authenticated"), List.of(ALICE), Map.of(), Duration.ofMinutes(10));
    }

    private String guestToken() {
        return tokens.issue(POOL, IDENTITY, GUEST, List.of(), Map.of(), Duration.ofMinutes(10));
    }

    private PoolToken verified(String token) {
        return ((PoolTokenResult.Verified) tokens.verify(token)).token();
    }

    private void invalid(String token) {
        assertThat(tokens.verify(token)).isEqualTo(new PoolTokenResult.Invalid());
    }

    private JWTClaimsSet claims() throws Exception {
        return SignedJWT.parse(guestToken()).getJWTClaimsSet();
    }

    private String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(keyId)
                        .type(new JOSEObjectType("JWS"))
                        .build(),
                claims());
        token.sign(signer);
        return token.serialize();
    }

    private TokenKeys keys() {
        return new TokenKeys(new HeldKeys(), RING, "eu-west-1", RANDOM, clock);
    }
}
