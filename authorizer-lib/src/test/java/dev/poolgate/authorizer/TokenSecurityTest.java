package dev.poolgate.authorizer;

import static dev.poolgate.authorizer.fixture.TokenText.COGNITO_ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.RecordingServer;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import dev.poolgate.authorizer.policy.AccessRule;
import dev.poolgate.authorizer.token.KeySource;
import dev.poolgate.authorizer.token.NetworkAccess;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.TokenError;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile tokens against the whole library, with a real key server that records what it is asked. */
class TokenSecurityTest {
    private final SettableClock clock = SettableClock.atSomeTime();
    private final SigningKey key = SigningKey.rs256("key-1");
    private final SigningKey attacker = SigningKey.rs256("attacker");
    private final RecordingServer server = new RecordingServer().answer("/jwks", SigningKey.set(key));
    private final TokenAuthorizer authorizer = TokenAuthorizer.trusting(List.of(
                    Issuers.cognito()
                            .keys(KeySource.uri(server.url() + "/jwks"))
                            .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                            .build(),
                    // the same kid, another key
                    Issuers.oauth(SigningKey.of("key-1", SignatureAlgorithm.ES256))
                            .build()))
            .clock(clock)
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

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void s01_an_unsigned_token_is_rejected_and_causes_no_fetch(String none) {
        String signed = good().header("alg", none).header("kid", "unknown").signedBy(key);
        String unsigned = signed.substring(0, signed.lastIndexOf('.') + 1);

        assertThat(error(unsigned)).contains(TokenError.ALGORITHM);
        assertThat(error(signed)).contains(TokenError.ALGORITHM);
        assertThat(server.requests()).containsExactly("/jwks");
    }

    @Test
    void s03_keys_in_the_header_are_neither_used_nor_fetched() {
        String jwk =
                attacker.sign("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"jwk\":" + attacker.jwk() + "}", good().payload());
        String x5c = attacker.sign(
                "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"x5c\":[\""
                        + Base64.getEncoder()
                                .encodeToString(attacker.pair().getPublic().getEncoded())
                        + "\"]}",
                good().payload());

        assertThat(error(jwk)).contains(TokenError.SIGNATURE);
        assertThat(error(x5c)).contains(TokenError.SIGNATURE);
        assertThat(server.requests()).containsExactly("/jwks");
    }

    @Test
    void s04_an_address_of_keys_in_the_header_is_never_visited() {
        server.answer("/attacker", SigningKey.set(attacker));
        for (String parameter : List.of("jku", "x5u")) {
            String token = good().header(parameter, server.url() + "/attacker").signedBy(attacker);

            assertThat(error(token)).contains(TokenError.UNKNOWN_KEY);
        }
        assertThat(server.requests()).doesNotContain("/attacker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../dev/null", "/etc/passwd", "' UNION SELECT 'k", "$(id)", "http://127.0.0.1/", "%2e%2e%2f"})
    void s05_a_key_id_is_an_opaque_name(String keyId) {
        assertThat(error(good().header("kid", keyId).signedBy(attacker))).contains(TokenError.UNKNOWN_KEY);
    }

    @Test
    void s05_a_huge_key_id_or_one_with_control_characters_is_rejected() {
        assertThat(error(good().header("kid", "k".repeat(4_000)).signedBy(attacker)))
                .contains(TokenError.MALFORMED);
        assertThat(error(good().header("kid", "a\r\nb").signedBy(attacker))).contains(TokenError.MALFORMED);
        assertThat(error(good().header("kid", "a\u0000").signedBy(attacker))).contains(TokenError.MALFORMED);
    }

    @Test
    void s06_a_key_verifies_only_tokens_of_its_issuer() {
        String oauth = TokenText.oauthAccess(clock, Issuers.OAUTH_ISSUER).signedBy(key);
        String pool = good().signedBy(SigningKey.of("key-1", SignatureAlgorithm.ES256));

        assertThat(error(oauth)).contains(TokenError.ALGORITHM);
        assertThat(error(pool)).contains(TokenError.ALGORITHM);
        assertThat(error(good().signedBy(key))).isEmpty();
    }

