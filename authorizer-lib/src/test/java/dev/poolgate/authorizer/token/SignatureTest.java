package dev.poolgate.authorizer.token;

import static dev.poolgate.authorizer.token.Verification.errorOf;
import static dev.poolgate.authorizer.token.Verification.verificationKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.poolgate.authorizer.fixture.Issuers;
import dev.poolgate.authorizer.fixture.Providers;
import dev.poolgate.authorizer.fixture.SettableClock;
import dev.poolgate.authorizer.fixture.SigningKey;
import dev.poolgate.authorizer.fixture.TokenText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures, with each crypto provider: the verdicts must not differ. */
class SignatureTest {
    private final SettableClock clock = SettableClock.atSomeTime();

    static Stream<Arguments> algorithmsAndProviders() {
        return Arrays.stream(SignatureAlgorithm.values())
                .flatMap(algorithm -> Providers.all().map(provider -> Arguments.of(algorithm, provider)));
    }

    static Stream<CryptoProvider> providers() {
        return Providers.all();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("algorithmsAndProviders")
    void a_signature_of_each_algorithm_verifies(SignatureAlgorithm algorithm, CryptoProvider provider) {
        SigningKey key = SigningKey.of("key-1", algorithm);

        assertThat(verify(good().signedBy(key), key, provider)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("algorithmsAndProviders")
    void a_signature_of_another_key_does_not(SignatureAlgorithm algorithm, CryptoProvider provider) {
        SigningKey key = SigningKey.of("key-1", algorithm);
        SigningKey other = SigningKey.of("key-2", algorithm);

        assertThat(verify(good().header("kid", "key-1").signedBy(other), key, provider))
                .contains(TokenError.SIGNATURE);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("algorithmsAndProviders")
    void a_signature_with_one_bit_changed_does_not(SignatureAlgorithm algorithm, CryptoProvider provider) {
        SigningKey key = SigningKey.of("key-1", algorithm);
        String token = good().signedBy(key);
        int dot = token.lastIndexOf('.');
        byte[] signature = new Base64URL(token.substring(dot + 1)).decode();

        for (int position : new int[] {0, signature.length / 2, signature.length - 1}) {
            byte[] changed = signature.clone();
            changed[position] ^= 1;
            assertThat(verify(token.substring(0, dot + 1) + Base64URL.encode(changed), key, provider))
                    .contains(TokenError.SIGNATURE);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("algorithmsAndProviders")
    void a_signature_of_another_length_does_not(SignatureAlgorithm algorithm, CryptoProvider provider) {
        SigningKey key = SigningKey.of("key-1", algorithm);
        String token = good().signedBy(key);
        int dot = token.lastIndexOf('.');
        byte[] signature = new Base64URL(token.substring(dot + 1)).decode();

        for (int length : new int[] {0, 1, signature.length - 1, signature.length + 1, 2 * signature.length}) {
            String other = token.substring(0, dot + 1) + Base64URL.encode(Arrays.copyOf(signature, length));
            assertThat(verify(other, key, provider)).contains(TokenError.SIGNATURE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    void s01_no_spelling_of_none_is_an_algorithm(CryptoProvider provider) {
        SigningKey key = SigningKey.rs256("key-1");
        for (String none : List.of("none", "None", "NONE", "nOnE", "rs256", "RS256 ", "RS1", "HS256")) {
            String signed = good().header("alg", none).signedBy(key);
            String unsigned = signed.substring(0, signed.lastIndexOf('.') + 1);

            assertThat(verify(signed, key, provider)).contains(TokenError.ALGORITHM);
            assertThat(verify(unsigned, key, provider)).contains(TokenError.ALGORITHM);
            assertThat(verify(unsigned.substring(0, unsigned.length() - 1), key, provider))
                    .contains(TokenError.MALFORMED);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    void s02_no_form_of_the_public_key_is_an_hmac_secret(CryptoProvider provider) throws GeneralSecurityException {
        SigningKey key = SigningKey.rs256("key-1");
        byte[] der = key.pair().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        List<byte[]> secrets = List.of(
                pem.getBytes(StandardCharsets.US_ASCII),
                der,
                key.jwk().getBytes(StandardCharsets.US_ASCII),
                ((RSAPublicKey) key.pair().getPublic()).getModulus().toByteArray());

        for (byte[] secret : secrets) {
            assertThat(verify(hmac(secret), key, provider)).contains(TokenError.ALGORITHM);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    void s02_the_header_does_not_choose_what_a_key_is_used_for(CryptoProvider provider) {
        SigningKey pss = SigningKey.of("key-1", SignatureAlgorithm.PS256);
        SigningKey pkcs1 = SigningKey.rs256("key-1");

        // the same key pair, and a signature that is good in itself
        assertThat(pss.pair()).isSameAs(pkcs1.pair());
        assertThat(verify(good().signedBy(pss), pkcs1, provider)).contains(TokenError.ALGORITHM);
        assertThat(verify(good().signedBy(pkcs1), pss, provider)).contains(TokenError.ALGORITHM);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    void an_algorithm_that_the_issuer_does_not_list_is_refused(CryptoProvider provider) {
        SigningKey key = SigningKey.of("key-1", SignatureAlgorithm.ES256);
        TrustedIssuer issuer = Issuers.oauth(key)
                .algorithms(EnumSet.complementOf(EnumSet.of(SignatureAlgorithm.ES256)))
                .build();

        assertThat(verify(good().signedBy(key), key, provider, issuer)).contains(TokenError.ALGORITHM);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    void s03_a_key_in_the_header_is_not_used(CryptoProvider provider) {
        SigningKey attacker = SigningKey.rs256("attacker");
        SigningKey key = SigningKey.rs256("key-1");
        String header = "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"jwk\":" + attacker.jwk() + "}";

        assertThat(verify(attacker.sign(header, good().payload()), key, provider))
                .contains(TokenError.SIGNATURE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providers")
    void s08_a_psychic_signature_is_refused(CryptoProvider provider) {
        for (SignatureAlgorithm algorithm :
                List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.ES384, SignatureAlgorithm.ES512)) {
            SigningKey key = SigningKey.of("key-1", algorithm);
            String token = good().signedBy(key);
            int dot = token.lastIndexOf('.');
            int length = new Base64URL(token.substring(dot + 1)).decode().length;

            assertThat(verify(token.substring(0, dot + 1) + Base64URL.encode(new byte[length]), key, provider))
                    .contains(TokenError.SIGNATURE);
        }
    }

    private TokenText good() {
        return TokenText.oauthAccess(clock, Issuers.OAUTH_ISSUER);
    }

    private Optional<TokenError> verify(String token, SigningKey key, CryptoProvider provider) {
        return verify(token, key, provider, Issuers.oauth(key).build());
    }

    private Optional<TokenError> verify(String token, SigningKey key, CryptoProvider provider, TrustedIssuer issuer) {
        JwtVerifier verifier = new JwtVerifier(clock, provider);
        return errorOf(
                UnverifiedJwt.parse(token).then(parsed -> verifier.verify(parsed, verificationKey(key), issuer)));
    }

    private String hmac(byte[] secret) throws GeneralSecurityException {
        String input =
                Base64URL.encode("{\"alg\":\"HS256\",\"kid\":\"key-1\"}") + "." + Base64URL.encode(good().payload());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return input + "." + Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }
}
