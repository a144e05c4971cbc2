package dev.poolgate.identitypool.session;

import static dev.poolgate.identitypool.session.Sessions.KEY;
import static dev.poolgate.identitypool.session.Sessions.RANDOM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private final SessionTokens tokens = new SessionTokens(KeyRing.of(KEY), RANDOM);

    @Test
    void what_is_opened_equals_what_was_sealed() {
        assertThat(tokens.open(tokens.seal(Sessions.session()))).contains(Sessions.session());
    }

    @Test
    void a_session_with_nothing_optional_is_opened_as_it_was_sealed() {
        Session bare = Sessions.session(Sessions.bareGrant());
        assertThat(tokens.open(tokens.seal(bare))).contains(bare);
    }

    @Test
    void two_seals_of_one_session_differ() {
        assertThat(tokens.seal(Sessions.session())).isNotEqualTo(tokens.seal(Sessions.session()));
    }

    @Test
    void nothing_of_the_session_can_be_read_from_outside() {
        String token = tokens.seal(Sessions.session());
        StringBuilder readable = new StringBuilder(token);
        for (String part : token.split("\\.", -1)) {
            readable.append(new String(Base64.getUrlDecoder().decode(part), UTF_8));
        }
        assertThat(readable.toString())
                .doesNotContain("secret-of-the-session")
                .doesNotContain("reader")
                .doesNotContain("alice")
                .doesNotContain("sales");
    }

    @Test
    void a_token_changed_in_any_one_character_does_not_open() {
        String token = tokens.seal(Sessions.session());
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.open(changed)).as("changed at %d", i).isEmpty();
        }
    }

    @Test
    void a_token_of_a_key_that_left_the_ring_does_not_open() {
        String token = tokens.seal(Sessions.session());
        SessionTokens others = new SessionTokens(KeyRing.of(SealingKey.generate("k2", RANDOM)), RANDOM);
        assertThat(others.open(token)).isEmpty();
    }

    @Test
    void a_token_of_an_equally_named_key_of_another_installation_does_not_open() {
        String token = tokens.seal(Sessions.session());
        SessionTokens others = new SessionTokens(KeyRing.of(SealingKey.generate(KEY.id(), RANDOM)), RANDOM);
        assertThat(others.open(token)).isEmpty();
    }

    @Test
    void after_a_rotation_old_tokens_open_and_new_ones_are_under_the_new_key() throws Exception {
        String old = tokens.seal(Sessions.session());
        SessionTokens rotated = new SessionTokens(KeyRing.of(SealingKey.generate("k2", RANDOM), KEY), RANDOM);
        assertThat(rotated.open(old)).contains(Sessions.session());
        String fresh = rotated.seal(Sessions.session());
        assertThat(EncryptedJWT.parse(fresh).getHeader().getKeyID()).isEqualTo("k2");
        assertThat(rotated.open(fresh)).contains(Sessions.session());
    }

    @Test
    void a_token_of_another_version_does_not_open() throws JOSEException {
        for (int version : new int[] {1, 3}) {
            assertThat(openVersion(version)).isEmpty();
        }
        assertThat(openVersion(2)).isPresent();
    }

    private Optional<Session> openVersion(int version) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(SessionClaims.write(Sessions.session()))
                .claim("v", version)
                .build();
        return tokens.open(sealed("poolgate-session", EncryptionMethod.A256GCM, claims));
    }

    @Test
    void a_token_that_the_same_key_sealed_for_another_purpose_does_not_open() throws JOSEException {
        JWTClaimsSet claims = SessionClaims.write(Sessions.session());
        assertThat(tokens.open(sealed("JWT", EncryptionMethod.A256GCM, claims))).isEmpty();
        assertThat(tokens.open(sealed("poolgate-session", EncryptionMethod.A128CBC_HS256, claims)))
                .isEmpty();
        assertThat(tokens.open(sealed("poolgate-session", EncryptionMethod.A256GCM, claims)))
                .isPresent();
    }

    @Test
    void text_that_is_no_token_does_not_open() {
        assertThat(tokens.open("")).isEmpty();
        assertThat(tokens.open("a.b.c.d.e")).isEmpty();
        assertThat(tokens.open("x".repeat(SealedClaims.MAX_LENGTH + 1))).isEmpty();
    }

    @Test
    void s39_a_holder_cannot_put_another_role_into_the_token() throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(SessionClaims.write(Sessions.session()))
                .claim("role", "arn:aws:iam::000000000000:role/admin")
                .build();
        EncryptedJWT forged = new EncryptedJWT(header("poolgate-session", EncryptionMethod.A256GCM), claims);
        forged.encrypt(new DirectEncrypter(SealingKey.generate(KEY.id(), RANDOM).secret()));
        assertThat(tokens.open(forged.serialize())).isEmpty();
    }

    private static String sealed(String type, EncryptionMethod method, JWTClaimsSet claims) throws JOSEException {
        EncryptedJWT token = new EncryptedJWT(header(type, method), claims);
        token.encrypt(new DirectEncrypter(KEY.secret()));
        return token.serialize();
    }

    private static JWEHeader header(String type, EncryptionMethod method) {
        return new JWEHeader.Builder(JWEAlgorithm.DIR, method)
                .type(new JOSEObjectType(type))
                .keyID(KEY.id())
                .build();
    }
}
