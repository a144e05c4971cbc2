package dev.poolgate.authorizer.token;

import static dev.poolgate.authorizer.token.Verification.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.sun.management.ThreadMXBean;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnverifiedJwtTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"key-1\"}";
    private static final String CLAIMS = "{\"iss\":\"https://issuer.example\"}";

    private final SettableClock clock = SettableClock.atSomeTime();
    private final SigningKey key = SigningKey.rs256("key-1");

    @Test
    void a_compact_jws_is_parsed_and_shows_no_more_than_issuer_key_and_algorithm() {
        UnverifiedJwt token = UnverifiedJwt.parse(raw(HEADER, CLAIMS)).fold(parsed -> parsed, error -> {
            throw new AssertionError(error);
        });

        assertThat(token.issuer()).contains("https://issuer.example");
        assertThat(token.keyId()).contains("key-1");
        assertThat(token.algorithm()).contains(SignatureAlgorithm.RS256);
        assertThat(token).hasToString("UnverifiedJwt[redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a", "a.b", "a.b.c.d", "a.b.c.d.e.f", "{}", "Bearer x"})
    void text_that_is_no_jws_is_malformed(String text) {
        assertThat(errorOf(UnverifiedJwt.parse(text))).contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "/", " ", "\n", "\u00e9", "\u0000", "%"})
    void a_character_outside_base64url_is_malformed_in_each_part(String character) {
        String[] parts = raw(HEADER, CLAIMS).split("\\.", -1);

        assertThat(List.of(
                        parts[0] + character + "." + parts[1] + "." + parts[2],
                        parts[0] + "." + parts[1] + character + "." + parts[2],
                        parts[0] + "." + parts[1] + "." + parts[2] + character,
                        character + raw(HEADER, CLAIMS)))
                .allSatisfy(
                        text -> assertThat(errorOf(UnverifiedJwt.parse(text))).contains(TokenError.MALFORMED));
    }

    @Test
    void s30_another_spelling_of_the_same_signature_is_malformed() {
        String token = TokenText.cognitoAccess(clock).signedBy(key);
        // 256 bytes leave four unused bits in the last character
        char last = token.charAt(token.length() - 1);
        String other = token.substring(0, token.length() - 1) + (char) (last + 1);

        assertThat(errorOf(UnverifiedJwt.parse(token))).isEmpty();
        assertThat(java.util.Base64.getUrlDecoder().decode(other.substring(other.lastIndexOf('.') + 1)))
                .as("what a lenient decoder makes of it")
                .isEqualTo(java.util.Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
        assertThat(errorOf(UnverifiedJwt.parse(other))).contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // enc(PlainJWT), enc(JWS), S10 with zip, S11 with PBES2: five parts are enough to refuse
                "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}",
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}",
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAA\"}"
            })
    void s09_s10_s11_an_encrypted_token_is_refused_before_anything_in_it_is_read(String header) {
        assertThat(errorOf(UnverifiedJwt.parse(Base64URL.encode(header) + ".AAAA.AAAA.AAAA.AAAA")))
                .contains(TokenError.ENCRYPTED);
    }

    @Test
    void s12_deep_nesting_is_malformed_and_no_stack_overflow() {
        String nested = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

        assertThat(errorOf(UnverifiedJwt.parse(raw(HEADER, nested), Integer.MAX_VALUE)))
                .contains(TokenError.MALFORMED);
        assertThat(errorOf(UnverifiedJwt.parse(raw(HEADER, "[".repeat(10_000)), Integer.MAX_VALUE)))
                .contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}",
                "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":true}",
                "{\"alg\":\"RS256\",\"crit\":[]}",
                "{\"alg\":\"RS256\",\"crit\":null}",
                "{\"alg\":\"RS256\",\"b64\":false}"
            })
    void s13_a_critical_extension_is_refused_whatever_it_is(String header) {
        assertThat(errorOf(UnverifiedJwt.parse(raw(header, CLAIMS)))).contains(TokenError.EXTENSION);
    }

    @Test
    void s14_a_megabyte_of_dots_is_refused_for_less_than_64_kb() {
        String dots = ".".repeat(1 << 20);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        UnverifiedJwt.parse(dots);

        long before = threads.getCurrentThreadAllocatedBytes();
        TokenResult<UnverifiedJwt> result = UnverifiedJwt.parse(dots);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(errorOf(result)).contains(TokenError.MALFORMED);
        assertThat(allocated).isLessThan(64 * 1024);
    }

    @Test
    void s14_as_many_dots_as_fit_are_refused_for_less_than_64_kb() {
        String dots = ".".repeat(UnverifiedJwt.DEFAULT_MAX_BYTES);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        UnverifiedJwt.parse(dots);

        long before = threads.getCurrentThreadAllocatedBytes();
        UnverifiedJwt.parse(dots);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 * 1024);
    }

    @Test
    void s14_a_token_is_read_up_to_the_limit_and_not_one_byte_further() {
        String token = raw(HEADER, CLAIMS);

        assertThat(errorOf(UnverifiedJwt.parse(token, token.length()))).isEmpty();
        assertThat(errorOf(UnverifiedJwt.parse(token, token.length() - 1))).contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"a\",\"sub\":\"admin\"}",
                "{\"sub\":\"a\",\"\\u0073ub\":\"admin\"}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[{\"b\":1,\"b\":2}]}"
            })
    void s15_two_members_of_one_name_are_malformed(String claims) {
        assertThat(errorOf(UnverifiedJwt.parse(raw(HEADER, claims)))).contains(TokenError.MALFORMED);
        assertThat(errorOf(UnverifiedJwt.parse(raw("{\"alg\":\"none\",\"alg\":\"RS256\"}", CLAIMS))))
                .contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payload\":\"e30\",\"signatures\":[{\"protected\":\"e30\",\"signature\":\"AAAA\"}]}",
                "{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AAAA\"}",
                "{\"a.b\":\"c.d\"}"
            })
    void s15_a_json_serialized_jws_is_malformed(String json) {
        assertThat(errorOf(UnverifiedJwt.parse(json))).contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\rb", "a\\nb", "a\\u0000b", "a\\u001b[31m", "a\\u2028b", "\\u00e9", ""})
    void s05_a_key_id_that_could_break_a_log_line_is_malformed(String keyId) {
        assertThat(errorOf(UnverifiedJwt.parse(raw("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}", CLAIMS))))
                .contains(TokenError.MALFORMED);
    }

    @Test
    void s05_a_key_id_is_capped_at_256_characters() {
        assertThat(errorOf(UnverifiedJwt.parse(raw(headerWithKeyId("k".repeat(256)), CLAIMS))))
                .isEmpty();
        assertThat(errorOf(UnverifiedJwt.parse(raw(headerWithKeyId("k".repeat(257)), CLAIMS))))
                .contains(TokenError.MALFORMED);
        assertThat(errorOf(UnverifiedJwt.parse(raw(headerWithKeyId("k".repeat(10_000)), CLAIMS))))
                .contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"alg\":1}",
                "{\"alg\":null}",
                "{\"alg\":[\"RS256\"]}",
                "{\"alg\":\"\"}",
                "{\"alg\":\"RS256\",\"kid\":7}",
                "{\"alg\":\"RS256\",\"typ\":{}}",
                "[]",
                "\"RS256\"",
                "null"
            })
    void a_header_of_another_shape_is_malformed(String header) {
        assertThat(errorOf(UnverifiedJwt.parse(raw(header, CLAIMS)))).contains(TokenError.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"text\"", "null", "", "{", "{}{}", "{} x", "\ufeff{}"})
    void claims_that_are_not_one_object_are_malformed(String claims) {
        assertThat(errorOf(UnverifiedJwt.parse(raw(HEADER, claims)))).contains(TokenError.MALFORMED);
    }

    @Test
    void a_claim_that_is_null_is_as_good_as_missing() {
        assertThat(UnverifiedJwt.parse(raw(HEADER, "{\"sub\":null,\"iss\":\"x\"}"))
                        .fold(UnverifiedJwt::claims, error -> Map.of()))
                .containsOnlyKeys("iss");
    }

    private static String headerWithKeyId(String keyId) {
        return "{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}";
    }

    private static String raw(String header, String claims) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims) + ".AAAA";
    }
}
