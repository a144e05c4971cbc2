package dev.poolgate.userpool.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ForeignHashTest {
    private static final String PASSWORD = "correct horse";
    private static final PasswordHasher HASHER = new PasswordHasher(new HashingCost(8, 1, 4), new SecureRandom());

    @ParameterizedTest
    @MethodSource("hashes")
    void the_right_password_and_no_other_matches(String algorithm, String text) {
        ForeignHash hash = ForeignHash.parse(algorithm, text).orElseThrow();

        assertThat(HASHER.matches(PASSWORD, hash)).isTrue();
        assertThat(HASHER.matches("wrong horse", hash)).isFalse();
        assertThat(HASHER.matches("", hash)).isFalse();
        assertThat(hash.toString()).doesNotContain(text);
    }

    /** Made by Python's hashlib and bcrypt's and argon2's own programs. */
    static Stream<Arguments> hashes() {
        return Stream.of(
                Arguments.of(
                        "PBKDF2_SHA256",
                        "$pbkdf2-sha256$1000$c2FsdHNhbHRzYWx0c2FsdA$BBs+1+PaslLtBPULUr8/lQicvVuHiEPMz0i8MjLCbzM"),
                Arguments.of(
                        "PBKDF2_SHA256",
                        "$pbkdf2-sha256$i=1200,l=32$c2FsdHNhbHRzYWx0c2FsdA$jOWJ90jVvI88iCfhg1EtH1gJqXHpzQuwXjSQ9gPXJ7k"),
                Arguments.of(
                        "SCRYPT",
                        "$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$A9lBa6RTbfBovWqamVIqXKovIl4Vk6OZyVojLJmYmSI"),
                Arguments.of("BCRYPT", "$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BCRYPT        | $2b$16$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuvwxyzABCDE
            BCRYPT        | $1$abc$def
            BCRYPT        | plain
            ARGON2ID      | $argon2id$v=19$m=2000000,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA
            ARGON2ID      | $argon2id$v=19$m=65536,t=99,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA
            ARGON2ID      | $argon2i$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA
            SCRYPT        | $scrypt$ln=20,r=32,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA
            SCRYPT        | $scrypt$ln=0,r=8,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA
            PBKDF2_SHA256 | $pbkdf2-sha256$99999999$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA
            BCRYPT        | $2b$03$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuvwxyzABCDE
            ARGON2ID      | $argon2id$v=19$m=262144,t=16,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA
            ARGON2ID      | $argon2id$v=19$m=8,t=1,p=8$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA
            ARGON2ID      | $argon2id$v=99$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA
            ARGON2ID      | $argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzY$aGFzaGhhc2hoYXNoaGFzaA
            SCRYPT        | $scrypt$ln=17,r=16,p=8$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA
            SCRYPT        | $scrypt$ln=16,r=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA
            SCRYPT        | $scrypt$ln=10,r=8,p=1$c2FsdHNhb$aGFzaGhhc2hoYXNoaGFzaA
            PBKDF2_SHA256 | $pbkdf2-sha256$2000000$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaGhhc2hhc2hoYXNoaGFzaGhhc2hoYXNo
            PBKDF2_SHA256 | $pbkdf2-sha256$1000$c2FsdHNhb$aGFzaGhhc2hoYXNoaGFzaA
            MD5           | 5f4dcc3b5aa765d61d8327deb882cf99""")
    void what_is_no_hash_or_costs_too_much_is_refused(String algorithm, String text) {
        assertThat(ForeignHash.parse(algorithm, text)).isEmpty();
    }
}
