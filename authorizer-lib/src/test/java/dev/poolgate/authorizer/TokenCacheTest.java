package dev.poolgate.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.RecordingServer;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.keys.KeySettings;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.revocation.InMemoryRevocationList;
import dev.poolgate.authorizer.token.AllowList;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.TokenError;
import dev.poolgate.authorizer.token.TrustedIssuer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of tokens, for how long, and what ends it. */
class TokenCacheTest {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final long CACHE_BYTES = 256 * 1024;

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SigningKey key = SigningKey.rs256("key-1");
    private final SigningKey next = SigningKey.rs256("key-2");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryRevocationList revocations = new InMemoryRevocationList(clock);
    private final RecordingServer server = new RecordingServer().answer("/jwks", SigningKey.set(key));
    private final TrustedIssuer issuer = Issuers.cognito()
            .keys(KeySource.uri(server.url() + "/jwks"))
            .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
            .clockSkew(SKEW)
            .build();
    private final TokenAuthorizer authorizer = TokenAuthorizer.trusting(List.of(issuer))
            .clock(clock)
            .meters(meters)
            .revocations(revocations)
            .tokenCacheBytes(CACHE_BYTES)
            .build();

    @BeforeEach
    void start() {
        authorizer.start().toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        authorizer.close();
        server.close();
    }

    @Test
    void the_second_look_at_a_token_is_a_hit() {
        String token = good().signedBy(key);
        authorize(token);
        authorize(token);

        assertThat(hits()).isEqualTo(1);
        assertThat(cached()).isEqualTo(1);
    }

    @Test
    void only_what_is_not_cached_is_verified_and_timed() {
        String token = good().signedBy(key);
        authorize(token);
        authorize(token);
        authorize("not.a.token");

        assertThat(verifications("verified")).isEqualTo(1);
        assertThat(verifications("rejected")).isEqualTo(1);
        assertThat(verifications("unavailable")).isZero();
    }

