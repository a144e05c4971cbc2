package dev.poolgate.authorizer.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.token.SignatureAlgorithm;
import dev.poolgate.authorizer.token.VerificationKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JwkSetParserTest {
    private final SigningKey good = SigningKey.rs256("good");

    @Test
    void s07_one_good_key_among_odd_ones_is_used_and_each_odd_one_counted() throws KeyFetchException {
        PublishedKeys keys = parse(
                good.jwk(),
                "{\"kty\":\"oct\",\"kid\":\"hmac\",\"k\":\"AAAA\"}",
                good.jwk().replace("\"use\":\"sig\"", "\"use\":\"enc\""),
                SigningKey.rs256("private").jwk().replace("\"kty\"", "\"d\":\"AQAB\",\"kty\""),
                rsa("small", modulus(1024), "AQAB"),
                "{\"kty\":\"AKP\",\"kid\":\"new\"}",
                "{\"kid\":\"no-type\"}",
                "{\"kty\":\"RSA\",\"kid\":\"no-modulus\"}",
                "7",
                "null",
                SigningKey.rs256("twin").jwk(),
                SigningKey.rs256("twin").jwk());

        assertThat(keys.keys()).extracting(key -> key.id().orElse("")).containsExactly("good");
        assertThat(keys.ignored())
                .containsEntry(IgnoredKey.SYMMETRIC, 1L)
                .containsEntry(IgnoredKey.NOT_FOR_SIGNATURES, 1L)
                .containsEntry(IgnoredKey.PRIVATE, 1L)
                .containsEntry(IgnoredKey.WEAK, 1L)
                .containsEntry(IgnoredKey.UNSUPPORTED, 2L)
                .containsEntry(IgnoredKey.MALFORMED, 3L)
                .containsEntry(IgnoredKey.AMBIGUOUS, 2L);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_of_each_algorithm_is_read_and_bound_to_its_alg(SignatureAlgorithm algorithm) throws KeyFetchException {
        SigningKey key = SigningKey.of("key-1", algorithm);

        VerificationKey read = parse(key.jwk()).find("key-1").orElseThrow();

        assertThat(read.key()).isEqualTo(key.pair().getPublic());
        assertThat(read.algorithms()).containsExactly(algorithm);
    }

    @Test
    void a_key_without_alg_can_do_what_its_type_and_curve_can() throws KeyFetchException {
        assertThat(only(good.jwk().replace("\"alg\":\"RS256\",", "")).algorithms())
                .containsExactly(
                        SignatureAlgorithm.RS256,
                        SignatureAlgorithm.RS384,
                        SignatureAlgorithm.RS512,
                        SignatureAlgorithm.PS256,
                        SignatureAlgorithm.PS384,
                        SignatureAlgorithm.PS512);
        assertThat(only(SigningKey.of("ec", SignatureAlgorithm.ES384).jwk().replace("\"alg\":\"ES384\",", ""))
                        .algorithms())
                .containsExactly(SignatureAlgorithm.ES384);
    }

    @ParameterizedTest
    @CsvSource({"RS256, HS256", "RS256, ES256", "RS256, none", "RS256, RSA-OAEP", "ES256, ES384", "EDDSA, RS256"})
    void s02_a_key_whose_alg_does_not_fit_its_type_is_ignored(SignatureAlgorithm type, String alg)
            throws KeyFetchException {
        SigningKey key = SigningKey.of("key-1", type);
        String jwk = key.jwk().replace("\"alg\":\"" + type.joseName() + "\"", "\"alg\":\"" + alg + "\"");

        assertThat(parse(jwk).ignored()).containsOnlyKeys(IgnoredKey.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"sign, false", "encrypt, false", "verify, true"})
    void key_ops_must_have_verify_where_they_are_given(String operation, boolean usable) throws KeyFetchException {
        String jwk = good.jwk().replace("\"use\":\"sig\"", "\"key_ops\":[\"" + operation + "\"]");

        assertThat(parse(jwk).keys().isEmpty()).isNotEqualTo(usable);
    }

    @ParameterizedTest
    @CsvSource({"2047, false", "2048, true", "8192, true", "8193, false"})
    void an_rsa_modulus_has_2048_to_8192_bits(int bits, boolean usable) throws KeyFetchException {
        assertThat(parse(rsa("key-1", modulus(bits), "AQAB")).keys().isEmpty()).isNotEqualTo(usable);
    }

    @ParameterizedTest
    @CsvSource({"AQ, false", "Ag, false", "Aw, true", "BA, false", "AQAB, true", "AQAAAAAAAQ, false"})
    void an_rsa_exponent_is_odd_and_at_least_three_and_short(String exponent, boolean usable) throws KeyFetchException {
        assertThat(parse(rsa("key-1", modulus(2048), exponent)).keys().isEmpty())
                .isNotEqualTo(usable);
    }

    @ParameterizedTest
    @CsvSource({"secp256k1", "X25519", "Ed448"})
    void a_curve_that_no_allowed_algorithm_uses_is_ignored(String curve) throws KeyFetchException {
        String jwk = curve.startsWith("secp")
                ? "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g\","
                        + "\"y\":\"SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg\"}"
                : "{\"kty\":\"OKP\",\"crv\":\"" + curve + "\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

        assertThat(parse(jwk).ignored()).containsOnlyKeys(IgnoredKey.UNSUPPORTED);
    }

    @Test
    void a_point_off_its_curve_is_malformed() throws KeyFetchException {
        String jwk = SigningKey.of("ec", SignatureAlgorithm.ES256).jwk();
        String wrong = jwk.replaceAll("\"y\":\"[^\"]*\"", "\"y\":\"" + Base64URL.encode(new byte[32]) + "\"");

        assertThat(parse(wrong).ignored()).containsOnlyKeys(IgnoredKey.MALFORMED);
    }

    @Test
    void an_honest_modulus_does_not_look_like_roca_and_a_crafted_one_does() {
        // k * M + 65537^a mod M, the form of the weak primes, is a power of 65537 modulo each prime of M
        BigInteger product = BigInteger.ONE;
        for (int prime : new int[] {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157}) {
            product = product.multiply(BigInteger.valueOf(prime));
        }
        BigInteger crafted = BigInteger.valueOf(65537)
                .modPow(BigInteger.valueOf(12345), product)
                .add(product.shiftLeft(1900));

        assertThat(RocaFingerprint.matches(crafted)).isTrue();
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(RocaFingerprint.matches(new BigInteger(2048, random))).isFalse();
        }
    }

    private static VerificationKey only(String jwk) throws KeyFetchException {
        return parse(jwk).keys().get(0);
    }

    private static PublishedKeys parse(String... jwks) throws KeyFetchException {
        return JwkSetParser.parse(
                ("{\"keys\":[" + String.join(",", List.of(jwks)) + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static String rsa(String id, BigInteger modulus, String exponent) {
        return "{\"kty\":\"RSA\",\"kid\":\"" + id + "\",\"n\":\"" + Base64URL.encode(modulus) + "\",\"e\":\"" + exponent
                + "\"}";
    }

    private static BigInteger modulus(int bits) {
        return new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
    }
}
