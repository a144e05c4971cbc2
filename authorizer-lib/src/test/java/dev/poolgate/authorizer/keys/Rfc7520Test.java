package dev.poolgate.authorizer.keys;

import static dev.poolgate.authorizer.fixture.Vectors.map;
import static dev.poolgate.authorizer.fixture.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.authorizer.fixture.Providers;
import dev.poolgate.authorizer.fixture.Vectors;
import dev.poolgate.authorizer.token.CryptoProvider;
import dev.poolgate.authorizer.token.RawJws;
import dev.poolgate.authorizer.token.VerificationKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 7520, RFC 7797 and RFC 8037. */
class Rfc7520Test {
    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi");

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("signedExamples")
    void a_signed_example_verifies_with_its_public_key(String file, CryptoProvider provider) throws UnusableKey {
        Map<String, @Nullable Object> example = Vectors.file("rfc7520/" + file);
        String compact = text(map(example.get("output")).get("compact"));
        VerificationKey key =
                JwkReader.read(publicPart(map(map(example.get("input")).get("key"))));

        assertThat(RawJws.parse(compact)).get().matches(jws -> jws.verifies(any -> Optional.of(key), provider));
        assertThat(RawJws.parse(withOtherPayload(compact)))
                .get()
                .matches(jws -> !jws.verifies(any -> Optional.of(key), provider));
    }

    static Stream<Arguments> signedExamples() {
        return Stream.of(
                        "4_1.rsa_v15_signature.json",
                        "4_2.rsa-pss_signature.json",
                        "4_3.ecdsa_signature.json",
                        "rfc8037_jws.json")
                .flatMap(file -> Providers.all().map(provider -> Arguments.of(file, provider)));
    }

    @ParameterizedTest
    @CsvSource({
        "4_4.hmac-sha2_integrity_protection.json, hmac",
        "4_5.signature_with_detached_content.json, hmac and no payload",
        "4.2.hmac-sha2_b64_false.json, unencoded payload",
        "hmac-sha2_b64_false.json, unencoded payload"
    })
    void s02_s13_an_example_with_hmac_or_b64_false_has_no_key_to_verify_with(String file, String why) {
        Map<String, @Nullable Object> example = Vectors.file("rfc7520/" + file);

        assertThatThrownBy(() -> JwkReader.read(map(map(example.get("input")).get("key"))))
                .as(why)
                .isInstanceOfSatisfying(UnusableKey.class, unusable -> assertThat(unusable.reason())
                        .isEqualTo(IgnoredKey.SYMMETRIC));
    }

    @Test
    void s13_a_token_with_an_unencoded_payload_is_not_parsed() {
        Map<String, @Nullable Object> output =
                map(Vectors.file("rfc7520/hmac-sha2_b64_false.json").get("output"));

        assertThat(RawJws.parse(text(output.get("compact")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4_6.protecting_specific_header_fields.json",
        "4_7.protecting_content_only.json",
        "4_8.multiple_signatures.json"
    })
    void s15_a_json_serialized_example_is_not_parsed(String file) {
        Map<String, @Nullable Object> output =
                map(Vectors.file("rfc7520/" + file).get("output"));

        assertThat(output).doesNotContainKey("compact");
        assertThat(RawJws.parse(JSONObjectUtils.toJSONString(map(output.get("json")))))
                .isEmpty();
    }

    @Test
    void s09_a_signature_nested_in_encryption_is_not_parsed() {
        Map<String, @Nullable Object> example = Vectors.file("rfc7520/6.nesting_signatures_and_encryption.json");
        String jwe = text(map(map(example.get("encrypt")).get("output")).get("compact"));

        assertThat(RawJws.parse(jwe)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3_1.ec_public_key.json", "3_3.rsa_public_key.json"})
    void a_public_key_is_read(String file) throws UnusableKey {
        assertThat(JwkReader.read(Vectors.file("rfc7520/" + file)).id()).contains("bilbo.baggins@hobbiton.example");
    }

    @ParameterizedTest
    @CsvSource({
        "3_2.ec_private_key.json, PRIVATE",
        "3_4.rsa_private_key.json, PRIVATE",
        "3_5.symmetric_key_mac_computation.json, SYMMETRIC",
        "3_6.symmetric_key_encryption.json, SYMMETRIC"
    })
    void s07_a_private_or_symmetric_key_is_refused(String file, IgnoredKey reason) {
        assertThatThrownBy(() -> JwkReader.read(Vectors.file("rfc7520/" + file)))
                .isInstanceOfSatisfying(UnusableKey.class, unusable -> assertThat(unusable.reason())
                        .isEqualTo(reason));
    }

    private static Map<String, @Nullable Object> publicPart(Map<String, @Nullable Object> jwk) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(jwk);
        PRIVATE_MEMBERS.forEach(copy::remove);
        return copy;
    }

    private static String withOtherPayload(String compact) {
        String[] parts = compact.split("\\.", -1);
        return parts[0] + ".e30." + parts[2];
    }
}
