package dev.poolgate.authorizer.keys;

import static dev.poolgate.authorizer.fixture.Vectors.list;
import static dev.poolgate.authorizer.fixture.Vectors.map;
import static dev.poolgate.authorizer.fixture.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.poolgate.authorizer.fixture.Providers;
import dev.poolgate.authorizer.fixture.Vectors;
import dev.poolgate.authorizer.token.CryptoProvider;
import dev.poolgate.authorizer.token.RawJws;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Project Wycheproof's verdicts on JWS and JWK are ours, but for the exceptions argued here. */
class WycheproofTest {
    private static final String NO_HMAC = "HMAC is never accepted: who can verify could sign (S2)";
    private static final String NO_JWE = "encrypted tokens are not taken (S9)";
    private static final String OTHER_ALG = "the key's own alg says PS256 and the token PS384; alg is binding here";
    private static final String NO_SUCH_ALG = "the key's alg `ES521` does not exist, so the key is ignored";
    private static final String BASE64 = "the file takes a stray character in base64url; RFC 7515 section 2 does not";

    private static final Map<String, Map<Integer, String>> EXCEPTIONS = Map.of(
            "json_web_signature_test",
            Map.ofEntries(
                    Map.entry(1, NO_HMAC),
                    Map.entry(346, OTHER_ALG),
                    Map.entry(347, NO_SUCH_ALG),
                    Map.entry(348, NO_HMAC),
                    Map.entry(350, OTHER_ALG),
                    Map.entry(351, NO_SUCH_ALG),
                    Map.entry(352, NO_HMAC),
                    Map.entry(357, NO_HMAC),
                    Map.entry(358, NO_HMAC),
                    Map.entry(359, NO_HMAC),
                    Map.entry(372, BASE64),
                    Map.entry(373, BASE64),
                    Map.entry(376, NO_HMAC),
                    Map.entry(377, NO_HMAC)),
            "json_web_key_test",
            Map.of(2, NO_HMAC, 13, NO_HMAC, 14, NO_HMAC, 15, NO_HMAC),
            "json_web_crypto_test",
            Map.of(1, NO_HMAC, 48, NO_HMAC, 50, NO_JWE, 67, NO_JWE));

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("filesAndProviders")
    void each_verdict_is_the_files_or_an_argued_exception(String file, CryptoProvider provider) {
        List<String> surprises = new ArrayList<>();
        int seen = 0;
        for (Object group : list(Vectors.file("wycheproof/" + file + ".json").get("testGroups"))) {
            Map<String, @Nullable Object> members = map(group);
            for (Object test : list(members.get("tests"))) {
                seen++;
                check(file, members, map(test), provider).ifPresent(surprises::add);
            }
        }

        assertThat(surprises).isEmpty();
        assertThat((long) seen)
                .isEqualTo(Vectors.file("wycheproof/" + file + ".json").get("numberOfTests"));
    }

    @Test
    void s09_no_vector_that_is_encrypted_is_parsed() {
        List<String> parsed = new ArrayList<>();
        for (Object group :
                list(Vectors.file("wycheproof/json_web_encryption_test.json").get("testGroups"))) {
            for (Object test : list(map(group).get("tests"))) {
                Object jwe = map(test).get("jwe");
                if (!(jwe instanceof String compact) || RawJws.parse(compact).isPresent()) {
                    parsed.add(String.valueOf(map(test).get("tcId")));
                }
            }
        }

        assertThat(parsed).isEmpty();
    }

    static Stream<Arguments> filesAndProviders() {
        return EXCEPTIONS.keySet().stream().sorted().flatMap(file -> Providers.all()
                .map(provider -> Arguments.of(file, provider)));
    }

    /** An exception that is listed and not needed is a surprise too. */
    private static Optional<String> check(
            String file,
            Map<String, @Nullable Object> group,
            Map<String, @Nullable Object> test,
            CryptoProvider provider) {
        boolean expected = "valid".equals(test.get("result"));
        Object token = test.containsKey("jws") ? test.get("jws") : test.get("jwe");
        boolean actual = token instanceof String compact && accepts(group, compact, provider);
        int id = ((Long) test.getOrDefault("tcId", -1L)).intValue();
        boolean excepted = EXCEPTIONS.getOrDefault(file, Map.of()).containsKey(id);
        return (expected == actual) == excepted
                ? Optional.of(id + " " + test.get("comment") + ": file says " + expected + ", we say " + actual)
                : Optional.empty();
    }

    private static boolean accepts(Map<String, @Nullable Object> group, String compact, CryptoProvider provider) {
        PublishedKeys keys = keysOf(map(group.containsKey("public") ? group.get("public") : group.get("private")));
        return RawJws.parse(compact)
                .filter(jws -> jws.verifies(id -> keys.find(id.orElse(null)), provider))
                .isPresent();
    }

    private static PublishedKeys keysOf(Map<String, @Nullable Object> jwkOrSet) {
        String json = JSONObjectUtils.toJSONString(jwkOrSet);
        String set = jwkOrSet.containsKey("keys") ? json : "{\"keys\":[" + json + "]}";
        try {
            return JwkSetParser.parse(set.getBytes(StandardCharsets.UTF_8));
        } catch (KeyFetchException e) {
            throw new AssertionError(text(e.getMessage()), e);
        }
    }
}