    @Test
    void s06_also_where_both_use_the_same_algorithm() {
        SigningKey twin = SigningKey.of("key-1", SignatureAlgorithm.PS256);
        SigningKey other = SigningKey.rs256("other");
        try (TokenAuthorizer both = TokenAuthorizer.trusting(List.of(
                        Issuers.cognito(key).build(),
                        Issuers.oauth()
                                .keys(KeySource.inline(SigningKey.set(other).replace("\"other\"", "\"key-1\"")))
                                .build()))
                .clock(clock)
                .build()) {
            String forged = good().header("kid", "key-1").signedBy(other);

            assertThat(twin.pair()).isSameAs(key.pair());
            assertThat(error(both, forged)).contains(TokenError.SIGNATURE);
        }
    }

    @Test
    void s09_an_encrypted_token_is_rejected() {
        String header = Base64URL.encode("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}")
                .toString();

        assertThat(error(header + ".AAAA.AAAA.AAAA.AAAA")).contains(TokenError.ENCRYPTED);
        // and a signed token whose content is another, unsigned one
        assertThat(error(key.sign("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"cty\":\"JWT\"}", "eyJhbGciOiJub25lIn0.e30.")))
                .contains(TokenError.MALFORMED);
    }

    @Test
    void s12_a_deeply_nested_token_within_the_limit_is_rejected() {
        String nested = "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000);

        assertThat(error(key.sign("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", nested)))
                .contains(TokenError.MALFORMED);
    }

    @Test
    void s14_a_token_over_8_kb_is_rejected_however_good() {
        assertThat(error(good().claim("custom:x", "y".repeat(5_000)).signedBy(key)))
                .isEmpty();
        assertThat(error(good().claim("custom:x", "y".repeat(6_000)).signedBy(key)))
                .contains(TokenError.MALFORMED);
        assertThat(error(".".repeat(1 << 20))).contains(TokenError.MALFORMED);
    }

    @Test
    void s15_a_token_that_says_two_things_is_rejected() {
        String claims = good().payload().replaceFirst("\\{", "{\"sub\":\"admin\",");

        assertThat(error(key.sign("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", claims)))
                .contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ".evil.com", "?"})
    void s19_a_token_of_almost_the_issuer_is_of_an_unknown_one(String added) {
        assertThat(error(good().claim("iss", COGNITO_ISSUER + added).signedBy(key)))
                .contains(TokenError.ISSUER);
        assertThat(error(good().claim("iss", List.of(COGNITO_ISSUER, "evil")).signedBy(key)))
                .contains(TokenError.ISSUER);
        assertThat(error(good().without("iss").signedBy(key))).contains(TokenError.ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = {" x", "x ", "x,y", "\tx", "x y", ""})
    void s22_a_bearer_value_that_is_not_one_token_is_never_partly_parsed(String around) {
        String token = around.replace("x", good().signedBy(key));

        assertThat(error(token)).contains(TokenError.MALFORMED);
    }

    @Test
    void s26_no_key_that_ships_with_anything_verifies() {
        server.answer("/empty", "{\"keys\":[]}");
        try (TokenAuthorizer empty = TokenAuthorizer.trusting(List.of(Issuers.cognito()
                        .keys(KeySource.uri(server.url() + "/empty"))
                        .network(NetworkAccess.PRIVATE_PLAIN_HTTP)
                        .build()))
                .clock(clock)
                .build()) {
            assertThat(error(empty, good().signedBy(key))).contains(TokenError.UNKNOWN_KEY);
            assertThat(error(empty, key.sign("{\"alg\":\"RS256\"}", good().payload())))
                    .contains(TokenError.UNKNOWN_KEY);
        }
    }

    @Test
    void a_header_and_claims_of_any_json_are_answered_and_never_thrown() {
        for (String json : List.of("{}", "[]", "1", "\"x\"", "null", JSONObjectUtils.toJSONString(Map.of("alg", 1)))) {
            assertThat(error(Base64URL.encode(json) + "." + Base64URL.encode(json) + ".AAAA"))
                    .isPresent();
        }
    }

    private TokenText good() {
        return TokenText.cognitoAccess(clock);
    }

    private Optional<TokenError> error(String token) {
        return error(authorizer, token);
    }

    private static Optional<TokenError> error(TokenAuthorizer by, String token) {
        return by.authorize(new AccessRequest(new Credential.Bearer(token), "GET", "/", AccessRule.signedIn()))
                .toCompletableFuture()
                .join()
                .fold(
                        allowed -> Optional.empty(),
                        denied -> {
                            throw new AssertionError("denied: " + denied.decision());
                        },
                        unauthenticated -> Optional.of(unauthenticated.error()),
                        rejected -> {
                            throw new AssertionError("signed: " + rejected.error());
                        },
                        unavailable -> {
                            throw new AssertionError(unavailable.cause());
                        });
    }
}