    @Test
    void s30_a_token_with_another_last_character_is_verified_anew_and_refused() {
        String token = good().signedBy(key);
        assertAllowed(token);

        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            String other = token.substring(0, token.length() - 1) + last;
            if (!other.equals(token)) {
                assertThat(authorize(other)).isInstanceOf(AccessResult.Unauthenticated.class);
            }
        }
        assertThat(hits()).isZero();
    }

    @Test
    void s31_a_strict_route_refuses_what_a_lax_one_allowed() {
        String token = good().signedBy(key);
        AccessRule strict = new AccessRule(Set.of(), Set.of(), Set.of("admins"), Map.of(), false);

        assertAllowed(token);

        assertThat(authorize(token, strict)).isInstanceOf(AccessResult.Denied.class);
    }

    @Test
    void s31_another_configuration_is_another_cache_key() {
        String token = good().signedBy(key);
        TrustedIssuer other =
                Issuers.cognito(key).clientIds(AllowList.of("client2")).build();

        assertThat(TokenKey.of(TrustedIssuer.fingerprintOf(List.of(issuer)), token))
                .isEqualTo(TokenKey.of(TrustedIssuer.fingerprintOf(List.of(issuer)), token))
                .isNotEqualTo(TokenKey.of(TrustedIssuer.fingerprintOf(List.of(other)), token));
    }

    @Test
    void s32_a_cached_token_is_refused_once_exp_and_skew_are_past() {
        Instant exp = clock.instant().plusSeconds(60);
        String token = good().claim("exp", exp.getEpochSecond()).signedBy(key);
        clock.set(exp.minusSeconds(1));
        assertAllowed(token);

        clock.set(exp.plus(SKEW).plusSeconds(1));

        assertRejected(token, TokenError.EXPIRED);
    }

    @Test
    void s32_no_hit_outlives_exp_even_within_the_skew() {
        Instant exp = clock.instant().plusSeconds(60);
        String token = good().claim("exp", exp.getEpochSecond()).signedBy(key);
        assertAllowed(token);
        clock.set(exp.minus(MILLI));
        assertAllowed(token);
        assertThat(hits()).isEqualTo(1);

        clock.set(exp);
        assertAllowed(token);
        assertAllowed(token);

        // verified anew each time, and not put back
        assertThat(hits()).isEqualTo(1);
    }

    @Test
    void s32_a_token_is_verified_anew_after_the_longest_stay() {
        String token = good().signedBy(key);
        assertAllowed(token);
        clock.advance(Duration.ofMinutes(5).minus(MILLI));
        assertAllowed(token);
        assertThat(hits()).isEqualTo(1);

        clock.advance(MILLI);
        assertAllowed(token);

        assertThat(hits()).isEqualTo(1);
    }

    @Test
    void s28_a_cached_token_of_a_dropped_key_is_refused_once_the_keys_age() {
        String token = good().claim("exp", clock.instant().plusSeconds(7200).getEpochSecond())
                .signedBy(key);
        assertAllowed(token);
        server.answer("/jwks", SigningKey.set(next));

        clock.advance(KeySettings.defaults().maxAge());

        assertRejected(token, TokenError.UNKNOWN_KEY);
        assertThat(cached()).isZero();
    }

    @Test
    void s28_also_before_when_another_token_brings_the_news() {
        String token = good().signedBy(key);
        assertAllowed(token);
        server.answer("/jwks", SigningKey.set(next));

        assertAllowed(good().signedBy(next));

        assertRejected(token, TokenError.UNKNOWN_KEY);
    }

    @Test
    void s34_a_revoked_session_is_refused_at_the_next_request() {
        String token = good().signedBy(key);
        String other = good().claim("origin_jti", "origin-2").signedBy(key);
        assertAllowed(token);
        assertAllowed(other);

        revocations.revokeSession(
                TokenText.COGNITO_ISSUER, "origin-1", clock.instant().plusSeconds(3600));

        assertRejected(token, TokenError.REVOKED);
        assertAllowed(other);
        // the hit of the other; the revoked one was evicted
        assertThat(hits()).isEqualTo(1);
    }

    @Test
    void s34_a_token_revoked_before_it_was_ever_seen_is_refused() {
        revocations.revokeSession(
                TokenText.COGNITO_ISSUER, "origin-1", clock.instant().plusSeconds(3600));

        assertRejected(good().signedBy(key), TokenError.REVOKED);
    }

    @Test
    void s34_a_rule_that_changes_holds_from_the_next_request() {
        String token = good().signedBy(key);
        AccessRule readers = new AccessRule(Set.of(), Set.of(), Set.of("readers"), Map.of(), false);
        AccessRule admins = new AccessRule(Set.of(), Set.of(), Set.of("admins"), Map.of(), false);

        assertThat(authorize(token, readers)).isInstanceOf(AccessResult.Allowed.class);
        assertThat(authorize(token, admins)).isInstanceOf(AccessResult.Denied.class);
        assertThat(authorize(token, readers)).isInstanceOf(AccessResult.Allowed.class);
    }

    @Test
    void s36_a_passing_failure_is_not_remembered() {
        server.answer("/late", 503, "");
        try (TokenAuthorizer late = TokenAuthorizer.trusting(List.of(Issuers.cognito()
                        .keys(KeySource.uri(server.url() + "/late"))
                        .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                        .build()))
                .clock(clock)
                .build()) {
            AccessRequest request = request(good().signedBy(key), AccessRule.signedIn());
            assertThat(late.authorize(request).toCompletableFuture().join())
                    .isInstanceOf(AccessResult.Unavailable.class);

            server.answer("/late", SigningKey.set(key));
            clock.advance(KeySettings.defaults().retryAfter());

            assertThat(late.authorize(request).toCompletableFuture().join()).isInstanceOf(AccessResult.Allowed.class);
        }
    }

    @Test
    void s37_tokens_that_do_not_verify_are_not_kept() {
        String token = good().signedBy(key);
        String forgedSignature = token.substring(token.lastIndexOf('.'));
        for (int i = 0; i < 10_000; i++) {
            String forged = good().claim("jti", "forged-" + i).payload();
            authorize(token.substring(0, token.indexOf('.') + 1) + Base64URL.encode(forged) + forgedSignature);
        }

        assertThat(cached()).isZero();
    }

    @Test
    void s37_tokens_that_do_are_kept_up_to_the_bound() {
        String one = good().signedBy(key);
        long bound = CACHE_BYTES / (4L * one.length());
        for (int i = 0; i < 4 * bound; i++) {
            assertAllowed(good().claim("jti", "token-" + (1000 + i)).signedBy(key));
        }

        assertThat(cached()).isPositive().isLessThanOrEqualTo((double) bound + 1);
    }

    @Test
    void a_rehearsal_concludes_the_same_and_leaves_nothing_behind() {
        String token = good().signedBy(key);

        assertThat(rehearse(token)).isInstanceOf(AccessResult.Allowed.class);
        assertThat(rehearse("garbage")).isInstanceOf(AccessResult.Unauthenticated.class);

        assertThat(cached()).isZero();
        assertThat(count("allowed", "none")).isZero();
        assertThat(count("unauthenticated", "token_malformed")).isZero();
    }

    @Test
    void a_rehearsal_knows_what_is_revoked() {
        revocations.revokeSession(issuer.issuer(), "origin-1", clock.instant().plusSeconds(60));

        assertThat(rehearse(good().signedBy(key))).isInstanceOf(AccessResult.Unauthenticated.class);
    }

    @Test
    void a_token_tells_when_it_was_verified_however_often_it_is_found() {
        Instant first = clock.instant();
        String token = good().signedBy(key);
        assertThat(verifiedAt(token)).isEqualTo(first);

        clock.advance(Duration.ofSeconds(10));

        assertThat(verifiedAt(token)).isEqualTo(first);
    }

    @Test
    void decisions_are_counted_by_outcome_and_reason() {
        assertAllowed(good().signedBy(key));
        authorize("garbage");

        assertThat(count("allowed", "none")).isEqualTo(1);
        assertThat(count("unauthenticated", "token_malformed")).isEqualTo(1);
        assertThat(count("denied", "none")).isZero();
    }

    private TokenText good() {
        return TokenText.cognitoAccess(clock);
    }

    private void assertAllowed(String token) {
        assertThat(authorize(token)).isInstanceOf(AccessResult.Allowed.class);
    }

    private void assertRejected(String token, TokenError error) {
        assertThat(authorize(token))
                .isInstanceOfSatisfying(AccessResult.Unauthenticated.class, result -> assertThat(result.error())
                        .isEqualTo(error));
    }

    private AccessResult authorize(String token) {
        return authorize(token, AccessRule.signedIn());
    }

    private AccessResult authorize(String token, AccessRule rule) {
        return authorizer.authorize(request(token, rule)).toCompletableFuture().join();
    }

    private AccessResult rehearse(String token) {
        return authorizer
                .rehearse(request(token, AccessRule.signedIn()))
                .toCompletableFuture()
                .join();
    }

    private Instant verifiedAt(String token) {
        AccessResult.Allowed allowed = (AccessResult.Allowed) authorize(token);
        return ((VerifiedIdentity.TokenHolder) allowed.identity()).token().verifiedAt();
    }

    private static AccessRequest request(String token, AccessRule rule) {
        return new AccessRequest(new Credential.Bearer(token), "GET", "/", rule);
    }

    private double hits() {
        return meters.get("poolgate.tokens.lookups")
                .tag("result", "hit")
                .counter()
                .count();
    }

    private long verifications(String outcome) {
        return meters.get("poolgate.tokens.verification")
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    private double cached() {
        return meters.get("cache.size").tag("cache", "poolgate.tokens").gauge().value();
    }

    private double count(String outcome, String reason) {
        return meters.get("poolgate.decisions")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .counter()
                .count();
    }
}
